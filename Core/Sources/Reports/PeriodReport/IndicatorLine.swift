// SPDX-License-Identifier: Apache-2.0

import Domain

/// An indicator with its evaluation and its leads: one numbered line of every table.
struct IndicatorLine {
  let indicator: Indicator
  let evaluation: Evaluation?
  let leads: [LocalizedText]
  let whole: MeasuredResult
  /// The parts of a compound indicator; empty for any other.
  let parts: [MeasuredResult]

  init(_ indicator: Indicator, _ report: PeriodReport) {
    let evaluation = report.evaluations.first { $0.indicator == indicator.number }
    self.indicator = indicator
    self.evaluation = evaluation
    leads = (report.programme.assignment(of: indicator.number)?.leads ?? [])
      .compactMap { report.programme.label(of: $0.party) }
    whole = .whole(indicator, evaluation)
    parts = MeasuredResult.parts(indicator, evaluation, report.framework)
  }

  var verdict: Verdict { whole.verdict }

  var isEstimate: Bool { evaluation?.isEstimate ?? false }

  /// Such as `8/10`: the units that reported everything, of those that owe it.
  var unitsReported: String {
    guard let evaluation, evaluation.owed > 0 else { return ReportWording.nothing }
    return "\(evaluation.reported)/\(evaluation.owed)"
  }
}
