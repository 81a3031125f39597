// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// A name that a template asks for and no page has would show as nothing: here it is found.
@Suite struct TemplateTests {
  /// The names of a template, each part of a dotted one, without the partials.
  private func names(_ template: SourceTree.File) -> Set<String> {
    var found: Set<String> = []
    for match in template.text.matches(of: /\{\{\{?([#^\/]?) *([A-Za-z.]+) *\}?\}\}/)
    where match.2 != "." {
      found.formUnion(match.2.split(separator: ".").map(String.init))
    }
    return found
  }

  /// Every property of a type in the pages, stored or computed before.
  private func properties() throws -> Set<String> {
    Set(
      try SourceTree.files(under: "Sources/Web", ending: "swift").flatMap { file in
        file.text.matches(of: /(?:let|var) (\w+)(?::| =)/).map { String($0.1) }
      })
  }

  @Test func `Every name in a template is a property of a page`() throws {
    let properties = try properties()
    let templates = try SourceTree.templates()
    #expect(templates.count > 8)
    for template in templates {
      for name in names(template).sorted() {
        #expect(properties.contains(name), "\(template.path): \(name)")
      }
    }
  }

  @Test func `Every placeholder of a phrase in a template is a property of a page`() throws {
    let properties = try properties()
    let phrases = try Locales.phrases("vi").merging(try Locales.phrases("en")) { $0 + $1 }
    for template in try SourceTree.templates() {
      for match in template.text.matches(of: /\[\[([^\]]+)\]\]/) {
        for name in Locales.placeholders(phrases[String(match.1)] ?? "") {
          #expect(properties.contains(name), "\(template.path): \(match.1): \(name)")
        }
      }
    }
  }

  @Test func `Every opened section is closed, in order`() throws {
    for template in try SourceTree.templates() {
      var open: [String] = []
      for match in template.text.matches(of: /\{\{([#^\/]) *([A-Za-z.]+) *\}\}/) {
        let name = String(match.2)
        if match.1 != "/" {
          open.append(name)
        } else {
          #expect(open.popLast() == name, "\(template.path)")
        }
      }
      #expect(open.isEmpty, "\(template.path)")
    }
  }

  @Test func `Every partial is a template, and every template is asked for`() throws {
    let beginning = "Sources/Web/Templates/"
    let templates = try SourceTree.templates()
    let names = Set(templates.map { String($0.path.dropFirst(beginning.count).dropLast(9)) })
    var asked: Set<String> = []
    for template in templates {
      for match in template.text.matches(of: /\{\{> *([^ }]+) *\}\}/) {
        asked.insert(String(match.1))
      }
    }
    #expect(asked.subtracting(names) == [])
    for file in try SourceTree.files(under: "Sources/Web", ending: "swift") {
      for name in names where file.text.contains("\"\(name)\"") { asked.insert(name) }
    }
    #expect(names.subtracting(asked) == [])
  }

  @Test func `Only pictures are put into a page without escaping`() throws {
    for template in try SourceTree.templates() {
      for match in template.text.matches(of: /\{\{\{ *([A-Za-z]+) *\}\}\}/) {
        #expect(
          ["body", "cells", "chart", "chartNow", "chartThen", "donut", "picture", "trend"].contains(
            String(match.1)),
          "\(template.path)")
      }
      #expect(!template.text.contains("{{&"), "\(template.path)")
    }
  }
}
