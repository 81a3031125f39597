// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Mustache
import Words

/// The templates in each language. `[[key]]` in a template stands for a phrase, whose placeholders
/// are filled from the page like any other name.
struct TemplateShelf: Sendable {
  private let libraries: [Language: MustacheLibrary]

  /// Reads every template once and words it in each language; a broken one stops the program at
  /// its start, not in front of a person.
  init(_ phrasebooks: [Language: Phrasebook]) throws {
    let root = Bundle.module.bundleURL.appending(path: "Templates")
    var libraries: [Language: MustacheLibrary] = [:]
    for (language, words) in phrasebooks {
      var library = MustacheLibrary()
      for name in try Self.names(in: root) {
        let file = root.appending(path: "\(name).mustache")
        let text = Self.worded(try String(contentsOf: file, encoding: .utf8), words)
        library.register(try MustacheTemplate(string: text), named: name)
      }
      libraries[language] = library
    }
    self.libraries = libraries
  }

  func render(_ page: Any, _ name: String, _ language: Language) throws -> String {
    guard let text = libraries[language]?.render(page, withTemplate: name) else {
      throw MissingTemplate(name: name)
    }
    return text
  }

  /// There is no template of this name.
  struct MissingTemplate: Error {
    let name: String
  }

  private static func names(in root: URL) throws -> [String] {
    let files = try FileManager.default.subpathsOfDirectory(atPath: root.path)
    return files.filter { $0.hasSuffix(".mustache") }.map { String($0.dropLast(9)) }.sorted()
  }

  /// Replaces each `[[key]]` by its phrase; `{name}` in a phrase becomes a name of the page.
  static func worded(_ template: String, _ words: Phrasebook) -> String {
    var result = ""
    var rest = template[...]
    while let start = rest.range(of: "[["), let end = rest[start.upperBound...].range(of: "]]") {
      result += rest[..<start.lowerBound]
      let phrase = Page.escaped(words(String(rest[start.upperBound..<end.lowerBound])))
      result += phrase.replacingOccurrences(of: "{", with: "{{")
        .replacingOccurrences(of: "}", with: "}}")
      rest = rest[end.upperBound...]
    }
    return result + rest
  }
}
