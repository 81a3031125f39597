// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Computes one measure from the figures of its data elements, exactly.
struct Calculation {
  /// What a measure comes to.
  struct Result {
    var value: Decimal?
    var numerator: Decimal?
    var denominator: Decimal?
    var verdict: Verdict = .noData
  }

  let figure: (String) -> Decimal?
  /// How many units reach at least a rank, of how many that owe the figure; a unit that has not
  /// reported is not shown to reach it.
  let units: (Int) -> (reaching: Int, owing: Int, isSilent: Bool)

  func result(_ measure: Measure, _ threshold: Threshold?) -> Result {
    switch measure {
    case .percentage(let numerator, let denominator):
      quotient(numerator, denominator, times: 100, threshold)
    case .ratio(let numerator, let denominator):
      quotient(numerator, denominator, times: 1, threshold)
    case .change(let value, let previous, let direction): change(value, previous, direction)
    case .yesNo(let element), .judgement(let element):
      answer(figure(element), Threshold(comparison: .equal, value: 1))
    case .level(let element): answer(figure(element), threshold)
    case .shareOfUnits(_, let atLeast): share(atLeast, threshold)
    case .compound: compound(parts(measure))
    case .unknown: Result()
    }
  }

  func parts(_ measure: Measure) -> [Evaluation.PartResult] {
    guard case .compound(let parts) = measure else { return [] }
    return parts.map { part in
      let result = result(part.measure, part.threshold)
      return Evaluation.PartResult(
        name: part.name, value: result.value, numerator: result.numerator,
        denominator: result.denominator, threshold: part.threshold, verdict: result.verdict)
    }
  }

  private func quotient(
    _ numerator: Formula, _ denominator: Formula, times factor: Decimal, _ threshold: Threshold?
  ) -> Result {
    let part = numerator.fraction(figure)
    let whole = denominator.fraction(figure)
    guard let part, let whole, let share = part.times(Fraction(factor))?.divided(by: whole) else {
      return Result(numerator: part?.decimal, denominator: whole?.decimal)
    }
    let verdict: Verdict =
      threshold.map { $0.holds(for: share) ? .met : .notMet } ?? .notComparable
    return Result(
      value: share.decimal, numerator: part.decimal, denominator: whole.decimal,
      verdict: verdict)
  }

  /// The value against last year's, which stands as the denominator.
  private func change(
    _ value: Formula, _ previous: Formula, _ direction: Measure.Direction
  ) -> Result {
    let now = value.fraction(figure)
    let before = previous.fraction(figure)
    var result = Result(
      value: now?.decimal, numerator: now?.decimal, denominator: before?.decimal)
    guard let now, let before else { return result }
    let holds = direction == .increase ? now > before : now < before
    result.verdict = holds ? .met : .notMet
    return result
  }

  private func answer(_ value: Decimal?, _ threshold: Threshold?) -> Result {
    guard let value else { return Result() }
    return Result(value: value, verdict: verdict(value, threshold))
  }

  private func share(_ atLeast: Int, _ threshold: Threshold?) -> Result {
    let (reaching, owing, isSilent) = units(atLeast)
    guard !isSilent else { return Result() }
    let value = Decimal(reaching) * 100 / Decimal(owing)
    return Result(
      value: value, numerator: Decimal(reaching), denominator: Decimal(owing),
      verdict: verdict(value, threshold))
  }

  /// All parts must hold. Where one number is asked, that of the part that decides stands for the
  /// whole: the first that does not hold, or else the first.
  private func compound(_ parts: [Evaluation.PartResult]) -> Result {
    let verdicts = parts.map(\.verdict)
    let verdict: Verdict =
      if verdicts.contains(.notMet) { .notMet } else if verdicts.contains(.noData) {
        .noData
      } else if verdicts.contains(.notComparable) { .notComparable } else { .met }
    let deciding = parts.first { $0.verdict == .notMet } ?? parts.first
    return Result(
      value: deciding?.value, numerator: deciding?.numerator, denominator: deciding?.denominator,
      verdict: verdict)
  }

  private func verdict(_ value: Decimal, _ threshold: Threshold?) -> Verdict {
    guard let threshold else { return .notComparable }
    return threshold.holds(for: value) ? .met : .notMet
  }
}
