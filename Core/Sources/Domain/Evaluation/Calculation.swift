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
    var reason: NoValueReason?
    /// True when a unit says other things of the year before than was approved then.
    var contradictsYearBefore = false
  }

  let figure: (String) -> Fraction?
  /// The approved figures of the same period of the year before.
  var yearBefore: (String) -> Fraction? = { _ in nil }
  var context = EvaluationContext.none
  /// How many units reach at least a rank, of how many that owe the figure; a unit that has not
  /// reported is not shown to reach it.
  let units: (Int) -> (reaching: Int, owing: Int, isSilent: Bool)

  func result(_ measure: Measure, _ threshold: Threshold?) -> Result {
    switch measure {
    case .percentage(let numerator, let denominator):
      quotient(numerator, denominator, times: 100, threshold)
    case .ratio(let numerator, let denominator):
      quotient(numerator, denominator, times: 1, threshold)
    case .amount(let value): amount(value, threshold)
    case .change(let value, let previous, let direction): change(value, previous, direction)
    case .againstReference(let value, let series, let yearsBefore):
      against(context.reference(series, yearsBefore: yearsBefore)?.value, value, threshold)
    case .yesNo(let element): answer(figure(element), Self.yes)
    case .judgement(let element): answer(figure(element), threshold ?? Self.yes)
    case .level(let element): answer(figure(element), threshold)
    case .shareOfUnits(_, let atLeast): share(atLeast, threshold)
    case .compound: compound(parts(measure))
    case .unknown: Result()
    }
  }

  private static let yes = Threshold(comparison: .equal, value: 1)

  func parts(_ measure: Measure) -> [Evaluation.PartResult] {
    guard case .compound(let parts) = measure else { return [] }
    return parts.map { part in
      let result = result(part.measure, part.threshold)
      return Evaluation.PartResult(
        name: part.name, value: result.value, numerator: result.numerator,
        denominator: result.denominator, threshold: part.threshold, verdict: result.verdict,
        reason: result.reason, contradictsYearBefore: result.contradictsYearBefore)
    }
  }

  private func quotient(
    _ numerator: Formula, _ denominator: Formula, times factor: Decimal, _ threshold: Threshold?
  ) -> Result {
    let part = numerator.fraction(figure)
    let whole = denominator.fraction(figure)
    guard let part, let whole, let share = part.times(Fraction(factor))?.divided(by: whole) else {
      return Result(
        numerator: part?.decimal, denominator: whole?.decimal,
        reason: reason([numerator, denominator]))
    }
    return Result(
      value: share.decimal, numerator: part.decimal, denominator: whole.decimal,
      verdict: verdict(share, threshold))
  }

  private func amount(_ formula: Formula, _ threshold: Threshold?) -> Result {
    guard let value = formula.fraction(figure) else { return Result(reason: reason([formula])) }
    return Result(value: value.decimal, verdict: verdict(value, threshold))
  }

  /// The value against last year's, which stands as the denominator: what was approved then, or
  /// else what is said of it now.
  private func change(
    _ value: Formula, _ previous: Formula?, _ direction: Measure.Direction
  ) -> Result {
    let now = value.fraction(figure)
    let kept = value.fraction(yearBefore)
    let said = previous?.fraction(figure)
    let before = kept ?? said
    var result = Result(
      value: now?.decimal, numerator: now?.decimal, denominator: before?.decimal)
    if let kept, let said { result.contradictsYearBefore = kept != said }
    guard let now, let before else {
      result.reason = now == nil ? reason([value]) : .noYearBefore
      return result
    }
    let holds = direction == .increase ? now > before : now < before
    result.verdict = holds ? .met : .notMet
    return result
  }

  private func against(
    _ reference: Decimal?, _ formula: Formula, _ threshold: Threshold?
  ) -> Result {
    let own = formula.fraction(figure)
    var result = Result(numerator: own?.decimal, denominator: reference)
    guard let own else {
      result.reason = reason([formula])
      return result
    }
    guard let reference else {
      result.reason = .noReference
      return result
    }
    guard let share = own.divided(by: Fraction(reference)) else {
      result.reason = .zeroDenominator
      return result
    }
    result.value = share.decimal
    result.verdict = verdict(share, threshold)
    return result
  }

  /// All figures there and still no value: something was divided by zero.
  private func reason(_ formulas: [Formula]) -> NoValueReason {
    let isComplete = formulas.flatMap(\.elementCodes).allSatisfy { figure($0) != nil }
    return isComplete ? .zeroDenominator : .noFigures
  }

  private func answer(_ value: Fraction?, _ threshold: Threshold?) -> Result {
    guard let value else { return Result(reason: .noFigures) }
    return Result(value: value.decimal, verdict: verdict(value, threshold))
  }

  private func share(_ atLeast: Int, _ threshold: Threshold?) -> Result {
    let (reaching, owing, isSilent) = units(atLeast)
    guard !isSilent else { return Result(reason: .noFigures) }
    guard let value = Fraction(Decimal(reaching) * 100, over: Decimal(owing)) else {
      return Result(reason: .zeroDenominator)
    }
    return Result(
      value: value.decimal, numerator: Decimal(reaching), denominator: Decimal(owing),
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
      verdict: verdict, reason: parts.lazy.compactMap(\.reason).first,
      contradictsYearBefore: parts.contains(where: \.contradictsYearBefore))
  }

  private func verdict(_ value: Fraction, _ threshold: Threshold?) -> Verdict {
    guard let threshold else { return .notComparable }
    return threshold.holds(for: value) ? .met : .notMet
  }
}
