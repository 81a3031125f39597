// SPDX-License-Identifier: Apache-2.0

import Foundation

/// What still keeps a unit's report from being submitted. The issues may be shown at any time.
public enum SubmissionCheck {
  public static func issues(
    _ lines: [SubmissionLine], duties: [Duty], framework: Framework
  ) -> [Issue] {
    duties.filter { !$0.isFollowing }.flatMap { duty -> [Issue] in
      guard let indicator = framework.indicator(duty.indicator) else { return [] }
      let line = lines.first { $0.indicator == duty.indicator }
      return issues(line, duty, indicator, framework)
    }
  }

  private static func issues(
    _ line: SubmissionLine?, _ duty: Duty, _ indicator: Indicator, _ framework: Framework
  ) -> [Issue] {
    let field = "indicator-\(indicator.number)"
    let arguments = ["indicator": String(indicator.number)]
    let missing = duty.dataElements.filter { line?.figure($0) == nil }
    if missing.count == duty.dataElements.count {
      guard line?.note.isEmpty ?? true else { return [] }
      return [Issue(field: field, code: "line.no-figure", arguments: arguments)]
    }
    guard let line else { return [] }
    if line.isNotApplicable {
      return [Issue(field: field, code: "line.not-applicable-with-figures", arguments: arguments)]
    }
    var issues = missing.map { code in
      Issue(
        field: "figure-\(code)", code: "line.incomplete", arguments: arguments)
    }
    issues += partOfWhole(line, indicator.measure, arguments)
    issues += duty.dataElements.compactMap(framework.dataElement)
      .flatMap { breakdowns(of: $0, line, framework, arguments) }
    let isJudged = duty.dataElements.contains { framework.dataElement($0)?.kind == .judgement }
    if isJudged, line.note.isEmpty {
      issues.append(
        Issue(
          field: "note-\(indicator.number)", code: "line.judgement-without-reason",
          arguments: arguments))
    }
    return issues
  }

  /// The parts of a breakdown are all there, or none, and add up to the total.
  static func breakdowns(
    of element: DataElement, _ line: SubmissionLine, _ framework: Framework,
    _ arguments: [String: String]
  ) -> [Issue] {
    element.breakdowns.compactMap(framework.breakdown).flatMap { breakdown -> [Issue] in
      let parts = breakdown.keys.map { line.part(element.code, $0)?.value }
      let known = parts.compactMap { $0 }
      if known.isEmpty { return [] }
      let missing = zip(breakdown.keys, parts).filter { $0.1 == nil }.map(\.0)
      if !missing.isEmpty {
        return missing.map {
          Issue(
            field: "figure-\(element.code).\($0)", code: "line.breakdown-incomplete",
            arguments: arguments)
        }
      }
      let sum = known.reduce(0, +)
      guard let total = line.figure(element.code)?.value, sum != total else { return [] }
      return [
        Issue(
          field: "figure-\(element.code).\(breakdown.keys[0])", code: "line.breakdown-sum",
          arguments: arguments.merging(["sum": "\(sum)", "total": "\(total)"]) { first, _ in first }
        )
      ]
    }
  }

  /// A percentage's numerator is a part of its denominator.
  static func partOfWhole(
    _ line: SubmissionLine, _ measure: Measure, _ arguments: [String: String]
  ) -> [Issue] {
    if case .compound(let parts) = measure {
      return parts.flatMap { partOfWhole(line, $0.measure, arguments) }
    }
    guard case .percentage(let numerator, let denominator) = measure,
      let part = numerator.value({ line.figure($0)?.value }),
      let whole = denominator.value({ line.figure($0)?.value })
    else { return [] }
    let field = "figure-\(numerator.elementCodes.first ?? "")"
    if part > whole {
      return [
        Issue(
          field: field, code: "line.numerator-over-denominator",
          arguments: arguments.merging(
            ["numerator": "\(part)", "denominator": "\(whole)"]) { first, _ in first })
      ]
    }
    return []
  }
}
