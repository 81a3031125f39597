// SPDX-License-Identifier: Apache-2.0

import Domain

/// Reads `assignments.yaml`.
enum AssignmentReading {
  static func assignments(_ root: PackMapping) -> [Located<Assignment>] {
    defer { root.finish() }
    return root.mappings("assignments").map { mapping in
      Located(value: assignment(mapping), file: mapping.file, line: mapping.line)
    }
  }

  private static func assignment(_ mapping: PackMapping) -> Assignment {
    defer { mapping.finish() }
    return Assignment(
      indicator: mapping.integer("indicator"),
      leads: mapping.mappings("leads").compactMap(lead),
      collectedFrom: mapping.optionalText("collectedFrom"), note: mapping.optionalText("note"),
      validFrom: mapping.date("validFrom"))
  }

  private static func lead(_ mapping: PackMapping) -> Assignment.Lead? {
    defer { mapping.finish() }
    let supporting = mapping.mappings("supporting", isRequired: false).compactMap {
      entry -> Assignment.Supporting? in
      defer { entry.finish() }
      let error = entry.optionalText("sourceError")
      let note = entry.optionalText("note")
      return party(entry).map {
        Assignment.Supporting(party: $0, sourceError: error, note: note)
      }
    }
    let note = mapping.optionalText("note")
    return party(mapping).map {
      Assignment.Lead(party: $0, supporting: supporting, note: note)
    }
  }

  /// Exactly one of `unit` and `group`.
  private static func party(_ mapping: PackMapping) -> Assignment.Party? {
    switch (mapping.optionalText("unit"), mapping.optionalText("group")) {
    case (let unit?, nil): return .unit(unit)
    case (nil, let group?): return .group(group)
    default:
      mapping.faults.add("programme.unit-or-group", mapping.file, mapping.line)
      return nil
    }
  }
}
