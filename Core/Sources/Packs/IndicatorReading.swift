// SPDX-License-Identifier: Apache-2.0

import Documents
import Domain
import Foundation

/// Reads `indicators.yaml`.
struct IndicatorReading {
  let formulas: FormulaReading

  func indicators(_ root: PackMapping) -> [Located<Indicator>] {
    defer { root.finish() }
    return root.mappings("indicators").map { mapping in
      Located(value: indicator(mapping), file: mapping.file, line: mapping.line)
    }
  }

  private func indicator(_ mapping: PackMapping) -> Indicator {
    defer { mapping.finish() }
    return Indicator(
      number: mapping.integer("number"), code: mapping.text("code"),
      criterion: mapping.text("criterion"), name: mapping.nameUnlessMissing(),
      measure: measure(mapping), threshold: Self.threshold(mapping),
      unit: mapping.optionalLocalized("unit"), evidence: mapping.optionalLocalized("evidence"),
      source: mapping.optionalText("source"), note: mapping.optionalText("note"),
      definition: mapping.optionalLocalized("definition"),
      evidenceDemand: mapping.optionalChoice("evidenceDemand"))
  }

  static func threshold(_ mapping: PackMapping) -> Threshold? {
    guard let inner = mapping.mapping("threshold") else { return nil }
    defer { inner.finish() }
    if !inner.has("value") {
      inner.faults.add("pack.missing-key", inner.file, inner.line, ["key": "value"])
    }
    let comparison = inner.choice("comparison", default: Threshold.Comparison.atLeast)
    let value = inner.number("value") ?? 0
    let upper = inner.number("upper")
    if (comparison == .between) != (upper != nil) {
      inner.faults.add(
        comparison == .between ? "pack.missing-key" : "pack.unknown-key", inner.file, inner.line,
        ["key": "upper"])
    }
    if let upper, upper < value {
      inner.faults.add("framework.band-upside-down", inner.file, inner.line(of: "upper"))
    }
    return Threshold(comparison: comparison, value: value, upper: upper)
  }

  /// The names of the kinds of measure as the files write them.
  private enum Kind: String, CaseIterable {
    case percentage, ratio, amount, change, againstReference, yesNo, level, shareOfUnits, judgement,
      compound, unknown
  }

  func measure(_ mapping: PackMapping) -> Measure {
    guard let inner = mapping.requiredMapping("measure") else { return .unknown }
    defer { inner.finish() }
    switch inner.choice("kind", default: Kind.unknown) {
    case .percentage:
      return .percentage(
        numerator: formula("numerator", inner), denominator: formula("denominator", inner))
    case .ratio:
      return .ratio(
        numerator: formula("numerator", inner), denominator: formula("denominator", inner))
    case .change:
      return .change(
        value: formula("value", inner),
        previous: inner.has("previous") ? formula("previous", inner) : nil,
        direction: inner.choice("direction", default: .increase))
    case .amount: return .amount(value: formula("value", inner))
    case .againstReference:
      return .againstReference(
        value: formula("value", inner), series: inner.text("series"),
        yearsBefore: inner.has("yearsBefore") ? inner.integer("yearsBefore") : 0)
    case .yesNo: return .yesNo(element: inner.text("value"))
    case .level: return .level(element: inner.text("value"))
    case .judgement: return .judgement(element: inner.text("value"))
    case .shareOfUnits: return Self.shareOfUnits(inner)
    case .compound: return .compound(parts: inner.mappings("parts").map(part))
    case .unknown:
      // Of a kind that does not exist nobody knows the keys.
      if case .scalar("unknown") = inner.value("kind")?.content { return .unknown }
      inner.ignoreRest()
      return .unknown
    }
  }

  private static func shareOfUnits(_ mapping: PackMapping) -> Measure {
    guard let condition = mapping.requiredMapping("condition") else { return .unknown }
    defer { condition.finish() }
    return .shareOfUnits(element: condition.text("element"), atLeast: condition.integer("atLeast"))
  }

  private func part(_ mapping: PackMapping) -> Measure.Part {
    defer { mapping.finish() }
    return Measure.Part(
      name: mapping.localized("name"), measure: measure(mapping),
      threshold: Self.threshold(mapping))
  }

  private func formula(_ key: String, _ mapping: PackMapping) -> Formula {
    formulas.formula(key, mapping)
  }
}
