// SPDX-License-Identifier: Apache-2.0

/// A criterion (tiêu chí) of a standard; its indicators name it by code.
public struct Criterion: Sendable, Codable, Hashable {
  public let code: String
  /// Nil when no text is known (chưa có văn bản).
  public let name: LocalizedText?
  public let unesco: String?

  public init(code: String, name: LocalizedText?, unesco: String?) {
    self.code = code
    self.name = name
    self.unesco = unesco
  }
}
