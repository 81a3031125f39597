// SPDX-License-Identifier: Apache-2.0

import Documents
import Domain
import Foundation
import Gate
import Workflow

/// One criterion in a period: how many of its indicators are met, each of them, and what people say.
struct CriterionPage {
  let title: String
  let period: String
  let standardName: String
  let standingHref: String
  let summary: String
  let chart: String
  let rows: [StandingPage.Row]
  let assessment: AssessmentSection
  let isIllustrative: Bool

  init(
    _ answer: CriterionStanding.Answer, typed: Form?, refusal: Refusal?, token: String,
    wording: Wording
  ) {
    let (overview, criterion) = (answer.overview, answer.criterion)
    let (programme, period) = (overview.book.programme.id, overview.period.code)
    let framework = overview.book.framework
    let name = criterion.name?[wording.language] ?? wording("indicator.no-text")
    title = "\(criterion.code) \(name)"
    self.period = wording.periodHeading(period)
    let standard = framework.areas.flatMap(\.standards).first {
      $0.criteria.contains { $0.code == criterion.code }
    }
    standardName = standard.map { "\($0.code). \($0.name[wording.language])" } ?? ""
    standingHref = Links.standing(programme, period)
    let count = VerdictSummary(framework, overview.results).count(criterion)
    summary = wording.summary(count)
    chart = Chart.progress(
      parts: StandingCharts(answer: overview, wording: wording).parts(count), title: summary)
    let numbers = Set(framework.indicators(of: criterion.code).map(\.number))
    rows = StandingRows(answer: overview, wording: wording).rows { numbers.contains($0.number) }
    assessment = AssessmentSection(
      answer.assessments, action: Links.criterion(programme, period, criterion.code) + "/assess",
      canAssess: answer.canAssess, zone: overview.book.timeZone, typed: typed, refusal: refusal,
      token: token, wording: wording)
    isIllustrative = overview.results.contains {
      numbers.contains($0.indicator) && $0.isIllustrative
    }
  }
}
