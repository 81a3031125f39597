// SPDX-License-Identifier: Apache-2.0

import Domain

/// Reads `org-changes.yaml`: what becomes of units, with days, and how many units there are then.
struct UnitChangeReading {
  /// How many units of some kinds an official text counts on a day.
  struct Count {
    let date: CalendarDate
    let kinds: [String]
    let count: Int
  }

  let changes: [Located<UnitChange>]
  let counts: [Located<Count>]

  init(_ root: PackMapping) {
    changes = root.mappings("changes").map { mapping in
      Located(value: Self.change(mapping), file: mapping.file, line: mapping.line)
    }
    counts = root.mappings("counts", isRequired: false).map { mapping in
      defer { mapping.finish() }
      _ = mapping.text("source")
      return Located(
        value: Count(
          date: mapping.requiredDate("on"), kinds: mapping.texts("kinds").map(\.text),
          count: mapping.integer("count")),
        file: mapping.file, line: mapping.line)
    }
    root.finish()
  }

  /// Units are opened first, then renamed, moved and passed on, and closed last.
  private static func change(_ mapping: PackMapping) -> UnitChange {
    defer { mapping.finish() }
    let opened = mapping.mappings("open", isRequired: false).map {
      UnitChange.Step.open(OrganisationReading.unit($0))
    }
    let renamed = mapping.mappings("rename", isRequired: false).map(Self.rename)
    let moved = mapping.mappings("move", isRequired: false).map(Self.move)
    let passed = mapping.mappings("pass", isRequired: false).map {
      UnitChange.Step.pass(succession($0))
    }
    let transferred = mapping.mappings("transfer", isRequired: false).map(Self.transfer)
    let closed = mapping.codes("close").map { UnitChange.Step.close(unit: $0) }
    let steps = opened + renamed + moved + transferred + passed + closed
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
      shortName: mapping.optionalLocalized("shortName"),
      officialCode: mapping.optionalText("officialCode"))
  }

  private static func move(_ mapping: PackMapping) -> UnitChange.Step {
    defer { mapping.finish() }
    return .move(
      unit: mapping.text("unit"), parent: mapping.text("parent"),
      hierarchy: mapping.optionalText("hierarchy"))
  }

  private static func transfer(_ mapping: PackMapping) -> UnitChange.Step {
    defer { mapping.finish() }
    return .transfer(
      from: mapping.text("from"), to: mapping.text("to"),
      indicators: mapping.codes("indicators").compactMap { text in
        if Int(text) == nil {
          mapping.faults.add(
            "pack.not-a-number", mapping.file, mapping.line(of: "indicators"),
            ["key": "indicators", "text": text])
        }
        return Int(text)
      })
  }

  private static func succession(_ mapping: PackMapping) -> UnitChange.Succession {
    defer { mapping.finish() }
    return UnitChange.Succession(
      from: mapping.text("from"), to: mapping.text("to"), share: mapping.number("share"),
      basis: mapping.optionalText("basis"))
  }
}
