// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation

/// Reads `data-elements.yaml`.
enum DataElementReading {
  /// The elements, and the formulas of derived ones by code.
  static func elements(
    _ root: PackMapping
  ) -> (elements: [Located<DataElement>], derived: [String: String]) {
    defer { root.finish() }
    let elements = root.mappings("dataElements").map { mapping in
      Located(value: element(mapping), file: mapping.file, line: mapping.line)
    }
    let derived = root.mappings("derived", isRequired: false).map { mapping in
      defer { mapping.finish() }
      _ = mapping.optionalText("note")
      return (mapping.text("code"), mapping.text("formula"))
    }
    return (elements, Dictionary(derived, uniquingKeysWith: { first, _ in first }))
  }

  private static func element(_ mapping: PackMapping) -> DataElement {
    defer { mapping.finish() }
    _ = mapping.optionalText("note")
    let kind = mapping.choice("type", default: DataElement.Kind.count)
    let levels = mapping.mappings("levels", isRequired: kind == .level).map(Self.level)
    let unit = mapping.optionalLocalized("unit")
    if !mapping.has("unit"), kind == .count || kind == .amount {
      mapping.faults.add("pack.missing-key", mapping.file, mapping.line, ["key": "unit"])
    }
    return DataElement(
      code: mapping.text("code"), name: mapping.localized("name"),
      guidance: mapping.optionalLocalized("guidance"), kind: kind, unit: unit, levels: levels,
      collectedAt: mapping.choice("collectedAt", default: .city),
      aggregation: mapping.choice("aggregation", default: .none),
      minimum: mapping.number("minimum"), maximum: mapping.number("maximum"),
      weight: mapping.optionalText("weight"),
      overTime: mapping.optionalChoice("overTime"), breakdowns: mapping.codes("breakdowns"),
      reportedBy: mapping.codes("reportedBy"))
  }

  private static func level(_ mapping: PackMapping) -> LocalizedText {
    defer { mapping.finish() }
    return LocalizedText(vi: mapping.text("vi"), en: mapping.text("en"))
  }
}
