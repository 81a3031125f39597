// SPDX-License-Identifier: Apache-2.0
import Domain
import Foundation
import TestSupport
import Testing
import Workflow

/// An own version of the criteria set: from its day on it is what periods are judged by.
@Suite struct AmendFrameworkTests {
  private func act(
    _ fields: [String: String]? = nil, of indicator: Int = 3, version: String = "uong-bi-2025.1",
    legalBasis: String = "QĐ 12/UBND", from date: String = "2025-02-01",
    programme: String = FixtureCity.programme
  ) -> AmendFramework {
    AmendFramework(
      programme: programme, version: version, legalBasis: legalBasis, validFrom: date,
      change: fields.map { fields in
        TypedChange(
          indicator: indicator,
          fields: fields.merging(["reason": "Thực tế."]) { first, _ in first },
          language: .vi)
      })
  }

  /// Bắc Sơn in January, February and March, half of its citizens taking part.
  private func report(_ fixture: FixtureCity) async throws {
    #expect(fixture.clock.set("2025-03-20T03:00:00Z"))
    for period in ["2025-01", "2025-02", "2025-03"] {
      try await fixture.bring(to: .approved, in: period)
    }
  }

  private func verdicts(_ fixture: FixtureCity, _ indicator: Int = 3) async throws -> [Verdict?] {
    var verdicts: [Verdict?] = []
    for period in ["2025-01", "2025-02", "2025-03"] {
      verdicts.append(try await fixture.kept(indicator, in: period)?.verdict)
    }
    return verdicts
  }

  private func versions(_ fixture: FixtureCity) async throws -> [FrameworkVersion] {
    try await fixture.answer(FrameworkVersions(programme: FixtureCity.programme), as: .dung).book
      .versions
  }

  @Test(arguments: TestEngine.allCases)
  func `Unknown programmes and indicators are not found`(_ engine: TestEngine) async throws {
    try await FixtureCity.with(engine) { fixture in
      await #expect(throws: Refusal.notFound("programme")) {
        try await fixture.perform(act(programme: "x"), as: .dung)
      }
      await #expect(throws: Refusal.notFound("indicator")) {
        try await fixture.perform(act(["value": "40"], of: 58), as: .dung)
      }
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `Only the standing office amends`(_ engine: TestEngine) async throws {
    try await FixtureCity.with(engine) { fixture in
      for person in FixturePerson.allCases where person != .dung {
        await #expect(throws: Refusal.notAllowed(.amendFramework), "\(person)") {
          try await fixture.perform(act(["value": "40"]), as: person)
        }
      }
      let question = FrameworkVersions(programme: FixtureCity.programme)
      let (office, leader) = (
        try await fixture.answer(question, as: .dung), try await fixture.answer(question, as: .ha)
      )
      #expect(office.canAmend)
      #expect(!leader.canAmend)
      #expect(office.book.versions.isEmpty)
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `What a closed period was judged by stays`(_ engine: TestEngine) async throws {
    try await FixtureCity.with(engine) { fixture in
      try await fixture.perform(act(["value": "40"], version: "a", from: "2025-01-01"), as: .dung)
      try await fixture.closePeriod()
      let refusal = Refusal.conflict("version.closed-period", ["period": "2025-01"])
      for refused in [
        act(version: "b", from: "2025-01-01"), act(version: "b", from: "2019-01-01"),
        act(["value": "41"], version: "a", from: "2025-02-01"),
        act(version: "a", from: "2025-01-02"),
      ] {
        await #expect(throws: refusal) { try await fixture.perform(refused, as: .dung) }
      }
      try await fixture.perform(act(version: "b", from: "2025-01-02"), as: .dung)
      await #expect(throws: refusal) {
        try await fixture.perform(act(version: "b", from: "2025-01-01"), as: .dung)
      }
      #expect(try await versions(fixture).map(\.version) == ["a", "b"])
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `A new threshold judges the periods that begin on its day or later`(
    _ engine: TestEngine
  ) async throws {
    try await FixtureCity.with(engine) { fixture in
      try await report(fixture)
      #expect(try await verdicts(fixture) == [.notMet, .notMet, .notMet])
      try await fixture.perform(act(["value": "40,5"]), as: .dung)
      #expect(try await verdicts(fixture) == [.notMet, .met, .met])
      try await fixture.expectKeptIsRight()
      #expect(
        try await fixture.explanation(3, in: "2025-02").indicator.threshold?.value
          == Decimal(405) / 10)
      #expect(try await fixture.explanation(3, in: "2025-01").indicator.threshold?.value == 70)
      // Its day moves into February, so February is as it was.
      try await fixture.perform(act(from: "2025-02-02"), as: .dung)
      #expect(try await verdicts(fixture) == [.notMet, .notMet, .met])
      // A later version goes before an earlier one.
      try await fixture.perform(
        act(["comparison": "atMost", "value": "40"], version: "2", from: "2025-03-01"), as: .dung)
      #expect(try await verdicts(fixture) == [.notMet, .notMet, .notMet])
      try await fixture.perform(act(["value": "60"], from: "2025-01-01"), as: .dung)
      try await fixture.perform(act(["value": "50"], from: "2025-01-01"), as: .dung)
      #expect(try await verdicts(fixture) == [.met, .met, .notMet])
      try await fixture.expectKeptIsRight()
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `A ratio without a number has a verdict once it has a band`(
    _ engine: TestEngine
  ) async throws {
    try await FixtureCity.with(engine) { fixture in
      try await fixture.bring("ub-gddt", to: .approved)
      #expect(try await fixture.evaluation(5)?.verdict == .notComparable)
      for (value, upper, verdict) in [
        ("0,9", "1,1", Verdict.met), ("1", "1", .met), ("1,2", "1,5", .notMet),
      ] {
        try await fixture.perform(
          act(
            ["comparison": "between", "value": value, "upper": upper], of: 5, from: "2025-01-01"),
          as: .dung)
        let fifth = try #require(try await fixture.evaluation(5))
        #expect(fifth.value == 1)
        #expect(fifth.verdict == verdict, "\(value)–\(upper)")
      }
      try await fixture.expectKeptIsRight()
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `Another definition or formula breaks the trend, another threshold does not`(
    _ engine: TestEngine
  ) async throws {
    try await FixtureCity.with(engine) { fixture in
      try await report(fixture)
      func breaks() async throws -> [String?] {
        try await fixture.explanation(3).trend.map { $0.brokenBy?.version }
      }
      let none = [String?](repeating: nil, count: 6)
      try await fixture.perform(act(["value": "40", "nameVi": "Tên mới"], version: "a"), as: .dung)
      #expect(try await breaks() == none)
      try await fixture.perform(act(["definitionVi": "Từ 15 tuổi."], version: "a"), as: .dung)
      #expect(try await breaks() == [nil, "a", nil, nil, nil, nil])
      try await fixture.perform(
        act(["numerator": "citizens_taking_part / 2"], version: "b", from: "2025-02-15"), as: .dung)
      let trend = try await fixture.explanation(3).trend
      #expect(trend.map { $0.brokenBy?.version } == [nil, "a", "b", nil, nil, nil])
      #expect(trend.map(\.result.value) == [50, 50, 25, nil, nil, nil])
      try await fixture.expectKeptIsRight()
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `Empty fields put an indicator back`(_ engine: TestEngine) async throws {
    try await FixtureCity.with(engine) { fixture in
      try await report(fixture)
      try await fixture.perform(act(["value": "40", "definitionVi": "Từ 15 tuổi."]), as: .dung)
      try await fixture.perform(act(["value": "1"], of: 47), as: .dung)
      #expect(try await versions(fixture).map { $0.changes.map(\.indicator) } == [[3, 47]])
      try await fixture.perform(
        act(["comparison": "atLeast", "value": " ", "reason": ""]), as: .dung)
      #expect(try await versions(fixture).map { $0.changes.map(\.indicator) } == [[47]])
      #expect(try await verdicts(fixture) == [.notMet, .notMet, .notMet])
      #expect(try await fixture.explanation(3).trend.allSatisfy { $0.brokenBy == nil })
      #expect(try await fixture.history(.version).count == 3)
      try await fixture.expectKeptIsRight()
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `A version is written whole, beside its parent, and the same again is nothing`(
    _ engine: TestEngine
  ) async throws {
    try await FixtureCity.with(engine) { fixture in
      let fields = [
        "nameVi": "Tên", "nameEn": "Name", "definitionVi": "Nghĩa", "comparison": "above",
        "value": "1.000,5", "denominator": "citizens",
      ]
      try await fixture.perform(
        act(fields, version: " a ", legalBasis: " QĐ 12 ", from: " 2025-02-01 "), as: .dung)
      let written = FrameworkVersion(
        version: "a", legalBasis: "QĐ 12",
        validFrom: try #require(CalendarDate("2025-02-01")),
        changes: [
          FrameworkVersion.Change(
            indicator: 3, name: LocalizedText(vi: "Tên", en: "Name"),
            measure: .percentage(
              numerator: try Formula("citizens_taking_part"),
              denominator: try Formula("citizens")),
            threshold: Threshold(comparison: .above, value: Decimal(10005) / 10),
            definition: LocalizedText(vi: "Nghĩa", en: nil), reason: "Thực tế.")
        ])
      #expect(try await versions(fixture) == [written])
      try await fixture.perform(act(version: "a", legalBasis: "QĐ 12"), as: .dung)
      let answer = try await fixture.answer(
        FrameworkVersions(programme: FixtureCity.programme), as: .an)
      #expect(answer.history.map(\.rule) == [.version(written)])
      #expect(try await fixture.events("version.write") == 1)
      #expect(answer.before(written, 3) == answer.book.parent.indicator(3))
      #expect(answer.version("a") == written)
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `Empty fields keep what the versions before made of an indicator`(
    _ engine: TestEngine
  ) async throws {
    try await FixtureCity.with(engine) { fixture in
      try await report(fixture)
      try await fixture.perform(
        act(
          ["comparison": "atMost", "value": "40", "denominator": "citizens * 2"], version: "a"),
        as: .dung)
      // A page always sends the comparison, and it shows that of the version before.
      try await fixture.perform(
        act(
          ["comparison": "atMost", "nameVi": "Tên mới", "numerator": "citizens_taking_part * 2"],
          version: "b", from: "2025-03-01"), as: .dung)
      let second = try #require(try await versions(fixture).last?.change(3))
      #expect(second.threshold == nil)
      let expected = Measure.percentage(
        numerator: try Formula("citizens_taking_part * 2"),
        denominator: try Formula("citizens * 2"))
      #expect(second.measure == expected)
      let march = try await fixture.explanation(3, in: "2025-03").indicator
      #expect(march.threshold == Threshold(comparison: .atMost, value: 40))
      #expect(march.name?.vi == "Tên mới")
      try await fixture.expectKeptIsRight()
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `A new version does not take the name of another`(_ engine: TestEngine) async throws {
    try await FixtureCity.with(engine) { fixture in
      func new(_ legalBasis: String) -> AmendFramework {
        AmendFramework(
          programme: FixtureCity.programme, version: "a", legalBasis: legalBasis,
          validFrom: "2025-02-01", isNew: true)
      }
      try await fixture.perform(new("QĐ 1"), as: .dung)
      // The second click of a double click.
      try await fixture.perform(new("QĐ 1"), as: .dung)
      let refusal = Refusal.invalid([
        Domain.Issue(field: "version", code: "version.exists", arguments: ["version": "a"])
      ])
      await #expect(throws: refusal) { try await fixture.perform(new("QĐ 2"), as: .dung) }
      #expect(try await versions(fixture).map(\.legalBasis) == ["QĐ 1"])
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `A formula keeps to one level, and to what somebody reports`(
    _ engine: TestEngine
  ) async throws {
    try await FixtureCity.with(engine) { fixture in
      await #expect(
        throws: Refusal.invalid([
          Domain.Issue(
            field: "numerator", code: "framework.mixed-levels", arguments: ["number": "3"])
        ])
      ) {
        try await fixture.perform(act(["numerator": "households_poor"]), as: .dung)
      }
      let refusal = await #expect(throws: Refusal.self) {
        try await fixture.perform(
          act(["numerator": "citizens_taking_part", "denominator": "citizens"], of: 7), as: .dung)
      }
      guard case .invalid(let issues) = refusal else {
        Testing.Issue.record("\(String(describing: refusal))")
        return
      }
      #expect(
        issues.map(\.code) == ["assignment.no-reporter", "assignment.no-reporter"])
      let written = try await versions(fixture)
      #expect(written.isEmpty)
    }
  }
}
