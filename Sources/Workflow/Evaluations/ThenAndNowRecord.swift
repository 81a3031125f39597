// SPDX-License-Identifier: Apache-2.0

package import Domain
import Foundation

/// One indicator by the units of then and of today, as machines read it.
package struct ThenAndNowRecord: Sendable, Codable {
  package struct Line: Sendable, Codable {
    package let orgUnit: String
    package let name: String
    package let value: String?
    package let numerator: String?
    package let denominator: String?
    package let verdict: Verdict
    package let isApportioned: Bool
    package let origins: [Origin]
  }

  /// A unit that a figure came from, and the share that was taken of it.
  package struct Origin: Sendable, Codable {
    package let orgUnit: String
    package let share: String
  }

  package struct Point: Sendable, Codable {
    package let period: String
    package let then: String?
    package let now: String?
    /// The day since which units are others than in the period before.
    package let brokenOn: String?
  }

  package let indicator: Int
  package let period: String
  package let today: String
  package let then: EvaluationRecord
  package let now: EvaluationRecord
  package let unitsThen: [Line]
  package let unitsNow: [Line]
  /// Units of then whose figures no unit of today can be given.
  package let unplaced: [String]
  package let line: [Point]

  package init(_ answer: IndicatorThenAndNow.Answer, _ language: Language) {
    indicator = answer.indicator.number
    period = answer.period.code
    today = answer.today.description
    then = EvaluationRecord(answer.then, in: answer.book, language)
    now = EvaluationRecord(answer.now, in: answer.book, language)
    func lines(_ lines: [IndicatorThenAndNow.Line]) -> [Line] {
      lines.map { line in
        let evaluation = line.evaluation
        var seen: Set<String> = []
        return Line(
          orgUnit: line.orgUnit.code, name: line.orgUnit.name[language],
          value: evaluation.value.map { "\($0)" },
          numerator: evaluation.numerator.map { "\($0)" },
          denominator: evaluation.denominator.map { "\($0)" }, verdict: evaluation.verdict,
          isApportioned: evaluation.isApportioned,
          origins: evaluation.traces.flatMap(\.contributions).flatMap(\.origins)
            .filter { seen.insert($0.orgUnit).inserted }
            .map { Origin(orgUnit: $0.orgUnit, share: "\($0.share)") })
      }
    }
    unitsThen = lines(answer.linesThen)
    unitsNow = lines(answer.linesNow)
    unplaced = answer.unplaced.map(\.code)
    line = answer.points.map { point in
      Point(
        period: point.period, then: point.then.value.map { "\($0)" },
        now: point.now.value.map { "\($0)" }, brokenOn: point.reform?.date.description)
    }
  }
}
