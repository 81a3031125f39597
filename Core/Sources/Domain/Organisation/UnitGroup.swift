// SPDX-License-Identifier: Apache-2.0

/// Units that are assigned work together; each member owes it.
public struct UnitGroup: Sendable, Codable, Hashable {
  /// Which units belong to it by what they are: of these kinds, and below a unit where it is named.
  public struct Rule: Sendable, Codable, Hashable {
    public let kinds: [String]
    public let below: String?

    public init(kinds: [String], below: String?) {
      self.kinds = kinds
      self.below = below
    }
  }

  public let code: String
  public let name: LocalizedText
  /// Those that are named, or those that the rule found.
  public let members: [String]
  public let rule: Rule?

  public init(code: String, name: LocalizedText, members: [String], rule: Rule? = nil) {
    self.code = code
    self.name = name
    self.members = members
    self.rule = rule
  }

  /// The group with the members that its rule finds; itself where it has none.
  public func resolved(among units: OrgUnitList) -> UnitGroup {
    guard let rule else { return self }
    let found = units.filter { unit in
      rule.kinds.contains(unit.kind)
        && (rule.below.map { units.isBelow(unit.code, $0) } ?? true)
    }
    return UnitGroup(code: code, name: name, members: found.map(\.code), rule: rule)
  }
}

extension OrgUnitList {
  /// Whether a unit stands somewhere below another one.
  public func isBelow(_ code: String, _ other: String) -> Bool {
    var seen: Set<String> = [code]
    var next = self[code]?.parent
    while let unit = next, seen.insert(unit).inserted {
      if unit == other { return true }
      next = self[unit]?.parent
    }
    return false
  }
}
