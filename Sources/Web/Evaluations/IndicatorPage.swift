// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Gate
import Workflow

/// One indicator explained: the formula, the figures, and the reports that they come from.
struct IndicatorPage {
  /// One data element and what it came to.
  struct Element {
    let name: String
    let total: String
    let unit: String
    let rule: String
  }

  /// One part of a compound measure.
  struct Part {
    let name: String
    let value: String
    let threshold: String
    let badge: Page.Badge
  }

  let number: Int
  let name: String
  let code: String
  let criterion: String
  let period: String
  let standingHref: String
  let value: String
  let unit: String
  let threshold: String
  let hasThreshold: Bool
  let badge: Page.Badge
  let formula: String
  let hasFraction: Bool
  let numerator: String
  let denominator: String
  let factor: String
  let parts: [Part]
  let hasParts: Bool
  let elements: [Element]
  let reports: IndicatorReports
  let trend: IndicatorTrend
  let missing: String
  let hasMissing: Bool
  let reported: Int
  let owed: Int
  let leads: [String]
  let isEstimate: Bool
  let hasDiscrepancy: Bool
  let isProvisional: Bool
  let chart: String
  let note: String
  let hasNote: Bool
  let reason: String
  let hasReason: Bool
  let reference: String
  let hasReference: Bool
  let target: IndicatorTarget
  let breakdowns: IndicatorParts
  let assessment: AssessmentSection
  let definitionHref: String
  let evidenceHref: String
  let sorts: [Page.Link]
  let isApportioned: Bool
  let thenAndNowHref: String
  let hasThenAndNow: Bool
  let isTodayView: Bool

  init(
    _ explanation: IndicatorExplanation.Answer, sort: IndicatorReports.Sort = .plan,
    typed: Form? = nil, refusal: Refusal? = nil, token: String = "", wording: Wording
  ) {
    let (answer, evaluation) = (explanation.overview, explanation.evaluation)
    let book = answer.book
    let indicator = book.framework.indicator(evaluation.indicator)
    let language = wording.language
    let unit = indicator?.unit.map { " " + $0[language] } ?? ""
    number = evaluation.indicator
    name = wording.indicatorName(indicator)
    code = indicator?.code ?? ""
    let criterion = book.framework.areas.flatMap(\.standards).flatMap(\.criteria)
      .first { $0.code == indicator?.criterion }
    self.criterion =
      "\(criterion?.code ?? "") \(criterion?.name?[language] ?? wording("indicator.no-text"))"
    period = wording.periodHeading(answer.period.code)
    standingHref =
      Links.standing(book.programme.id, answer.period.code) + StandingQuery(answer).text
    self.unit = evaluation.value == nil ? "" : indicator?.unit?[language] ?? ""
    value =
      evaluation.value == nil ? "–" : wording.value(evaluation.value, indicator, book.framework)
    threshold = wording.threshold(evaluation.threshold, indicator?.unit)
    hasThreshold = evaluation.threshold != nil
    badge = wording.badge(evaluation.verdict)
    let rule = IndicatorRule(indicator?.measure ?? .unknown, wording: wording)
    formula = rule.text
    factor = rule.factor
    let isFraction = rule.isFraction && evaluation.value != nil
    hasFraction = isFraction
    numerator =
      isFraction ? evaluation.numerator.map { wording.number($0, fractionDigits: 6) } ?? "" : ""
    denominator =
      isFraction ? evaluation.denominator.map { wording.number($0, fractionDigits: 6) } ?? "" : ""
    parts = evaluation.parts.map { part in
      Part(
        name: part.name[language], value: part.value.map { wording.number($0) + unit } ?? "–",
        threshold: wording.threshold(part.threshold, indicator?.unit),
        badge: wording.badge(part.verdict))
    }
    hasParts = !parts.isEmpty
    elements = evaluation.traces.map { Self.element($0, answer, wording) }
    reports = IndicatorReports(explanation, sort: sort, wording: wording)
    trend = IndicatorTrend(explanation, wording: wording)
    missing = evaluation.missing.compactMap { book.programme.orgUnit($0)?.label[language] }
      .joined(separator: ", ")
    hasMissing = !missing.isEmpty
    reported = evaluation.reported
    owed = evaluation.owed
    leads = (book.programme.assignment(of: evaluation.indicator)?.leads ?? [])
      .compactMap { book.programme.label(of: $0.party)?[language] }
    isEstimate = evaluation.isEstimate
    hasDiscrepancy = evaluation.hasDiscrepancy
    isProvisional = evaluation.isProvisional
    isApportioned = evaluation.isApportioned
    thenAndNowHref = Links.thenAndNow(
      book.programme.id, answer.period.code, evaluation.indicator)
    hasThenAndNow = answer.hasOtherUnitsToday || explanation.trend.contains { $0.reform != nil }
    isTodayView = answer.tree == .today
    let label = "\(value)\(unit), \(threshold): \(badge.text)"
    let charts = StandingCharts(answer: answer, wording: wording)
    chart = indicator.map { charts.threshold(evaluation.value, $0, label) } ?? ""
    note = language == .en ? indicator?.note ?? "" : ""
    hasNote = !note.isEmpty
    reason = evaluation.reason.map { wording("no-value.\($0.rawValue)") } ?? ""
    hasReason = !reason.isEmpty
    reference = Self.reference(explanation, wording)
    hasReference = !reference.isEmpty
    target = IndicatorTarget(explanation, wording: wording)
    breakdowns = IndicatorParts(explanation, wording: wording)
    assessment = AssessmentSection(
      explanation.assessments,
      action: Links.assess(book.programme.id, answer.period.code, evaluation.indicator),
      canAssess: explanation.canAssess, zone: book.timeZone, typed: typed, refusal: refusal,
      token: token, wording: wording)
    definitionHref = Links.definition(book.programme.id, evaluation.indicator)
    evidenceHref =
      Links.evidenceList(book.programme.id) + "?indicator=\(evaluation.indicator)"
    let here = Links.indicator(book.programme.id, answer.period.code, evaluation.indicator)
    let query = StandingQuery(answer).text
    sorts = IndicatorReports.Sort.allCases.map { other in
      Page.Link(
        href: here + query + (query.isEmpty ? "?" : "&") + "sort=\(other.rawValue)#reports",
        text: wording("indicator.sort-\(other.rawValue)"), isCurrent: other == sort)
    }
  }

  /// The value of the reference series that the indicator is held against, with its source.
  private static func reference(
    _ explanation: IndicatorExplanation.Answer, _ wording: Wording
  ) -> String {
    let book = explanation.overview.book
    let year = Period(explanation.overview.period.code)?.year ?? 0
    return explanation.indicator.measure.references.map { reference in
      let series = book.framework.reference(reference.series)
      let wanted = year - reference.yearsBefore
      let value = book.references.last { $0.series == reference.series && $0.year == wanted }
      let name = series?.name[wording.language] ?? reference.series
      guard let value else {
        return wording("reference.missing", ["series": name, "year": String(wanted)])
      }
      return wording(
        "reference.used",
        [
          "series": name, "year": String(wanted), "value": wording.number(value.value),
          "unit": series?.unit[wording.language] ?? "", "source": value.source,
        ])
    }.joined(separator: " ")
  }

  private static func element(
    _ trace: ElementTrace, _ answer: EvaluationOverview.Answer, _ wording: Wording
  ) -> Element {
    let element = answer.book.framework.dataElement(trace.dataElement)
    return Element(
      name: element?.name[wording.language] ?? trace.dataElement,
      total: trace.value.flatMap { value in
        element.map { total(value, $0, wording) }
      } ?? "–", unit: element?.unit?[wording.language] ?? "",
      rule: wording("aggregation.\(element?.aggregation.rawValue ?? "none")"))
  }

  /// A count of units is a number, whatever each unit answered.
  private static func total(
    _ value: Decimal, _ element: DataElement, _ wording: Wording
  ) -> String {
    element.aggregation == .countYes ? wording.number(value) : wording.figure(value, element)
  }
}
