// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation

/// Reads `data-elements.yaml`.
enum DataElementReading {
  static func elements(_ root: PackMapping) -> [Located<DataElement>] {
    defer { root.finish() }
    return root.mappings("dataElements").map { mapping in
      Located(value: element(mapping), file: mapping.file, line: mapping.line)
    }
  }

  private static func element(_ mapping: PackMapping) -> DataElement {
    defer { mapping.finish() }
    _ = mapping.optionalText("note")
    let kind = mapping.choice("type", default: DataElement.Kind.count)
    let levels = mapping.mappings("levels", isRequired: kind == .level).map { level in
      let name = LocalizedText(vi: level.text("vi"), en: level.text("en"))
      level.finish()
      return name
    }
    let unit = mapping.optionalLocalized("unit")
    if !mapping.has("unit"), kind == .count || kind == .amount {
      mapping.faults.add("pack.missing-key", mapping.file, mapping.line, ["key": "unit"])
    }
    return DataElement(
      code: mapping.text("code"), name: mapping.localized("name"),
      guidance: mapping.optionalLocalized("guidance"), kind: kind, unit: unit, levels: levels,
      collectedAt: mapping.choice("collectedAt", default: .city),
      aggregation: mapping.choice("aggregation", default: .none),
      minimum: mapping.number("minimum"))
  }
}
