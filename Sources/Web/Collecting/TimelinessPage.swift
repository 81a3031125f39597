// SPDX-License-Identifier: Apache-2.0

import Documents
import Domain
import Foundation
import Workflow

/// How complete and how punctual reporting is, by period and by unit.
struct TimelinessPage {
  struct PeriodRow {
    let href: String
    let name: String
    let expected: String
    let reported: String
    let approved: String
    let onTime: String
    let late: String
    let chart: String
  }

  struct UnitRow {
    let name: String
    let href: String
    let expected: String
    let onTime: String
    let percent: String
    let daysLate: String
    /// The cells as HTML.
    let cells: String
  }

  struct IndicatorRow {
    let number: String
    let name: String
    let href: String
    let expected: String
    let reported: String
    let onTime: String
    let figures: String
    let chart: String
  }

  struct Regime {
    let text: String
    let href: String
    let isChosen: Bool
  }

  struct Head {
    let text: String
    let href: String
  }

  let title: String
  let progressHref: String
  let periods: [PeriodRow]
  let units: [UnitRow]
  let heads: [Head]
  let indicators: [IndicatorRow]
  /// To choose from, where there are several.
  let regimes: [Regime]
  let hasRegimes: Bool
  let isEmpty: Bool
  let isRanked: Bool
  let hasLeagueList: Bool
  let canChoose: Bool
  let chooseHref: String
  let token: String
  let rankHref: String
  let plainHref: String

  init(
    _ answer: Timeliness.Answer, regime: String, isRanked wanted: Bool, token: String,
    wording: Wording
  ) {
    let isRanked = wanted && answer.hasLeagueList
    let programme = answer.book.programme.id
    title = wording("timeliness.title")
    progressHref = answer.periods.last.map { Links.progress(programme, $0.period.code) } ?? "/"
    self.isRanked = isRanked
    hasLeagueList = answer.hasLeagueList
    canChoose = answer.canChooseLeagueList
    chooseHref = Links.timeliness(programme) + "/league-list"
    self.token = token
    func link(_ regime: String, _ sort: String) -> String {
      let query = [("regime", regime), ("sort", sort)].filter { !$0.1.isEmpty }
        .map { "\($0.0)=\($0.1)" }.joined(separator: "&")
      return Links.timeliness(programme) + (query.isEmpty ? "" : "?" + query)
    }
    plainHref = link(regime, "")
    rankHref = link(regime, "rank")
    regimes =
      [
        Regime(
          text: wording("timeliness.every-regime"), href: link("", ""), isChosen: regime.isEmpty)
      ]
      + answer.regimes.map {
        Regime(
          text: $0.name[wording.language], href: link($0.code, ""), isChosen: $0.code == regime)
      }
    hasRegimes = answer.regimes.count > 1
    periods = answer.periods.map { row in
      let tally = row.tally
      func shown(_ count: Int) -> String {
        wording(
          "timeliness.share",
          ["count": String(count), "percent": String(tally.percent(count) ?? 0)])
      }
      let parts = [
        ChartPart(label: wording("timeliness.onTime"), count: tally.onTime, kind: .met),
        ChartPart(label: wording("timeliness.late"), count: tally.late, kind: .expected),
        ChartPart(
          label: wording("timeliness.missing"), count: tally.expected - tally.reported,
          kind: .notMet),
      ]
      return PeriodRow(
        href: Links.missing(programme, row.period.code),
        name: row.period.name?[wording.language] ?? wording.periodHeading(row.period.code),
        expected: String(tally.expected), reported: shown(tally.reported),
        approved: shown(tally.approved), onTime: shown(tally.onTime), late: String(tally.late),
        chart: Chart.progress(
          parts: parts,
          title: parts.map { "\($0.label): \($0.count)" }.joined(separator: "; ")))
    }
    let rows =
      isRanked
      ? answer.units.sorted {
        (-($0.tally.percent($0.tally.onTime) ?? 0), $0.tally.daysLate)
          < (-($1.tally.percent($1.tally.onTime) ?? 0), $1.tally.daysLate)
      } : answer.units
    units = rows.map { row in
      UnitRow(
        name: row.name[wording.language], href: Links.unit(programme, row.code),
        expected: String(row.tally.expected), onTime: String(row.tally.onTime),
        percent: row.tally.percent(row.tally.onTime).map { "\($0) %" } ?? "–",
        daysLate: String(row.tally.daysLate),
        cells: row.marks.map { Self.cell($0, wording) }.joined())
    }
    heads = answer.periods.map {
      Head(
        text: $0.period.name == nil ? $0.period.code : wording.period($0.period.code),
        href: Links.missing(programme, $0.period.code))
    }
    indicators = answer.indicators.map { Self.row($0, answer, wording) }
    isEmpty = periods.isEmpty
  }

  private static func row(
    _ row: Timeliness.IndicatorRow, _ answer: Timeliness.Answer, _ wording: Wording
  ) -> IndicatorRow {
    let tally = row.tally
    func shown(_ count: Int) -> String {
      wording(
        "timeliness.share",
        ["count": String(count), "percent": String(tally.percent(count) ?? 0)])
    }
    let title = answer.periods.enumerated().map { place, period in
      let share = row.shares[place].map { "\(Int(($0 * 100).rounded())) %" } ?? "–"
      return "\(wording.period(period.period.code)): \(share)"
    }.joined(separator: "; ")
    let last = answer.periods.last?.period.code ?? ""
    return IndicatorRow(
      number: String(row.indicator.number), name: wording.indicatorName(row.indicator),
      href: Links.indicator(answer.book.programme.id, last, row.indicator.number),
      expected: String(tally.expected), reported: shown(tally.reported),
      onTime: shown(tally.onTime), figures: shown(row.figures),
      chart: Chart.sparkLine(values: row.shares, title: title))
  }

  private static func cell(_ mark: Timeliness.Mark?, _ wording: Wording) -> String {
    guard let mark else { return "<td></td>" }
    let kind =
      switch mark {
      case .onTime: "approved"
      case .late: "late"
      case .missing: "returned"
      }
    return Page.cell(kind, wording("timeliness.\(mark.rawValue)"))
  }
}
