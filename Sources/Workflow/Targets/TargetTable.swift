// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Store

/// Reads a table of targets: `indicator`, a column for each year, and where wanted `unit`, `kind`,
/// `direction`, `path`, `baseline_year`, `baseline`, `source`.
struct TargetTable {
  let book: ProgrammeBook
  let table: RuleTable

  private static let columns: Set<String> = [
    "indicator", "unit", "kind", "direction", "path", "baseline_year", "baseline", "source",
  ]

  /// Every target of the table, or a refusal with everything that is wrong in it.
  func targets() throws -> [Target] {
    let years = table.header.filter(Self.isYear)
    var issues = table.issues(needed: ["indicator", "source"]) {
      Self.columns.contains($0) || Self.isYear($0)
    }
    if issues.isEmpty, years.isEmpty { issues = [Issue(field: "table", code: "target.no-years")] }
    if issues.isEmpty, table.rows.isEmpty { issues = [Issue(field: "table", code: "table.empty")] }
    guard issues.isEmpty else { throw Refusal.invalid(issues) }
    var targets: [Target] = []
    for row in table.rows {
      let (target, found) = read(row, years)
      issues += found
      guard let target else { continue }
      if targets.contains(where: { $0.key == target.key }) {
        issues.append(
          row.issue("indicator", "target.twice", ["number": String(target.indicator)]))
      }
      targets.append(target)
    }
    guard issues.isEmpty else { throw Refusal.invalid(issues) }
    return targets
  }

  private static func isYear(_ name: String) -> Bool {
    Int(name).map { (1990...2100).contains($0) } ?? false
  }

  private func read(_ row: RuleTable.Row, _ years: [String]) -> (Target?, [Issue]) {
    var issues: [Issue] = []
    let number = Int(row["indicator"]) ?? 0
    if book.framework.indicator(number) == nil {
      issues.append(
        row.issue("indicator", "table.unknown-indicator", ["text": row["indicator"]]))
    }
    let scope = scope(row, &issues)
    // What the sheet has no column for stays as it was.
    let old = book.programme.targets.first { $0.indicator == number && $0.scope == scope }
    let direction =
      choice(row, "direction", &issues) ?? (row.says("direction") ? nil : old?.direction)
      ?? Self.usual(book.framework.indicator(number))
    let path: Target.Path =
      choice(row, "path", &issues) ?? (row.says("path") ? nil : old?.path) ?? .linear
    let marks =
      years.compactMap { mark(row, $0, Int($0) ?? 0, &issues) }
      + (old?.marks ?? []).filter { !row.says(String($0.year)) }
    let saysBaseline = row.says("baseline_year") || row.says("baseline")
    let baseline = saysBaseline ? baseline(row, &issues) : old?.baseline
    if let baseline, let first = marks.map(\.year).min(), baseline.year >= first {
      issues.append(row.issue("baseline_year", "target.baseline-late"))
    }
    let source = row["source"]
    if source.isEmpty { issues.append(row.issue("source", "field.required")) }
    if source.count > TextLimit.maximum {
      issues.append(
        row.issue("source", "text.too-long", ["maximum": String(TextLimit.maximum)]))
    }
    guard issues.isEmpty else { return (nil, issues) }
    return (
      Target(
        indicator: number, scope: scope, direction: direction, path: path, baseline: baseline,
        marks: marks, source: source), []
    )
  }

  /// Where nothing is said, the side on which the indicator's threshold lies.
  private static func usual(_ indicator: Indicator?) -> Target.Direction {
    switch indicator?.threshold?.comparison {
    case .atMost, .below: .atMost
    case .between, .equal: .within
    default: .atLeast
    }
  }

  private func scope(_ row: RuleTable.Row, _ issues: inout [Issue]) -> Target.Scope {
    let (unit, kind) = (row["unit"], row["kind"])
    if !unit.isEmpty, !kind.isEmpty { issues.append(row.issue("kind", "target.unit-or-kind")) }
    if !unit.isEmpty {
      if let code = RuleNames(book: book).orgUnit(unit) {
        return code == book.programme.area ? .area : .unit(code)
      }
      issues.append(row.issue("unit", "table.unknown-unit", ["text": unit]))
    } else if !kind.isEmpty {
      if let code = RuleNames(book: book).kind(kind) { return .kind(code) }
      issues.append(row.issue("kind", "table.unknown-kind", ["text": kind]))
    }
    return .area
  }

  private func choice<Choice>(
    _ row: RuleTable.Row, _ column: String, _ issues: inout [Issue]
  ) -> Choice? where Choice: RawRepresentable<String> & CaseIterable {
    let text = row[column]
    if text.isEmpty { return nil }
    if let choice = Choice(rawValue: text) { return choice }
    let word = Self.words[VietnameseText.folded(text)]
    if let choice = word.flatMap(Choice.init(rawValue:)) { return choice }
    let choices = Choice.allCases.map(\.rawValue).joined(separator: ", ")
    issues.append(row.issue(column, "table.not-a-choice", ["text": text, "choices": choices]))
    return nil
  }

  /// The Vietnamese words of choices, without accents.
  private static let words = [
    "tu tro len": "atLeast", "it nhat": "atLeast", "khong qua": "atMost", "trong khoang": "within",
    "deu theo thang": "linear", "tang deu": "linear", "theo moc": "step",
    "tung moc": "step",
  ]

  private func baseline(_ row: RuleTable.Row, _ issues: inout [Issue]) -> Target.Mark? {
    let (year, value) = (row["baseline_year"], row["baseline"])
    if year.isEmpty, value.isEmpty { return nil }
    guard Self.isYear(year), let year = Int(year) else {
      issues.append(row.issue("baseline_year", "table.not-a-year", ["text": year]))
      return nil
    }
    if value.isEmpty { issues.append(row.issue("baseline", "field.required")) }
    return mark(row, "baseline", year, &issues)
  }

  /// `80`, `80 %`, or a range `75-80`; empty is no mark.
  private func mark(
    _ row: RuleTable.Row, _ column: String, _ year: Int, _ issues: inout [Issue]
  ) -> Target.Mark? {
    let text = row[column]
    if text.isEmpty { return nil }
    if let value = table.number(text) { return Target.Mark(year: year, lower: value) }
    // Each end may have a sign of its own. No number is longer; a longer text would cost time.
    let ends =
      text.count > 200
      ? nil : text.wholeMatch(of: /(-?[^-–—]+?)\s*[-–—]\s*(-?[^-–—]+)/)
    guard let ends, let lower = table.number(String(ends.1)),
      let upper = table.number(String(ends.2))
    else {
      issues.append(row.issue(column, "target.not-a-mark", ["text": text]))
      return nil
    }
    if upper < lower {
      issues.append(
        row.issue(column, "target.range-upside-down", ["from": "\(lower)", "to": "\(upper)"]))
      return nil
    }
    return Target.Mark(year: year, lower: lower, upper: upper)
  }
}
