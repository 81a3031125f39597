// SPDX-License-Identifier: Apache-2.0

import Foundation

/// What the sources say of locale keys, read from their text.
enum SourceUse {
  /// Every text in quotes of the Swift files, and every key of the templates.
  static func literals() throws -> Set<String> {
    var found: Set<String> = []
    for file in try SourceTree.productFiles() {
      for match in file.text.matches(of: /"([a-z][a-z0-9.-]*[A-Za-z0-9-]*)"/) {
        found.insert(String(match.1))
      }
    }
    for template in try SourceTree.templates() {
      for match in template.text.matches(of: /\[\[([^\]]+)\]\]/) { found.insert(String(match.1)) }
    }
    return found
  }

  /// The things that an act or a question did not find.
  static func notFoundThings() throws -> Set<String> {
    Set(
      try SourceTree.productFiles().flatMap { file in
        file.text.matches(of: /Refusal\.notFound\("([a-z]+)"\)/).map { String($0.1) }
      })
  }

  /// The kinds of event that stand in a report's timeline.
  static func recordedOnSubmissions() throws -> [String] {
    try ["Submissions", "Evidence"].flatMap {
      try SourceTree.files(under: "Sources/Workflow/\($0)", ending: "swift")
    }.flatMap { file in
      file.text.matches(of: /(?:work\.| )?record\(([^:]*(?: : )?[^:]*)on:/).flatMap { call in
        call.1.matches(of: /"([a-z.-]+)"/).map { String($0.1) }
      }
        + file.text.matches(of: /case \.\w+: \(\.\w+, "(submission\.[a-z-]+)"/).map { String($0.1) }
    }
  }

  /// The kinds of entry in the log.
  static func recordedKinds() throws -> Set<String> {
    Set(
      try SourceTree.files(under: "Sources/Workflow", ending: "swift").flatMap { file in
        let calls = file.text.matches(of: /[ .](?:record|note)\(\s*([^,]*),/).map { String($0.1) }
        let kinds = file.text.matches(
          of: /case \.\w+(?:\(let \w+\))?: \((?:\.\w+, )?("[a-z]+\.[a-z-]+")/
        )
        .map { String($0.1) }
        return (calls + kinds).flatMap { call in
          call.matches(of: /"([a-z.-]+)"/).map { String($0.1) }
        }
      })
  }

  /// The headings of the reports' tables, which a list of endings names.
  static func reportColumns() throws -> Set<String> {
    Set(
      try SourceTree.files(under: "Core/Sources/Reports", ending: "swift").flatMap { file in
        file.text.matches(of: /"([a-z-]+)"/).map { "report.column.\($0.1)" }
      })
  }

  /// How an indicator is computed, as the page names it.
  static func measures() throws -> Set<String> {
    let file = try SourceTree.file("Sources/Web/Evaluations/IndicatorRule.swift")
    return Set(file.text.matches(of: #/case [^\n]*: \("([A-Za-z]+)",/#).map { String($0.1) })
  }
}
