// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation

/// A city with two divisions and three wards, and whatever indicators and communes a test gives it.
struct SmallCity {
  static let wards = ["ward-a", "ward-b", "ward-c"]

  let framework: Framework
  let programme: Programme
  let context: EvaluationContext

  init(
    elements: [DataElement], indicators: [Indicator], assignments: [Assignment],
    regimes: [ReportingRegime] = [], breakdowns: [Breakdown] = [], targets: [Target] = [],
    communes: [String] = [], context: EvaluationContext = .none
  ) throws {
    self.context = context
    framework = Framework(
      id: "small", version: "1", name: Samples.text("small"),
      legalBasis: LegalBasis(document: "", date: nil, issuer: nil),
      validFrom: try Self.day("2025-01-01"), note: nil, areas: [], indicators: indicators,
      dataElements: elements, breakdowns: breakdowns)
    programme = Programme(
      id: "small", name: Samples.text("small"),
      plan: PlanReference(
        number: "1", date: try Self.day("2025-01-01"), title: Samples.text("plan"),
        issuer: Samples.text("city")),
      area: "city", framework: "small", frameworkVersion: "1",
      startsOn: try Self.day("2025-01-01"), endsOn: try Self.day("2025-12-31"),
      timeZone: "Asia/Ho_Chi_Minh", standingOffice: "education", note: nil, kinds: Self.kinds,
      orgUnits: Self.orgUnits + communes.map { Self.orgUnit($0, "commune", "city") },
      groups: Self.groups(communes), assignments: assignments, regimes: regimes,
      reportFrame: Self.frame, targets: targets)
  }

  /// One indicator that the wards lead.
  init(
    _ measure: Measure, _ threshold: Threshold? = nil, elements: [DataElement],
    context: EvaluationContext = .none
  ) throws {
    try self.init(
      elements: elements, indicators: [Samples.indicator(1, measure, threshold)],
      assignments: [Self.assignment(1, [.group("wards")])], context: context)
  }

  /// The evaluation of the first indicator.
  func evaluate(
    _ figures: [ReportedFigure], yearBefore: [ReportedFigure] = [], for orgUnit: String = "city"
  ) throws -> Evaluation {
    guard let first = all(figures, yearBefore: yearBefore, for: orgUnit).first else {
      throw Missing()
    }
    return first
  }

  func all(
    _ figures: [ReportedFigure], yearBefore: [ReportedFigure] = [], for orgUnit: String = "city"
  ) -> [Evaluation] {
    Evaluator(programme: programme, framework: framework, context: context)
      .evaluate(figures, yearBefore: yearBefore, for: orgUnit)
  }

  static func assignment(
    _ indicator: Int, _ leads: [Assignment.Party], from group: String? = nil
  ) -> Assignment {
    Assignment(
      indicator: indicator,
      leads: leads.map { Assignment.Lead(party: $0, supporting: [], note: nil) },
      collectedFrom: group, note: nil)
  }

  static func day(_ text: String) throws -> CalendarDate {
    guard let day = CalendarDate(text) else { throw Missing() }
    return day
  }

  /// A sample that the test itself wrote wrongly.
  struct Missing: Error {}
}

extension SmallCity {
  private static let kinds = [
    OrgUnitKind(code: "city", name: Samples.text("city"), level: .city),
    OrgUnitKind(code: "division", name: Samples.text("division"), level: .city),
    OrgUnitKind(code: "ward", name: Samples.text("ward"), level: .commune),
    OrgUnitKind(code: "commune", name: Samples.text("commune"), level: .commune),
  ]

  static let orgUnits =
    [orgUnit("city", "city", nil)]
    + ["education", "culture"].map { orgUnit($0, "division", "city") }
    + wards.map { orgUnit($0, "ward", "city") }

  /// The wards, and the wards with the communes that a test adds.
  private static func groups(_ communes: [String]) -> [UnitGroup] {
    [
      UnitGroup(code: "wards", name: Samples.text("wards"), members: wards),
      UnitGroup(code: "all", name: Samples.text("all"), members: wards + communes),
    ]
  }

  private static let frame = ReportFrame(
    parentBody: "", issuingBody: "", numberSuffix: "", place: "", documentType: "",
    subject: Samples.text(""), addressees: [], bases: [], recipients: [], signatureCapacity: "")

  static func orgUnit(_ code: String, _ kind: String, _ parent: String?) -> OrgUnit {
    OrgUnit(
      code: code, name: Samples.text(code), shortName: nil, kind: kind, parent: parent,
      source: nil)
  }
}
