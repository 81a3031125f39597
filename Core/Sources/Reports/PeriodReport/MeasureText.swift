// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation

/// Writes values and thresholds as people read them, each by its kind of measure.
struct MeasureText {
  let framework: Framework
  let wording: ReportWording

  func value(of result: MeasuredResult) -> String {
    guard let value = result.value else { return ReportWording.nothing }
    switch result.measure {
    case .percentage, .ratio, .amount, .againstReference:
      return wording.number(value, result.unit)
    case .change: return change(value, result)
    case .shareOfUnits: return share(value, result)
    case .yesNo: return wording(value == 1 ? "report.value.yes" : "report.value.no")
    case .judgement(let element): return judgement(value, framework.dataElement(element))
    case .level(let element): return level(value, element)
    case .compound, .unknown: return ReportWording.nothing
    }
  }

  func threshold(of result: MeasuredResult) -> String {
    switch result.measure {
    case .change(_, _, .increase): return wording("report.threshold.increase")
    case .change(_, _, .decrease): return wording("report.threshold.decrease")
    case .yesNo: return wording("report.value.yes")
    case .judgement where result.threshold == nil: return wording("report.threshold.judgement")
    default: break
    }
    guard let threshold = result.threshold else { return ReportWording.nothing }
    switch result.measure {
    case .level(let element), .judgement(let element):
      return threshold.sign + " " + level(threshold.value, element)
    default: break
    }
    if let upper = threshold.upper {
      return wording.number(threshold.value) + "–" + wording.number(upper, result.unit)
    }
    return threshold.sign + " " + wording.number(threshold.value, result.unit)
  }

  /// The figure of a data element as a person reads it.
  func figure(_ value: Decimal, of element: DataElement) -> String {
    switch element.kind {
    case .count, .amount: wording.number(value, element.unit)
    case .yesNo: wording(value == 1 ? "report.value.yes" : "report.value.no")
    case .judgement: judgement(value, element)
    case .level: level(value, element.code)
    }
  }

  /// The rank of a rubric, or met and not met.
  private func judgement(_ value: Decimal, _ element: DataElement?) -> String {
    guard let element, element.isRanked else { return wording.verdict(value == 1 ? .met : .notMet) }
    return level(value, element.code)
  }

  private func change(_ value: Decimal, _ result: MeasuredResult) -> String {
    let now = wording.number(value, result.unit)
    guard let before = result.denominator else { return now }
    let previous =
      result.unit?.vi == "%" ? wording.number(before, result.unit) : wording.number(before)
    return now + "\n" + wording("report.value.previous", ["value": previous])
  }

  private func share(_ value: Decimal, _ result: MeasuredResult) -> String {
    let percent = wording.number(value, result.unit)
    guard let reaching = result.numerator, let owing = result.denominator else { return percent }
    return wording(
      "report.value.share",
      [
        "value": percent, "reaching": wording.number(reaching), "owing": wording.number(owing),
      ])
  }

  private func level(_ rank: Decimal, _ code: String) -> String {
    let levels = framework.dataElement(code)?.levels ?? []
    let index = levels.indices.first { Decimal($0) == rank }
    return index.map { levels[$0][wording.language] } ?? wording.number(rank)
  }
}
