// SPDX-License-Identifier: Apache-2.0

/// A kind of unit (thành phố, phường, xã, phòng …). Kinds are data; code knows only their level.
public struct OrgUnitKind: Sendable, Codable, Hashable {
  public let code: String
  public let name: LocalizedText
  public let level: UnitLevel

  public init(code: String, name: LocalizedText, level: UnitLevel) {
    self.code = code
    self.name = name
    self.level = level
  }
}
