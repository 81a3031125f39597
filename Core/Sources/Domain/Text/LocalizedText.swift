// SPDX-License-Identifier: Apache-2.0

/// A text in both languages; a missing English text falls back to the Vietnamese one.
public struct LocalizedText: Sendable, Codable, Hashable {
  public let vi: String
  public let en: String?

  public init(vi: String, en: String?) {
    self.vi = vi
    self.en = en
  }

  public subscript(language: Language) -> String {
    language == .vi ? vi : (en ?? vi)
  }
}
