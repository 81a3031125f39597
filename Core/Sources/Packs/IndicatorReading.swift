// SPDX-License-Identifier: Apache-2.0

import Documents
import Domain
import Foundation

/// Reads `indicators.yaml`.
enum IndicatorReading {
  static func indicators(_ root: PackMapping) -> [Located<Indicator>] {
    defer { root.finish() }
    return root.mappings("indicators").map { mapping in
      Located(value: indicator(mapping), file: mapping.file, line: mapping.line)
    }
  }

  private static func indicator(_ mapping: PackMapping) -> Indicator {
    defer { mapping.finish() }
    return Indicator(
      number: mapping.integer("number"), code: mapping.text("code"),
      criterion: mapping.text("criterion"), name: mapping.nameUnlessMissing(),
      measure: measure(mapping), threshold: threshold(mapping),
      unit: mapping.optionalLocalized("unit"), evidence: mapping.optionalLocalized("evidence"),
      source: mapping.optionalText("source"), note: mapping.optionalText("note"))
  }

  private static func threshold(_ mapping: PackMapping) -> Threshold? {
    guard let inner = mapping.mapping("threshold") else { return nil }
    defer { inner.finish() }
    if !inner.has("value") {
      inner.faults.add("pack.missing-key", inner.file, inner.line, ["key": "value"])
    }
    return Threshold(
      comparison: inner.choice("comparison", default: .atLeast), value: inner.number("value") ?? 0)
  }

  /// The names of the kinds of measure as the files write them.
  private enum Kind: String, CaseIterable {
    case percentage, ratio, change, yesNo, level, shareOfUnits, judgement, compound, unknown
  }

  private static func measure(_ mapping: PackMapping) -> Measure {
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
        value: formula("value", inner), previous: formula("previous", inner),
        direction: inner.choice("direction", default: .increase))
    case .yesNo: return .yesNo(element: inner.text("value"))
    case .level: return .level(element: inner.text("value"))
    case .judgement: return .judgement(element: inner.text("value"))
    case .shareOfUnits: return shareOfUnits(inner)
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

  private static func part(_ mapping: PackMapping) -> Measure.Part {
    defer { mapping.finish() }
    return Measure.Part(
      name: mapping.localized("name"), measure: measure(mapping), threshold: threshold(mapping))
  }

  private static func formula(_ key: String, _ mapping: PackMapping) -> Formula {
    let text = mapping.text(key)
    do {
      return try Formula(text)
    } catch {
      mapping.faults.add(
        error.code, mapping.file, mapping.line(of: key),
        ["key": key, "text": text, "column": String(error.column)])
      return Formula.zero
    }
  }
}
