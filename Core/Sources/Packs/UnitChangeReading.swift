// SPDX-License-Identifier: Apache-2.0

import Domain

/// Reads `org-changes.yaml`: what becomes of units, with days.
enum UnitChangeReading {
  static func changes(_ root: PackMapping) -> [Located<UnitChange>] {
    defer { root.finish() }
    return root.mappings("changes").map { mapping in
      Located(value: change(mapping), file: mapping.file, line: mapping.line)
    }
  }

  /// Units are opened first, then renamed, moved and passed on, and closed last.
  private static func change(_ mapping: PackMapping) -> UnitChange {
    defer { mapping.finish() }
    let opened = mapping.mappings("open", isRequired: false).map {
      UnitChange.Step.open(OrganisationReading.unit($0))
    }
    let renamed = mapping.mappings("rename", isRequired: false).map(rename)
    let moved = mapping.mappings("move", isRequired: false).map(move)
    let passed = mapping.mappings("pass", isRequired: false).map {
      UnitChange.Step.pass(succession($0))
    }
    let closed = mapping.codes("close").map { UnitChange.Step.close(unit: $0) }
    let steps = opened + renamed + moved + passed + closed
    if steps.isEmpty {
      mapping.faults.add("unit.change-of-nothing", mapping.file, mapping.line)
    }
    return UnitChange(
      date: mapping.requiredDate("date"), legalBasis: mapping.text("legalBasis"), steps: steps,
      note: mapping.optionalText("note"))
  }

  private static func rename(_ mapping: PackMapping) -> UnitChange.Step {
    defer { mapping.finish() }
    return .rename(
      unit: mapping.text("unit"), name: mapping.localized("name"),
      shortName: mapping.optionalLocalized("shortName"))
  }

  private static func move(_ mapping: PackMapping) -> UnitChange.Step {
    defer { mapping.finish() }
    return .move(unit: mapping.text("unit"), parent: mapping.text("parent"))
  }

  private static func succession(_ mapping: PackMapping) -> UnitChange.Succession {
    defer { mapping.finish() }
    return UnitChange.Succession(
      from: mapping.text("from"), to: mapping.text("to"), share: mapping.number("share"),
      basis: mapping.optionalText("basis"))
  }
}
