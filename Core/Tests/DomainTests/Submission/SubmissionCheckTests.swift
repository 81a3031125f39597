// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Testing

/// What keeps a ward's report from being submitted.
@Suite struct SubmissionCheckTests {
  private func issues(
    _ measure: Measure, _ elements: [DataElement], _ figures: [String: Decimal], note: String = ""
  ) throws -> [Domain.Issue] {
    let city = try SmallCity(measure, elements: elements)
    let line = SubmissionLine(
      indicator: 1,
      figures: figures.sorted { $0.key < $1.key }.map {
        SubmissionLine.Figure(dataElement: $0.key, value: $0.value, maturity: .final)
      }, note: note)
    return SubmissionCheck.issues(
      figures.isEmpty && note.isEmpty ? [] : [line],
      duties: city.programme.duties(of: "ward-a", in: city.framework), framework: city.framework)
  }

  private let pair = [Samples.element("part"), Samples.element("whole")]

  @Test func aLineWithAllItsFiguresIsComplete() throws {
    let measure = try Samples.percentage("part", "whole")
    #expect(try issues(measure, pair, ["part": 7, "whole": 10]).isEmpty)
    #expect(try issues(measure, pair, ["part": 10, "whole": 10]).isEmpty)
    #expect(try issues(measure, pair, ["part": 0, "whole": 0]).isEmpty)
  }

  @Test func aLineWithoutFiguresAsksForThemOrForANote() throws {
    let measure = try Samples.percentage("part", "whole")
    let missing = Domain.Issue(
      field: "indicator-1", code: "line.no-figure", arguments: ["indicator": "1"])
    #expect(try issues(measure, pair, [:]) == [missing])
    #expect(try issues(measure, pair, [:], note: "Chưa có số liệu thống kê").isEmpty)
  }

  @Test func aNoteDoesNotStandForHalfOfTheFigures() throws {
    let measure = try Samples.percentage("part", "whole")
    let incomplete = Domain.Issue(
      field: "figure-whole", code: "line.incomplete", arguments: ["indicator": "1"])
    #expect(try issues(measure, pair, ["part": 7]) == [incomplete])
    #expect(try issues(measure, pair, ["part": 7], note: "Chờ số liệu") == [incomplete])
  }

  @Test func theNumeratorIsAPartOfTheDenominator() throws {
    let found = try issues(
      Samples.percentage("part", "whole"), pair, ["part": 11, "whole": 10])
    #expect(
      found == [
        Domain.Issue(
          field: "figure-part", code: "line.numerator-over-denominator",
          arguments: ["indicator": "1", "numerator": "11", "denominator": "10"])
      ])
  }

  @Test func theNumeratorIsAPartOfTheDenominatorInsideACompoundToo() throws {
    let measure = Measure.compound(parts: [
      Measure.Part(
        name: Samples.text("trained"), measure: try Samples.percentage("trained", "workers"),
        threshold: nil),
      Measure.Part(
        name: Samples.text("women"), measure: try Samples.percentage("women", "trained"),
        threshold: nil),
    ])
    let elements = ["workers", "trained", "women"].map { Samples.element($0) }
    let found = try issues(measure, elements, ["workers": 100, "trained": 80, "women": 81])
    #expect(found.map(\.field) == ["figure-women"])
    #expect(found.map(\.code) == ["line.numerator-over-denominator"])
  }

  @Test func aRatioMayGoOverOne() throws {
    let measure = Measure.ratio(numerator: try Formula("part"), denominator: try Formula("whole"))
    #expect(try issues(measure, pair, ["part": 30, "whole": 10]).isEmpty)
  }

  @Test func aJudgementNeedsItsReason() throws {
    let element = Samples.element("good", .judgement, .allMet)
    let measure = Measure.judgement(element: "good")
    let found = try issues(measure, [element], ["good": 1])
    #expect(found.map(\.code) == ["line.judgement-without-reason"])
    #expect(found.map(\.field) == ["note-1"])
    #expect(try issues(measure, [element], ["good": 0], note: "12 sự kiện").isEmpty)
  }

  @Test func anIndicatorThatIsOnlyFollowedAsksNothing() throws {
    let city = try SmallCity(
      elements: pair, indicators: [Samples.indicator(1, Samples.percentage("part", "whole"))],
      assignments: [SmallCity.assignment(1, [.unit("education")], from: "wards")])
    let duties = city.programme.duties(of: "education", in: city.framework)
    #expect(duties.map(\.isFollowing) == [true])
    #expect(
      SubmissionCheck.issues([], duties: duties, framework: city.framework).isEmpty)
  }

  @Test func aFigureOfABreakdownDoesNotStandForTheWhole() {
    let women = SubmissionLine.Figure(
      dataElement: "part", breakdown: "women", value: 3, maturity: .final)
    let line = SubmissionLine(indicator: 1, figures: [women], note: "")
    #expect(line.figure("part") == nil)
    #expect(!line.isEmpty)
    #expect(SubmissionLine(indicator: 1, figures: [], note: "").isEmpty)
  }
}
