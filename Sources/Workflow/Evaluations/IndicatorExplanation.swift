// SPDX-License-Identifier: Apache-2.0

package import Domain
package import Foundation
import Store

/// One indicator unfolded: the figures behind it, the reports that hold them, who approved those
/// and with which evidence, what is missing, and how the value moved over the periods.
package struct IndicatorExplanation: Question {
  /// What one unit said for the indicator.
  package struct Report: Sendable {
    package let orgUnit: OrgUnit
    package let submission: UUID?
    package let status: SubmissionStatus?
    package let revision: Int?
    /// The unit's own result.
    package let evaluation: Evaluation
    package let note: String
    package let approvals: [Approval]
    package let evidence: [Evidence]
    /// The unit's own result in the period before, where there is one.
    package let before: Evaluation?
    /// The approved revisions before the one that counts, the latest first.
    package let earlier: [Revision]
  }

  /// An approved revision of a report with the figures that it had for the indicator.
  package struct Revision: Sendable {
    package let revision: Int
    package let approvedAt: Date
    package let personName: String?
    package let figures: [String: Decimal]
  }

  /// What the parts of a breakdown come to over the units that reported any of them.
  package struct Parts: Sendable {
    package let element: DataElement
    package let breakdown: Breakdown
    /// By category; nil where no unit has it.
    package let values: [String: Decimal]
    package let units: Int
    /// Units that reported the total.
    package let reporting: Int
  }

  package struct Approval: Sendable, Decodable {
    package let submissionID: UUID
    /// A level's code, or `unit`, `programme`.
    package let level: String
    /// The unit whose decision it was, by code and name.
    package let orgUnit: String
    package let unitVi: String
    package let unitEn: String
    package let personName: String?
    package let approvedAt: Date
  }

  package struct Evidence: Sendable, Decodable {
    package let id: UUID
    package let submissionID: UUID
    package let fileName: String
    package let size: Int
  }

  /// The value in one period.
  package struct Point: Sendable {
    package let period: String
    package let result: IndicatorResult
    package let lastDay: CalendarDate?
    /// The version of the city since which values cannot be compared with those before.
    package let brokenBy: FrameworkVersion?
    /// The change of units since which values stand for other units than those before; nil where
    /// they are read by the units of today.
    package let reform: UnitChange?
  }

  package struct Answer: Sendable {
    package let overview: EvaluationOverview.Answer
    package let indicator: Indicator
    package let evaluation: Evaluation
    /// The units whose whole reports the actor may open.
    package let openUnits: Set<String>
    /// The units that owe it and that the actor may see, in the programme's order.
    package let reports: [Report]
    package let trend: [Point]
    package let parts: [Parts]
    /// The period before in the same rhythm; nil for the first.
    package let previous: PeriodRecord?
    /// The indicator from the months of the year so far; nil for yearly reports.
    package let yearSoFar: Evaluation?
    package let standing: TargetStanding?
    package let assessments: [AssessmentRecord]
    package let canAssess: Bool
  }

  let programme: String
  let period: String
  let indicator: Int
  let orgUnit: String?
  let includesProvisional: Bool
  let tree: TreeView

  package init(
    programme: String, period: String, indicator: Int, orgUnit: String? = nil,
    includesProvisional: Bool = false, tree: TreeView = .then
  ) {
    self.tree = tree
    self.programme = programme
    self.period = period
    self.indicator = indicator
    self.orgUnit = orgUnit
    self.includesProvisional = includesProvisional
  }

  package func answer(_ work: Work) throws -> Answer {
    let overview = try EvaluationOverview(
      programme: programme, period: period, orgUnit: orgUnit,
      includesProvisional: includesProvisional, unfolds: false, tree: tree
    ).answer(work)
    let book = overview.book
    guard let indicator = book.framework.indicator(indicator) else {
      throw Refusal.notFound("indicator")
    }
    let open = try work.visibleUnits(book, overview.period, tree)
    // What is not approved yet is its unit's own.
    let isWhole = try !includesProvisional && work.readsWhole(indicator.number, book)
    let visible = isWhole ? Set(book.unitIDs.keys) : open
    let reading = ExplanationReading(
      work: work, overview: overview, indicator: indicator, visibleUnits: visible,
      includesProvisional: includesProvisional, tree: tree)
    let whole = try reading.evaluation(in: overview.period, overview.orgUnit.code)
    let evaluation = whole.showing(visible)
    let trend = try trend(overview, indicator, reading, work)
    let previous = reading.previous
    return Answer(
      overview: overview, indicator: indicator, evaluation: evaluation, openUnits: open,
      reports: try reading.reports(evaluation.owing), trend: trend,
      parts: try reading.parts(whole), previous: previous, yearSoFar: try reading.yearSoFar(),
      standing: book.standing(
        indicator.number, overview.orgUnit.code, evaluation.value, overview.period),
      assessments: try work.assessments(of: overview.period, .indicator(indicator.number)),
      canAssess: try overview.period.isOpen && work.mayAssess([indicator.number], book))
  }

  private func trend(
    _ overview: EvaluationOverview.Answer, _ indicator: Indicator, _ reading: ExplanationReading,
    _ work: Work
  ) throws -> [Point] {
    let isKept =
      !includesProvisional && tree == .then
      && overview.orgUnit.code == overview.book.programme.area
    var before: PeriodRecord?
    let rhythm = overview.period.code.count
    return try overview.periods.filter { $0.code.count == rhythm }.map { period in
      let book = overview.book.inForce(in: period)
      guard let indicator = book.framework.indicator(indicator.number) else {
        throw Refusal.notFound("indicator")
      }
      let result =
        isKept
        ? try ResultReading(work: work, book: book, period: period).result(indicator)
        : try reading.evaluation(in: period, overview.orgUnit.code).result
      defer { before = period }
      return Point(
        period: period.code, result: result, lastDay: period.lastDay,
        brokenBy: before.flatMap { book.breaking(indicator.number, from: $0, to: period) },
        reform: tree == .today
          ? nil
          : before.flatMap {
            book.reform(indicator, of: overview.orgUnit.code, from: $0, to: period)
          })
    }
  }
}

extension ProgrammeBook {
  /// The last change of units between two periods after which values of an indicator are no longer
  /// of the same thing: of a unit, when it became another; of the area, when units are counted or
  /// something joined or left it.
  func reform(
    _ indicator: Indicator, of orgUnit: String, from before: PeriodRecord, to period: PeriodRecord
  ) -> UnitChange? {
    guard let first = before.lastDay, let last = period.lastDay else { return nil }
    let answering = Set(indicator.measure.answeringElements)
    let countsUnits = plan.elements(of: indicator.number).contains {
      answering.contains($0.code) && $0.collectedAt == .commune
    }
    return history.changes.last { change in
      guard first < change.date, change.date <= last else { return false }
      let owing = [before, period].flatMap { inForce(in: $0).plan.owing(indicator.number) }
      let communes = change.touched.intersection(owing).filter { code in
        history.life(code).map { whole.level(ofKind: $0.kind) == .commune } ?? false
      }
      if orgUnit != whole.area { return change.touched.contains(orgUnit) }
      return !communes.isEmpty && (countsUnits || change.changesExtent(communes))
    }
  }

  /// The last version that changed what an indicator measures between two periods.
  func breaking(
    _ indicator: Int, from before: PeriodRecord, to period: PeriodRecord
  ) -> FrameworkVersion? {
    versions.last { version in
      let day = version.validFrom.description
      return before.startsOn < day && day <= period.startsOn
        && version.change(indicator)?.breaksTrend ?? false
    }
  }
}

extension UnitChange {
  /// Units that are another thing after the change than before.
  fileprivate var touched: Set<String> {
    steps.reduce(into: []) { units, step in
      switch step {
      case .open(let unit): units.insert(unit.code)
      case .close(let unit), .move(let unit, _, nil): units.insert(unit)
      case .pass(let part): units.formUnion([part.from, part.to])
      case .rename, .transfer, .move: break
      }
    }
  }

  /// Whether any of the units came from nowhere, went nowhere, or moved to another place.
  fileprivate func changesExtent(_ units: Set<String>) -> Bool {
    steps.contains { step in
      switch step {
      case .open(let unit):
        units.contains(unit.code) && !successions.contains { $0.to == unit.code }
      case .close(let unit): units.contains(unit)
      case .move(let unit, _, nil): units.contains(unit)
      case .rename, .transfer, .move, .pass: false
      }
    }
  }
}
