// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Hummingbird
import Workflow

/// A period with what it asks and until when.
struct PeriodJSON: ResponseEncodable {
  let code: String
  /// Of a campaign, or of what was asked on demand.
  let name: String?
  /// Empty for what was asked on demand.
  let regime: String
  let startsOn: String
  let endsOn: String
  let dueOn: String
  let locksAfter: String?
  let isOpen: Bool
  /// Empty for all.
  let indicators: [Int]

  init(_ period: PeriodRecord, _ language: Language) {
    code = period.code
    name = period.name?[language]
    regime = period.regime
    startsOn = period.startsOn
    endsOn = period.endsOn
    dueOn = period.dueOn
    locksAfter = period.locksAfter
    isOpen = period.isOpen
    indicators = period.selection.indicators
  }
}

/// The code of a period that was made.
struct PeriodCodeJSON: ResponseEncodable {
  let period: String
}

/// One unit's row of the matrix.
struct MissingJSON: ResponseEncodable {
  let orgUnit: String
  let name: String
  let status: String
  let due: String?
  let submittedOn: String?
  let workingDaysLate: Int
  let remindedAt: Date?
  /// By the number of the indicator.
  let indicators: [String: DutyState]

  init(_ row: WhoIsMissing.Row, _ language: Language) {
    orgUnit = row.orgUnit.code
    name = row.orgUnit.name[language]
    status = row.status?.rawValue ?? "notStarted"
    due = row.due?.description
    submittedOn = row.submittedOn?.description
    workingDaysLate = row.daysLate
    remindedAt = row.remindedAt
    indicators = Dictionary(
      row.states.map { (String($0.key), $0.value) }, uniquingKeysWith: { first, _ in first })
  }
}

/// Whom a reminder reached.
struct RemindedJSON: ResponseEncodable {
  let units: Int
  let people: Int
  let again: Int
  let withoutPeople: [String]
}

/// More time that was given.
struct DeadlineJSON: ResponseEncodable {
  let unit: String?
  let until: String
}

/// A day that is off, or worked although it would not be.
struct CalendarDayJSON: ResponseEncodable {
  let date: String
  let isOff: Bool
  let name: String
  let legalBasis: String
  let isVerified: Bool
  let isOwn: Bool

  init(_ entry: CalendarView.Entry, _ language: Language) {
    date = entry.date.description
    isOff = entry.isOff
    name = entry.name[language]
    legalBasis = entry.legalBasis
    isVerified = entry.status == .verified
    isOwn = entry.isOwn
  }
}

/// Completeness and timeliness by period and by unit.
struct TimelinessJSON: ResponseEncodable {
  struct Tally: Encodable {
    let expected: Int
    let reported: Int
    let approved: Int
    let onTime: Int
    let late: Int
    let workingDaysLate: Int

    init(_ tally: Timeliness.Tally) {
      expected = tally.expected
      reported = tally.reported
      approved = tally.approved
      onTime = tally.onTime
      late = tally.late
      workingDaysLate = tally.daysLate
    }
  }

  struct PeriodTally: Encodable {
    let period: String
    let tally: Tally
  }

  struct UnitTally: Encodable {
    let orgUnit: String
    let name: String
    let tally: Tally
  }

  struct IndicatorTally: Encodable {
    let indicator: String
    let tally: Tally
    /// Reports that count with every figure of it.
    let figures: Int
  }

  let hasLeagueList: Bool
  let indicators: [IndicatorTally]
  let periods: [PeriodTally]
  let units: [UnitTally]

  init(_ answer: Timeliness.Answer, _ language: Language) {
    hasLeagueList = answer.hasLeagueList
    indicators = answer.indicators.map {
      IndicatorTally(
        indicator: String($0.indicator.number), tally: Tally($0.tally), figures: $0.figures)
    }
    periods = answer.periods.map { PeriodTally(period: $0.period.code, tally: Tally($0.tally)) }
    units = answer.units.map {
      UnitTally(orgUnit: $0.code, name: $0.name[language], tally: Tally($0.tally))
    }
  }
}
