// SPDX-License-Identifier: Apache-2.0

package import Domain
package import Foundation
import Store

/// Where the city, or one unit, stands in a period: every indicator's value and verdict.
package struct EvaluationOverview: Question {
  package struct Answer: Sendable {
    package let book: ProgrammeBook
    package let period: PeriodRecord
    package let periods: [PeriodRecord]
    package let orgUnit: OrgUnit
    /// Every indicator of the framework, in order.
    package let results: [IndicatorResult]
    /// The same with the figures behind it, where they were asked for.
    package let evaluations: [Evaluation]
    package let includesProvisional: Bool
    package let tree: TreeView
    /// True when the units of today are others than those of the period.
    package let hasOtherUnitsToday: Bool
    /// Units whose report counts, of all that owe one.
    package let approvedUnits: Int
    package let owingUnits: Int
    package let missingUnits: [OrgUnit]
    package let canExport: Bool
    package let canFollow: Bool
    /// The units whose reports the actor may see; empty where nothing is unfolded.
    package let visibleUnits: Set<String>
    package let consolidatedAt: Date?
    /// Indicators of a closed period whose kept result is another now than when it was
    /// consolidated; told with the kept results of the whole area.
    package let changedSince: [Int]
    /// The kept values of the periods up to this one, at most twelve, the earliest first; empty
    /// where results are not read as they are kept.
    package let trend: [[Int: Double]]
    /// What was last said of each indicator and criterion in the period.
    package let assessments: [AssessmentSubject: AssessmentRecord]

    /// The evaluations as machines read them.
    package func records(_ language: Language) -> [EvaluationRecord] {
      evaluations.map { evaluation in
        EvaluationRecord(
          evaluation, in: book,
          standing: book.standing(
            evaluation.indicator, orgUnit.code, evaluation.value, period), language)
      }
    }
  }

  let programme: String
  let period: String
  let orgUnit: String?

  let includesProvisional: Bool
  let unfolds: Bool
  let tree: TreeView

  /// `orgUnit` is a unit's code; nil is the whole area. Without `unfolds` there are only results:
  /// of the whole area they are read as they are kept.
  package init(
    programme: String, period: String, orgUnit: String? = nil, includesProvisional: Bool = false,
    unfolds: Bool = true, tree: TreeView = .then
  ) {
    self.tree = tree
    self.includesProvisional = includesProvisional
    self.unfolds = unfolds
    self.programme = programme
    self.period = period
    self.orgUnit = orgUnit
  }

  package func answer(_ work: Work) throws -> Answer {
    let (rules, period) = try work.book(programme, period)
    let today = CalendarDate(work.now, in: rules.timeZone)
    let book = tree == .today ? rules.inForce(in: period, unitsOn: today) : rules
    let code = orgUnit ?? book.programme.area
    guard let unit = book.programme.orgUnit(code) else { throw Refusal.notFound("unit") }
    // The city's own result is for everybody who may see one of its units' results; a unit's is
    // for those who may see that of the unit.
    try work.requireEvaluation(book)
    if code != book.programme.area {
      guard try work.may(.viewEvaluation, at: try book.unitID(code)) else {
        throw Refusal.notFound("unit")
      }
    }
    let isKept =
      !unfolds && !includesProvisional && tree == .then && code == book.programme.area
    let visible = isKept ? [] : try work.visibleUnits(book, period, tree)
    let evaluations =
      isKept
      ? []
      : try work.evaluations(
        rules, period, orgUnit: code, includingProvisional: includesProvisional, tree: tree
      ).map { $0.showing(visible) }
    let results =
      isKept
      ? try ResultReading(work: work, book: book, period: period).results()
      : evaluations.map(\.result)
    let consolidation = try work.latestConsolidation(of: period)
    let periods = try work.periods(of: book)
    let approved = try approvedUnits(period, work)
    let owing = rules.plan.reportingUnits
    let held = try work.permissions(at: book.area)
    return Answer(
      book: book, period: period, periods: periods, orgUnit: unit,
      results: results, evaluations: evaluations, includesProvisional: includesProvisional,
      tree: tree, hasOtherUnitsToday: !rules.hasSameUnits(period.lastDay ?? today, today),
      approvedUnits: approved.count, owingUnits: owing.count,
      missingUnits: owing.filter { !approved.contains($0.code) },
      canExport: held.contains(.exportReport), canFollow: held.contains(.viewProgress),
      visibleUnits: visible, consolidatedAt: consolidation?.consolidatedAt,
      changedSince: isKept && !period.isOpen ? consolidation?.changed(results) ?? [] : [],
      trend: isKept ? try trend(periods, period, work) : [],
      assessments: Dictionary(
        try work.assessments(of: period).map { ($0.subject, $0) },
        uniquingKeysWith: { latest, _ in latest }))
  }

  private func trend(
    _ periods: [PeriodRecord], _ period: PeriodRecord, _ work: Work
  ) throws -> [[Int: Double]] {
    let shown = periods.filter {
      $0.startsOn <= period.startsOn && $0.code.count == period.code.count
    }.suffix(12)
    let values = try ResultReading.values(of: shown.map(\.id), work)
    return shown.map { values[$0.id] ?? [:] }
  }

  private func approvedUnits(_ period: PeriodRecord, _ work: Work) throws -> Set<String> {
    Set(
      try work.transaction.all(
        """
        SELECT o.code FROM submission s JOIN org_unit o ON o.id = s.org_unit_id
        WHERE s.period_id = \(period.id) AND s.approved_revision IS NOT NULL
        """, as: String.self))
  }
}

extension Work {
  /// The units whose values the actor may see: read by the units of today also those that hold
  /// nothing but what the actor may see.
  func visibleUnits(
    _ book: ProgrammeBook, _ period: PeriodRecord, _ tree: TreeView
  ) throws -> Set<String> {
    let visible = try visibleUnits(book)
    guard tree == .today, let last = period.lastDay else { return visible }
    let today = max(CalendarDate(now, in: book.timeZone), last)
    var parts: [String: Set<String>] = [:]
    for unit in book.inForce(in: period).plan.reportingUnits {
      let first = book.history.life(unit.code)?.lastDay(until: last) ?? last
      for heir in book.history.heirs(of: unit.code, from: first, to: today) {
        parts[heir, default: []].insert(unit.code)
      }
    }
    return visible.union(parts.filter { $0.value.isSubset(of: visible) }.keys)
  }

  /// The units of a programme whose reports the actor may see, by code.
  func visibleUnits(_ book: ProgrammeBook) throws -> Set<String> {
    if actor.isOperator { return Set(book.unitIDs.keys) }
    let scope = Scope.units(.viewSubmission, self)
    let ids = try transaction.all("WITH RECURSIVE \(scope) SELECT id FROM scope", as: UUID.self)
    let seen = Set(ids)
    return Set(book.unitIDs.filter { seen.contains($0.value) }.keys)
  }
}
