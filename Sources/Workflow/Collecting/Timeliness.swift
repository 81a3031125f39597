// SPDX-License-Identifier: Apache-2.0

package import Domain
package import Foundation
import Store

/// How complete and how punctual reporting is (đầy đủ, đúng hạn): by period, by unit and by indicator, each
/// by the units that there were then. Only deadlines that are over count, and what was handed in before them.
package struct Timeliness: Question {
  /// How one unit did in one period.
  package enum Mark: String, Sendable, Codable, CaseIterable {
    case onTime, late, missing
  }

  /// What was expected and what came.
  package struct Tally: Sendable, Equatable {
    package var expected = 0
    package var reported = 0
    package var approved = 0
    package var onTime = 0
    package var late = 0
    /// Working days beyond the deadline, of all that are late.
    package var daysLate = 0

    package init() {}

    /// Of what was expected, in percent; nil where nothing was.
    package func percent(_ count: Int) -> Int? {
      expected == 0 ? nil : Int((Double(count) / Double(expected) * 100).rounded())
    }
  }

  package struct PeriodRow: Sendable {
    package let period: PeriodRecord
    package let tally: Tally
  }

  package struct UnitRow: Sendable {
    package let code: String
    package let name: LocalizedText
    package let tally: Tally
    /// By period, in their order; nil where nothing was expected.
    package let marks: [Mark?]
  }

  package struct IndicatorRow: Sendable {
    package let indicator: Indicator
    /// Of the reports that owe it.
    package let tally: Tally
    /// Reports that count with every figure of it; a note alone is none.
    package let figures: Int
    /// The share of that by period, from 0 to 1, in their order; nil where nothing was expected.
    package let shares: [Double?]
  }

  package struct Answer: Sendable {
    package let book: ProgrammeBook
    /// The regimes of the programme.
    package let regimes: [ReportingRegime]
    /// Those whose deadline is over, in order.
    package let periods: [PeriodRow]
    package let units: [UnitRow]
    package let indicators: [IndicatorRow]
    /// Whether the programme ranks its units.
    package let hasLeagueList: Bool
    package let canChooseLeagueList: Bool
  }

  let programme: String
  /// The code of a regime; nil for all, with campaigns and requests.
  let regime: String?

  package init(programme: String, regime: String? = nil) {
    self.programme = programme
    self.regime = regime
  }

  package func answer(_ work: Work) throws -> Answer {
    let book = try work.book(programme)
    guard try work.may(.viewProgress, at: book.area) else {
      throw Refusal.notAllowed(.viewProgress)
    }
    let today = CalendarDate(work.now, in: book.timeZone)
    let periods = try work.periods(of: book).filter { period in
      period.hasBegun(today) && (regime.map { $0 == period.regime } ?? true)
    }
    let deadlines = try work.deadlines(of: periods)
    let calendar = try work.workingCalendar()
    let rows = try work.transaction.all(
      """
      SELECT period_id, org_unit_id, submitted_at, approved_revision FROM submission
      WHERE programme_id = \(book.id)
      """, as: Row.self)
    let kept = Dictionary(
      rows.map { (Place(period: $0.periodID, orgUnit: $0.orgUnitID), $0) },
      uniquingKeysWith: { first, _ in first })
    let figures = try work.transaction.all(
      """
      SELECT r.period_id, r.indicator, r.reported FROM indicator_result r
      JOIN reporting_period p ON p.id = r.period_id WHERE p.programme_id = \(book.id)
      """, as: FigureRow.self)
    var reading = Reading(book.framework)
    for (index, period) in periods.enumerated() {
      let past = book.inForce(in: period)
      for unit in past.plan.reportingUnits {
        let owed = past.plan.duties(of: unit.code).filter { !$0.isFollowing }.map(\.indicator)
        guard !owed.isEmpty else { continue }
        guard let id = past.unitIDs[unit.code], let due = deadlines[period.id]?.due(id) else {
          continue
        }
        let row = kept[Place(period: period.id, orgUnit: id)]
        let day = row?.submittedAt.map { CalendarDate($0, in: book.timeZone) }
        // Whoever has time left and nothing in hand is not measured yet.
        if day == nil, due >= today { continue }
        let mark: Mark = day.map { $0 > due ? .late : .onTime } ?? .missing
        let days = calendar.daysLate(due, on: day ?? today)
        reading.note(unit, owed, index, mark, days, isApproved: row?.approvedRevision != nil)
      }
    }
    let hasLeagueList = try work.transaction.exists(
      "SELECT 1 FROM programme WHERE id = \(book.id) AND has_league_list = 1")
    return reading.answer(
      book, periods, figures, hasLeagueList, canChoose: try work.may(.remindUnits, at: book.area))
  }

  /// Tallies while they are counted.
  private struct Reading {
    private var byPeriod: [Int: Tally] = [:]
    private var byUnit: [String: Tally] = [:]
    private var marks: [String: [Int: Mark]] = [:]
    private var units: [OrgUnit] = []
    /// By the place of an indicator.
    private var byIndicator: [Tally]
    /// How many reports owe it, by period and place.
    private var owing: [Int: [Int]] = [:]
    private let framework: Framework
    private let places: [Int: Int]

    init(_ framework: Framework) {
      self.framework = framework
      byIndicator = Array(repeating: Tally(), count: framework.indicators.count)
      places = Dictionary(
        framework.indicators.enumerated().map { ($1.number, $0) },
        uniquingKeysWith: { first, _ in first })
    }

    mutating func note(
      _ unit: OrgUnit, _ owed: [Int], _ period: Int, _ mark: Mark, _ days: Int, isApproved: Bool
    ) {
      for place in owed.compactMap({ places[$0] }) {
        Self.add(mark, days, isApproved, to: &byIndicator[place])
        owing[period, default: Array(repeating: 0, count: places.count)][place] += 1
      }
      if marks[unit.code] == nil { units.append(unit) }
      marks[unit.code, default: [:]][period] = mark
      Self.add(mark, days, isApproved, to: &byPeriod[period, default: Tally()])
      Self.add(mark, days, isApproved, to: &byUnit[unit.code, default: Tally()])
    }

    private static func add(_ mark: Mark, _ days: Int, _ isApproved: Bool, to tally: inout Tally) {
      tally.expected += 1
      if mark != .missing { tally.reported += 1 }
      if isApproved { tally.approved += 1 }
      if mark == .onTime { tally.onTime += 1 }
      if mark == .late { tally.late += 1 }
      if mark != .onTime { tally.daysLate += days }
    }

    func answer(
      _ book: ProgrammeBook, _ periods: [PeriodRecord], _ figures: [FigureRow],
      _ hasLeagueList: Bool, canChoose: Bool
    ) -> Answer {
      let counted = periods.indices.filter { byPeriod[$0] != nil }
      return Answer(
        book: book, regimes: book.whole.regimes,
        periods: counted.map { PeriodRow(period: periods[$0], tally: byPeriod[$0] ?? Tally()) },
        units: units.map { unit in
          UnitRow(
            code: unit.code, name: unit.name, tally: byUnit[unit.code] ?? Tally(),
            marks: counted.map { marks[unit.code]?[$0] })
        }, indicators: indicators(counted.map { (periods[$0].id, $0) }, figures),
        hasLeagueList: hasLeagueList, canChooseLeagueList: canChoose)
    }

    private func indicators(
      _ counted: [(id: UUID, index: Int)], _ figures: [FigureRow]
    ) -> [IndicatorRow] {
      let byPeriod = Dictionary(grouping: figures, by: \.periodID).mapValues { rows in
        Dictionary(rows.map { ($0.indicator, $0.reported) }, uniquingKeysWith: { a, _ in a })
      }
      return framework.indicators.enumerated().compactMap { place, indicator in
        guard byIndicator[place].expected > 0 else { return nil }
        let known = counted.map { id, index in
          (
            expected: owing[index]?[place] ?? 0,
            reported: min(byPeriod[id]?[indicator.number] ?? 0, owing[index]?[place] ?? 0)
          )
        }
        return IndicatorRow(
          indicator: indicator, tally: byIndicator[place],
          figures: known.map(\.reported).reduce(0, +),
          shares: known.map {
            $0.expected == 0 ? nil : Double($0.reported) / Double($0.expected)
          })
      }
    }
  }

  private struct FigureRow: Decodable {
    let periodID: UUID
    let indicator: Int
    /// How many units reported all of it.
    let reported: Int
  }

  private struct Place: Hashable {
    let period: UUID
    let orgUnit: UUID
  }

  private struct Row: Decodable {
    let periodID: UUID
    let orgUnitID: UUID
    let submittedAt: Date?
    let approvedRevision: Int?
  }
}
