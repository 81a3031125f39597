// SPDX-License-Identifier: Apache-2.0

/// A line in which units stand besides the first one, such as that of an association from the city
/// down to its branches.
public struct Hierarchy: Sendable, Codable, Hashable {
  public let code: String
  public let name: LocalizedText

  public init(code: String, name: LocalizedText) {
    self.code = code
    self.name = name
  }
}
