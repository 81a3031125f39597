// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing
import Words

/// The two languages say the same things, with the same placeholders, in the same order of keys.
@Suite struct LocaleTests {
  private let languages = ["vi", "en"]

  @Test func `Both languages have the same keys`() throws {
    let vi = try Locales.phrases("vi")
    let en = try Locales.phrases("en")
    #expect(vi.count > 400)
    #expect(Set(vi.keys).subtracting(en.keys) == [])
    #expect(Set(en.keys).subtracting(vi.keys) == [])
  }

  @Test func `A phrase has the same placeholders in both languages`() throws {
    let vi = try Locales.phrases("vi")
    let en = try Locales.phrases("en")
    // The parts of a date: Vietnamese writes the month as a number, English as a name.
    let dates: Set = ["date.day", "date.period"]
    for (key, text) in vi where !dates.contains(key) {
      let other = Locales.placeholders(en[key] ?? "")
      #expect(Locales.placeholders(text) == other, "\(key)")
    }
  }

  @Test func `No phrase is empty or badly braced`() throws {
    for language in languages {
      for (key, text) in try Locales.phrases(language) {
        #expect(!text.trimmingCharacters(in: .whitespaces).isEmpty, "\(language) \(key)")
        let braces = text.count { $0 == "{" || $0 == "}" }
        #expect(braces == 2 * text.matches(of: /\{\w+\}/).count, "\(language) \(key)")
        #expect(text == text.precomposedStringWithCanonicalMapping, "\(language) \(key)")
      }
    }
  }

  @Test func `The keys of a file are sorted and stand once`() throws {
    for language in languages {
      let keys = try Locales.keysInOrder(language)
      #expect(keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) } == keys, "\(language)")
      #expect(Set(keys).count == keys.count, "\(language)")
    }
  }

  @Test func `The phrasebook fills the placeholders of its files`() throws {
    for language in languages {
      let words = try Phrasebook.load(language)
      #expect(words.keys == Set(try Locales.phrases(language).keys))
      let text = words("check.good", ["folder": "ABC", "warnings": "7"])
      #expect(text.contains("ABC") && text.contains("7") && !text.contains("{"))
    }
  }
}

/// The files of phrases as they stand in the repository.
enum Locales {
  static func phrases(_ language: String) throws -> [String: String] {
    try JSONDecoder().decode([String: String].self, from: Data(try text(language).utf8))
  }

  static func keysInOrder(_ language: String) throws -> [String] {
    try text(language).split(separator: "\n").compactMap { line in
      line.firstMatch(of: /^ *"([^"]+)": "/).map { String($0.1) }
    }
  }

  static func placeholders(_ text: String) -> Set<String> {
    Set(text.matches(of: /\{(\w+)\}/).map { String($0.1) })
  }

  private static func text(_ language: String) throws -> String {
    try SourceTree.file("Core/Sources/Words/Locales/\(language).json").text
  }
}
