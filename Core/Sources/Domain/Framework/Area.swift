// SPDX-License-Identifier: Apache-2.0

/// An area (lĩnh vực) of a framework with its standards.
public struct Area: Sendable, Codable, Hashable {
  public let code: String
  public let name: LocalizedText
  /// True when the wording is not that of an official text.
  public let isUnverified: Bool
  public let standards: [Standard]

  public init(code: String, name: LocalizedText, isUnverified: Bool, standards: [Standard]) {
    self.code = code
    self.name = name
    self.isUnverified = isUnverified
    self.standards = standards
  }
}
