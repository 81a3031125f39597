// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import TestSupport
import Testing

@testable import Workflow

/// Whatever is approved, replaced and taken away: what is kept equals what the figures make.
struct ResultPropertyTests {
  @Test(arguments: 1...8)
  func aThousandHistoriesInMemoryEndWhereTheFiguresAre(seed: Int) throws {
    let framework = try FixturePacks.framework()
    let programme = try FixturePacks.programme()
    let book = try Self.book(programme, framework)
    let units = programme.reportingUnits(in: framework).map(\.code)
    var random = RandomReports(seed: UInt64(seed))
    for _ in 0..<125 {
      var approved: [String: [SubmissionLine]] = [:]
      var kept: [TotalKey: Total] = [:]
      for _ in 0..<8 {
        let unit = random.pick(units)
        let lines = Self.lines(random.report(of: unit, framework, programme), unit, book)
        Self.replace(approved[unit] ?? [], by: lines, of: unit, in: &kept, book)
        approved[unit] = lines
      }
      let computed = Evaluator(programme: programme, framework: framework)
        .evaluate(Self.figures(approved), for: programme.area).map(\.result)
      #expect(Self.results(kept, book) == computed)
    }
  }

  private static func replace(
    _ old: [SubmissionLine], by new: [SubmissionLine], of unit: String,
    in kept: inout [TotalKey: Total], _ book: ProgrammeBook
  ) {
    let totals = ReportTotals(book: book)
    for (key, total) in totals.totals(of: new, from: unit) {
      kept[key, default: Total()].add(total, times: 1)
    }
    for (key, total) in totals.totals(of: old, from: unit) {
      kept[key, default: Total()].add(total, times: -1)
    }
    kept = kept.filter { $0.value.units > 0 }
  }

  private static func results(_ kept: [TotalKey: Total], _ book: ProgrammeBook)
    -> [IndicatorResult]
  {
    let evaluator = SummaryEvaluator(programme: book.programme, framework: book.framework)
    let summaries = ResultReading.summaries(kept, book.plan)
    return book.framework.indicators.map { indicator in
      evaluator.result(indicator) { element, unit in
        summaries[
          ResultReading.Place(
            orgUnit: unit, indicator: indicator.number, dataElement: element)]
      }
    }
  }

  private static func lines(
    _ report: FixtureReport, _ unit: String, _ book: ProgrammeBook
  ) -> [SubmissionLine] {
    book.programme.duties(of: unit, in: book.framework).map { duty in
      let figures = duty.dataElements.compactMap { code -> SubmissionLine.Figure? in
        guard let element = book.framework.dataElement(code),
          let value = try? FigureReading.read(report.texts[code] ?? "", for: element, .machine)
        else { return nil }
        return SubmissionLine.Figure(dataElement: code, value: value, maturity: report.maturity)
      }
      return SubmissionLine(indicator: duty.indicator, figures: figures, note: "")
    }
  }

  private static func figures(_ approved: [String: [SubmissionLine]]) -> [ReportedFigure] {
    approved.flatMap { unit, lines in
      lines.flatMap(\.figures).map { figure in
        ReportedFigure(
          orgUnit: unit, dataElement: figure.dataElement, value: figure.value,
          maturity: figure.maturity, submission: UUID(), isIllustrative: false)
      }
    }
  }

  private static func book(_ programme: Programme, _ framework: Framework) throws -> ProgrammeBook {
    ProgrammeBook(
      id: UUID(), whole: programme, history: try programme.history(), parent: framework,
      versions: [],
      references: [], area: UUID(), standingOffice: UUID(), unitIDs: [:], withoutOfficialText: [])
  }
}
