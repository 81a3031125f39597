// SPDX-License-Identifier: Apache-2.0

import Domain

/// Reads `org-units.yaml`: kinds, units and groups with their lines.
struct OrganisationReading {
  let root: PackMapping
  let kinds: [Located<OrgUnitKind>]
  let units: [Located<OrgUnit>]
  let groups: [Located<UnitGroup>]
  let hierarchies: [Hierarchy]
  /// The codes of units that stand in no place of the programme: a province above it, neighbours.
  let outside: Set<String>

  init(_ root: PackMapping) {
    self.root = root
    kinds = root.mappings("kinds").map {
      Located(value: Self.kind($0), file: $0.file, line: $0.line)
    }
    let mappings = root.mappings("units")
    outside = Set(mappings.filter { $0.flag("outside") }.compactMap { $0.optionalText("code") })
    units = mappings.map {
      Located(value: Self.unit($0), file: $0.file, line: $0.line)
    }
    groups = root.mappings("groups", isRequired: false).map {
      Located(value: Self.group($0), file: $0.file, line: $0.line)
    }
    hierarchies = root.mappings("hierarchies", isRequired: false).map { mapping in
      defer { mapping.finish() }
      return Hierarchy(code: mapping.text("code"), name: mapping.localized("name"))
    }
    root.finish()
  }

  private static func kind(_ mapping: PackMapping) -> OrgUnitKind {
    defer { mapping.finish() }
    return OrgUnitKind(
      code: mapping.text("code"), name: mapping.localized("name"),
      level: mapping.choice("level", default: .city))
  }

  static func unit(_ mapping: PackMapping) -> OrgUnit {
    defer { mapping.finish() }
    _ = mapping.optionalText("note")
    _ = mapping.has("outside")
    return OrgUnit(
      code: mapping.text("code"), name: mapping.localized("name"),
      shortName: mapping.optionalLocalized("shortName"), kind: mapping.text("kind"),
      parent: mapping.optionalText("parent"), source: mapping.optionalText("source"),
      officialCode: mapping.optionalText("officialCode"),
      lines: mapping.mappings("lines", isRequired: false).map { line in
        defer { line.finish() }
        return OrgUnit.Line(hierarchy: line.text("hierarchy"), parent: line.text("parent"))
      })
  }

  private static func group(_ mapping: PackMapping) -> UnitGroup {
    defer { mapping.finish() }
    _ = mapping.optionalText("note")
    let rule = mapping.mapping("rule").map { rule in
      defer { rule.finish() }
      return UnitGroup.Rule(
        kinds: rule.texts("kinds").map(\.text), below: rule.optionalText("below"))
    }
    return UnitGroup(
      code: mapping.text("code"), name: mapping.localized("name"),
      members: rule == nil ? mapping.texts("members").map(\.text) : [], rule: rule)
  }
}
