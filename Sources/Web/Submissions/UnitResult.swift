// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Workflow

/// Evaluates one line of a report by itself, approved or not, for the person who writes it.
enum UnitResult {
  static func evaluation(
    of line: SubmissionLine, _ indicator: Indicator, _ answer: SubmissionForm.Answer
  ) -> Evaluation? {
    guard let record = answer.record else { return nil }
    let figures = line.figures.filter(\.breakdown.isEmpty).map { figure in
      ReportedFigure(
        orgUnit: answer.orgUnit.code, dataElement: figure.dataElement, value: figure.value,
        maturity: figure.maturity, submission: record.id, isIllustrative: figure.isIllustrative)
    }
    let evaluator = Evaluator(
      programme: answer.book.programme, framework: answer.book.framework)
    return evaluator.evaluate(indicator, figures, for: answer.orgUnit.code)
  }
}
