// SPDX-License-Identifier: Apache-2.0

/// Units that are assigned work together; each member owes it.
public struct UnitGroup: Sendable, Codable, Hashable {
  public let code: String
  public let name: LocalizedText
  public let members: [String]

  public init(code: String, name: LocalizedText, members: [String]) {
    self.code = code
    self.name = name
    self.members = members
  }
}
