// SPDX-License-Identifier: Apache-2.0

package import Domain
package import Reports
package import Words
package import Workflow

extension PeriodReport {
  /// The report of a period from what the question about it answered.
  package init(_ answer: PeriodReportContent.Answer, language: Language, words: Phrasebook) {
    self.init(
      programme: answer.book.programme, framework: answer.book.framework, period: answer.reported,
      evaluations: answer.evaluations, owingUnits: answer.owingUnits,
      missingUnits: answer.missingUnits, lateUnits: answer.lateUnits,
      isConsolidated: !answer.period.isOpen, writtenOn: answer.writtenOn,
      difficulties: answer.difficulties.map { entry in
        ReportedDifficulty(
          orgUnit: entry.orgUnitName, indicator: entry.indicator, text: entry.text,
          answer: entry.answers.last?.text ?? "", isRaised: entry.outcome == .raised)
      },
      isRestated: answer.tree == .today, logHead: answer.logHead?.description, language: language,
      words: words)
  }
}
