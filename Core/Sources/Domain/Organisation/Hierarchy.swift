// SPDX-License-Identifier: Apache-2.0

/// A line in which units stand besides the first one, such as that of an association from the city
/// down to its branches.
public struct Hierarchy: Sendable, Codable, Hashable {
  /// From a unit to those that took its place, whose heads read its records.
  public static let succession = "succession"
  /// From a unit to those that approve its reports besides its head and the standing office.
  public static let approval = "approval"
  /// What no line of a programme is called.
  public static let reserved: Set<String> = [succession, approval]

  public let code: String
  public let name: LocalizedText

  public init(code: String, name: LocalizedText) {
    self.code = code
    self.name = name
  }
}
