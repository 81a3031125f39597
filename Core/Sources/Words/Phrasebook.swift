// SPDX-License-Identifier: Apache-2.0

import Foundation

/// The product's sentences in one language: locale key -> text with `{placeholders}`.
public struct Phrasebook: Sendable {
  private let phrases: [String: String]

  public init(phrases: [String: String]) { self.phrases = phrases }

  /// The phrasebook of a language code (`vi`, `en`) from the folder of locales beside the program.
  public static func load(_ language: String) throws -> Phrasebook {
    let file = Bundle.module.bundleURL.appending(path: "Locales/\(language).json")
    let phrases = try JSONDecoder().decode([String: String].self, from: Data(contentsOf: file))
    return Phrasebook(phrases: phrases)
  }

  /// Every key that has a text.
  public var keys: Set<String> { Set(phrases.keys) }

  /// The text of a key with its placeholders filled; the key itself when there is no text.
  public func callAsFunction(_ key: String, _ arguments: [String: String] = [:]) -> String {
    guard let text = phrases[key] else { return key }
    guard text.contains("{"), !arguments.isEmpty else { return text }
    var result = ""
    var rest = text[...]
    // One pass: a value that looks like a placeholder is not filled in its turn.
    while let start = rest.firstIndex(of: "{"), let end = rest[start...].firstIndex(of: "}") {
      let name = String(rest[rest.index(after: start)..<end])
      result += rest[..<start] + (arguments[name] ?? "{\(name)}")
      rest = rest[rest.index(after: end)...]
    }
    return result + rest
  }
}
