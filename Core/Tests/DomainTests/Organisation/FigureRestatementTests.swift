// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Testing

/// Figures of units of before among the units of today.
@Suite struct FigureRestatementTests {
  /// Three wards report `n`; a becomes x with half of b, the other half of b goes to c.
  private struct Reform {
    let programme: Programme
    let framework: Framework
    let history: OrganisationHistory
    let day: CalendarDate
    let later: CalendarDate

    init(_ share: Decimal? = 0.5, _ measure: Measure, _ elements: [DataElement]) throws {
      let city = try SmallCity(measure, elements: elements)
      var programme = city.programme
      programme.changes = [
        try ProgrammeAsOfTests.change(
          "2025-07-01",
          [
            .open(SmallCity.orgUnit("x", "ward", "city")),
            ProgrammeAsOfTests.pass("ward-a", "x"),
            ProgrammeAsOfTests.pass("ward-b", "x", share),
            ProgrammeAsOfTests.pass("ward-b", "ward-c", share.map { 1 - $0 }),
          ])
      ]
      self.programme = programme
      framework = city.framework
      history = try programme.history()
      day = try ProgrammeAsOfTests.day("2025-06-30")
      later = try ProgrammeAsOfTests.day("2025-07-01")
    }

    private func plan(_ date: CalendarDate) -> DutyPlan {
      DutyPlan(programme.asOf(date, history), framework)
    }

    func restate(_ figures: [ReportedFigure]) -> [ReportedFigure] {
      FigureRestatement(history, from: day, plan(day), to: later, plan(later))
        .restate(figures, for: 1)
    }

    func evaluate(_ figures: [ReportedFigure], for unit: String = "city") throws -> Evaluation {
      Evaluator(programme: programme.asOf(later, history), framework: framework)
        .evaluate(try #require(framework.indicator(1)), restate(figures), for: unit)
    }
  }

  private static let elements = [Samples.element("n"), Samples.element("d")]

  private static func share() throws -> Measure { try Samples.percentage("n", "d") }

  private static func figures(_ values: [String: (Decimal, Decimal)]) -> [ReportedFigure] {
    values.sorted { $0.key < $1.key }.flatMap { unit, value in
      [Samples.figure(unit, "n", value.0), Samples.figure(unit, "d", value.1)]
    }
  }

  @Test func aSharePassesAndIsMarked() throws {
    let reform = try Reform(0.25, try Self.share(), Self.elements)
    let all = Self.figures(["ward-a": (10, 100), "ward-b": (40, 80), "ward-c": (5, 10)])
    let x = try reform.evaluate(all, for: "x")
    #expect(x.numerator == 20)
    #expect(x.denominator == 120)
    #expect(x.isApportioned)
    #expect(try reform.evaluate(all, for: "ward-c").numerator == 35)
    let city = try reform.evaluate(all)
    #expect(city.numerator == 55)
    #expect(city.denominator == 190)
    #expect(city.reported == 2)
    #expect(city.owed == 2)
  }

  @Test func whatLacksAPartCountsForTheAreaOnly() throws {
    let reform = try Reform(0.5, try Self.share(), Self.elements)
    let some = Self.figures(["ward-b": (40, 80), "ward-c": (5, 10)])
    let x = try reform.evaluate(some, for: "x")
    #expect(x.value == nil)
    #expect(try reform.evaluate(some, for: "ward-c").numerator == 25)
    let city = try reform.evaluate(some)
    #expect(city.numerator == 45)
    #expect(city.missing == ["x"])
  }

  @Test func anUnknownShareIsNoFigureOfAUnitAndNoLoss() throws {
    let reform = try Reform(nil, try Self.share(), Self.elements)
    let all = Self.figures(["ward-a": (10, 100), "ward-b": (40, 80), "ward-c": (5, 10)])
    #expect(try reform.evaluate(all, for: "x").value == nil)
    #expect(try reform.evaluate(all, for: "ward-c").value == nil)
    let city = try reform.evaluate(all)
    #expect(city.numerator == 55)
    #expect(city.reported == 0)
    #expect(!city.isApportioned)
  }

  @Test func unitsThatReachAreCountedAmongThoseOfToday() throws {
    let answer = Samples.element("r", .yesNo, at: .commune, .countYes)
    let reform = try Reform(0.5, .shareOfUnits(element: "r", atLeast: 1), [answer])
    let all = ["ward-a", "ward-b", "ward-c"].map { Samples.figure($0, "r", 1) }
    let city = try reform.evaluate(all)
    // An answer of two units is not the answer of the one that they became.
    #expect(city.value == nil)
    #expect(city.reported == 0)
    #expect(city.owed == 2)
  }

  /// Whatever is reported and however it was split, the area has the same sum.
  @Test func noValueIsLost() throws {
    var dice = SeededGenerator(seed: 2025)
    for _ in 0..<300 {
      let share =
        Bool.random(using: &dice) ? Decimal(Int.random(in: 1..<100, using: &dice)) / 100 : nil
      let reform = try Reform(share, try Self.share(), Self.elements)
      var values: [String: (Decimal, Decimal)] = [:]
      for ward in SmallCity.wards where Bool.random(using: &dice) {
        values[ward] = (
          Decimal(Int.random(in: 0..<1000, using: &dice)),
          Decimal(Int.random(in: 1..<1000, using: &dice))
        )
      }
      let restated = reform.restate(Self.figures(values))
      for (code, sum) in [
        ("n", values.values.reduce(0) { $0 + $1.0 }), ("d", values.values.reduce(0) { $0 + $1.1 }),
      ] {
        #expect(
          restated.filter { $0.dataElement == code }.reduce(0) { $0 + $1.value } == sum)
      }
      let evaluation = try reform.evaluate(Self.figures(values))
      #expect(evaluation.numerator ?? 0 == values.values.reduce(0) { $0 + $1.0 })
      #expect(evaluation.reported <= evaluation.owed)
    }
  }
}
