// SPDX-License-Identifier: Apache-2.0

/// Something wrong at a named place. The code is a locale key; the sentence lives in `locales/`.
public struct Issue: Sendable, Codable, Hashable {
  /// Where: a form field, a CSV column, a YAML key.
  public let field: String
  /// What, as a locale key such as `value.not-a-number`.
  public let code: String
  /// Values for the placeholders of the sentence.
  public let arguments: [String: String]

  public init(field: String, code: String, arguments: [String: String] = [:]) {
    self.field = field
    self.code = code
    self.arguments = arguments
  }
}
