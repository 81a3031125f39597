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
    guard var text = phrases[key] else { return key }
    for (name, value) in arguments where text.contains("{") {
      text = text.replacingOccurrences(of: "{\(name)}", with: value)
    }
    return text
  }
}
