// SPDX-License-Identifier: Apache-2.0

import Domain
import Workflow

// What a card says beside what the unit types: the last period, targets, what looks odd.
extension IndicatorCards {
  /// The figure of the last period, with its name.
  func before(_ element: DataElement) -> String {
    guard let value = answer.previous[element.code], let period = answer.before else { return "" }
    return wording(
      "submission.before",
      ["period": wording.period(period.code), "figure": wording.figure(value, element)])
  }

  /// What the page computes along while somebody types.
  func live(_ indicator: Indicator) -> [IndicatorCard.Live] {
    let unit = indicator.unit?[language] ?? ""
    func live(_ numerator: Formula, _ denominator: Formula?, _ factor: String) -> [IndicatorCard
      .Live]
    {
      guard answer.can.save, let top = numerator.postfix else { return [] }
      if let denominator, denominator.postfix == nil { return [] }
      return [
        IndicatorCard.Live(
          numerator: top, denominator: denominator?.postfix ?? "", factor: factor,
          unit: factor == "100" ? "%" : unit)
      ]
    }
    switch indicator.measure {
    case .percentage(let numerator, let denominator): return live(numerator, denominator, "100")
    case .ratio(let numerator, let denominator): return live(numerator, denominator, "1")
    case .amount(let value) where value.elementCodes.count > 1: return live(value, nil, "1")
    default: return []
    }
  }

  /// What looks odd, and whether its note answers it.
  func doubts(_ indicator: Int, _ line: SubmissionLine?) -> [IndicatorCard.Doubt] {
    answer.doubts.filter { $0.indicator == indicator }.map { doubt in
      IndicatorCard.Doubt(
        kind: doubt.issue.field.hasPrefix("evidence-") ? "evidence" : "",
        text: wording.issue(doubt.issue),
        isAnswered: doubt.level == .should && !(line?.note.isEmpty ?? true))
    }
  }

  /// What the unit or the area is to reach, by year.
  func targets(_ indicator: Indicator) -> String {
    let targets = answer.book.programme.targets.filter { $0.indicator == indicator.number }
    let own = targets.filter {
      switch $0.scope {
      case .area: true
      case .unit(let code): code == answer.orgUnit.code
      case .kind(let code): code == answer.orgUnit.kind
      }
    }
    let best = own.last { $0.scope != .area } ?? own.last
    return (best?.marks ?? []).map { mark in
      let value =
        mark.isRange
        ? "\(wording.number(mark.lower))–\(wording.number(mark.upper))" : wording.number(mark.lower)
      return "\(mark.year): \(value)\(indicator.unit.map { " " + $0[language] } ?? "")"
    }.joined(separator: "; ")
  }

  /// Whether the last period has figures that this one lacks.
  func canCopy(_ duty: Duty) -> Bool {
    let line = answer.lines.first { $0.indicator == duty.indicator }
    return answer.can.save
      && duty.dataElements.contains { answer.previous[$0] != nil && line?.figure($0) == nil }
  }
}
