// SPDX-License-Identifier: Apache-2.0

import Documents
import Domain
import Foundation
import Workflow

/// Where the city, or one unit, stands in a period.
struct StandingPage {
  /// How many indicators of an area have which verdict.
  struct AreaBar {
    let name: String
    let chart: String
    let met: Int
    let total: Int
  }

  /// The rows of one standard.
  struct StandardRows {
    let code: String
    let name: String
    /// Met, of those with data, of all.
    let summary: String
    let criteria: [CriterionRows]
  }

  /// The rows of one criterion.
  struct CriterionRows {
    let href: String
    let code: String
    let name: String
    let summary: String
    /// That it is likely to be met by a year, as a person says.
    let expectation: String
    let isExpected: Bool
    let rows: [Row]
  }

  /// One indicator.
  struct Row {
    let number: Int
    let href: String
    let name: String
    let leads: String
    let threshold: String
    let value: String
    let chart: String
    let badge: Page.Badge
    let reported: String
    let isEstimate: Bool
    let hasDiscrepancy: Bool
    let isProvisional: Bool
    let progress: Page.Badge
    let target: String
    let hasTarget: Bool
    let expectation: String
    let isExpected: Bool
    let trend: String
  }

  let title: String
  let lead: String
  let isUnit: Bool
  let cityHref: String
  let submissionHref: String
  let canSeeSubmission: Bool
  let periods: [Page.Link]
  let donut: String
  let areas: [AreaBar]
  let legend: [Legend]
  let met: Int
  let total: Int
  let withData: Int
  let approvedUnits: Int
  let owingUnits: Int
  let missing: String
  let hasMissing: Bool
  let isConsolidated: Bool
  let consolidated: String
  let changedSince: String
  let hasChangedSince: Bool
  let canExport: Bool
  let docxHref: String
  let xlsxHref: String
  let canFollow: Bool
  let progressHref: String
  let standards: [StandardRows]
  let isEmpty: Bool
  let isIllustrative: Bool
  let views: [Page.Link]
  let isProvisionalView: Bool
  /// As it was then, and as it is today, where these are not the same.
  let trees: [Page.Link]
  let hasTrees: Bool
  let isTodayView: Bool
  let score: String
  let hasScore: Bool

  /// A verdict with its count.
  struct Legend {
    let badge: Page.Badge
    let count: Int
  }

  init(_ answer: EvaluationOverview.Answer, wording: Wording) {
    let book = answer.book
    let (programme, period) = (book.programme.id, answer.period.code)
    let count = VerdictCount(answer.results)
    isUnit = answer.orgUnit.code != book.programme.area
    title = wording(
      "standing.title",
      ["unit": answer.orgUnit.name[wording.language], "period": wording.period(period)])
    lead = wording(
      "standing.lead",
      [
        "met": String(count[.met]), "withData": String(count.withData),
        "total": String(count.total),
      ])
    cityHref = Links.standing(programme, period)
    submissionHref = Links.submission(programme, period, answer.orgUnit.code)
    canSeeSubmission = isUnit && answer.visibleUnits.contains(answer.orgUnit.code)
    let query = StandingQuery(answer).text
    periods = answer.periods.map {
      Page.Link(
        href: Links.standing(programme, $0.code) + query, text: wording.periodHeading($0.code),
        isCurrent: $0.code == period)
    }
    let charts = StandingCharts(answer: answer, wording: wording)
    donut = charts.donut(count)
    areas = charts.areas()
    legend = StandingCharts.verdicts.filter { count[$0] > 0 }.map {
      Legend(badge: wording.badge($0), count: count[$0])
    }
    met = count[.met]
    total = count.total
    withData = count.withData
    approvedUnits = answer.approvedUnits
    owingUnits = answer.owingUnits
    missing = answer.missingUnits.map { $0.label[wording.language] }.joined(separator: ", ")
    hasMissing = !isUnit && !answer.missingUnits.isEmpty
    isConsolidated = !answer.period.isOpen
    consolidated =
      answer.consolidatedAt.map {
        wording("standing.consolidated", ["moment": wording.moment($0, book.timeZone)])
      } ?? ""
    changedSince = answer.changedSince.map(String.init).joined(separator: ", ")
    hasChangedSince = !answer.changedSince.isEmpty
    canExport = answer.canExport && !isUnit
    let suffix = answer.tree == .today ? "?tree=today" : ""
    docxHref = Links.report(programme, period, "docx") + suffix
    xlsxHref = Links.report(programme, period, "xlsx") + suffix
    canFollow = answer.canFollow
    progressHref = Links.progress(programme, period)
    standards = StandingRows(answer: answer, wording: wording).standards()
    isEmpty = answer.results.allSatisfy { $0.value == nil }
    isIllustrative = answer.results.contains(where: \.isIllustrative)
    isProvisionalView = answer.includesProvisional
    isTodayView = answer.tree == .today
    hasTrees = answer.hasOtherUnitsToday && !isUnit
    trees = TreeView.allCases.map { tree in
      Page.Link(
        href: Links.standing(programme, period) + StandingQuery(answer, tree: tree).text,
        text: wording("tree.\(tree.rawValue)"), isCurrent: tree == answer.tree)
    }
    score = book.framework.scoring.map { Self.score($0, answer.results, wording) } ?? ""
    hasScore = !score.isEmpty
    let here = Links.standing(programme, period)
    views = [false, true].map { provisional in
      let query = StandingQuery(answer, provisional: provisional).text
      return Page.Link(
        href: here + query,
        text: wording(provisional ? "standing.view-provisional" : "standing.view-approved"),
        isCurrent: provisional == answer.includesProvisional)
    }
  }

  /// Only a framework whose legal basis has points has a score.
  private static func score(
    _ scheme: ScoreScheme, _ results: [IndicatorResult], _ wording: Wording
  ) -> String {
    let score = scheme.score(results)
    return wording(
      "standing.score",
      [
        "scheme": scheme.name[wording.language], "points": wording.number(score.points),
        "possible": wording.number(score.possible),
        "grade": score.grade?.name[wording.language] ?? "–", "basis": scheme.legalBasis,
      ])
  }
}
