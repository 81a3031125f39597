// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation

/// Reads `targets.yaml`.
enum TargetReading {
  /// The targets with their places, and the programme's rule.
  struct Read {
    let targets: [Located<Target>]
    let rule: ProgressRule?
  }

  /// A target of the unit `area` is one of the whole area.
  static func read(_ root: PackMapping, area: String) -> Read {
    defer { root.finish() }
    let rule = root.mapping("progress").map { mapping in
      defer { mapping.finish() }
      return ProgressRule(
        atRiskWithin: mapping.number("atRiskWithin") ?? ProgressRule.usual.atRiskWithin)
    }
    let targets = root.mappings("targets").map { mapping in
      Located(value: target(mapping, area), file: mapping.file, line: mapping.line)
    }
    return Read(targets: targets, rule: rule)
  }

  private static func target(_ mapping: PackMapping, _ area: String) -> Target {
    defer { mapping.finish() }
    _ = mapping.optionalText("note")
    let marks = mapping.mappings("years").compactMap(mark)
    if Set(marks.map(\.year)).count < marks.count {
      mapping.faults.add("target.year-twice", mapping.file, mapping.line(of: "years"))
    }
    return Target(
      indicator: mapping.integer("indicator"), scope: scope(mapping, area),
      direction: mapping.optionalChoice("direction") ?? .atLeast,
      path: mapping.optionalChoice("path") ?? .linear,
      baseline: mapping.mapping("baseline").flatMap(mark), marks: marks,
      source: mapping.text("source"))
  }

  private static func scope(_ mapping: PackMapping, _ area: String) -> Target.Scope {
    switch (mapping.optionalText("unit"), mapping.optionalText("kind")) {
    case (nil, nil): return .area
    case (let unit?, nil): return unit == area ? .area : .unit(unit)
    case (nil, let kind?): return .kind(kind)
    default:
      mapping.faults.add("target.unit-or-kind", mapping.file, mapping.line)
      return .area
    }
  }

  /// A year with a value, or with a range from … to ….
  private static func mark(_ mapping: PackMapping) -> Target.Mark? {
    defer { mapping.finish() }
    guard let year = mapping.year("year") else { return nil }
    if let value = mapping.number("value") { return Target.Mark(year: year, lower: value) }
    guard let lower = mapping.number("from"), let upper = mapping.number("to") else {
      mapping.faults.add("target.value-or-range", mapping.file, mapping.line)
      return nil
    }
    if upper < lower {
      mapping.faults.add(
        "target.range-upside-down", mapping.file, mapping.line,
        ["from": "\(lower)", "to": "\(upper)"])
      return nil
    }
    return Target.Mark(year: year, lower: lower, upper: upper)
  }
}
