// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Testing

/// Where a value of the city comes from.
@Suite struct TraceTests {
  private func city() throws -> SmallCity {
    try SmallCity(
      Samples.percentage("part", "whole"), Samples.atLeast("70"),
      elements: [Samples.element("part"), Samples.element("whole")])
  }

  private func report(
    _ ward: String, _ submission: UUID, _ maturity: Maturity = .final, illustrative: Bool = false
  ) -> [ReportedFigure] {
    [("part", 8), ("whole", 10)].map {
      Samples.figure(
        ward, $0.0, Decimal($0.1), maturity, submission: submission, isIllustrative: illustrative)
    }
  }

  @Test func everySubmissionBehindItIsNamedOnce() throws {
    let a = UUID()
    let b = UUID()
    let result = try city().evaluate(report("ward-b", b) + report("ward-a", a))
    #expect(result.sources == [a, b])
    #expect(result.traces.map(\.dataElement) == ["part", "whole"])
    #expect(result.traces.map(\.value) == [16, 20])
    #expect(result.traces.first?.contributions.map(\.orgUnit) == ["ward-a", "ward-b"])
  }

  @Test func oneEstimateMakesTheWholeAnEstimate() throws {
    let firm = report("ward-a", UUID())
    #expect(try !city().evaluate(firm).isEstimate)
    #expect(try city().evaluate(firm + report("ward-b", UUID(), .estimate)).isEstimate)
  }

  @Test func oneIllustrativeFigureMarksTheWhole() throws {
    let firm = report("ward-a", UUID())
    #expect(try !city().evaluate(firm).isIllustrative)
    let shown = report("ward-b", UUID(), illustrative: true)
    #expect(try city().evaluate(firm + shown).isIllustrative)
  }

  @Test func anEstimateThatIsLeftOutDoesNotMarkIt() throws {
    let half = Samples.figure("ward-b", "part", 5, .estimate)
    #expect(try !city().evaluate(report("ward-a", UUID()) + [half]).isEstimate)
  }

  @Test func theMarksOfOneIndicatorDoNotTouchAnother() throws {
    let city = try SmallCity(
      elements: ["a", "b", "c", "d"].map { Samples.element($0) },
      indicators: [
        Samples.indicator(1, try Samples.percentage("a", "b")),
        Samples.indicator(2, try Samples.percentage("c", "d")),
      ],
      assignments: [1, 2].map { SmallCity.assignment($0, [.group("wards")]) })
    let figures = ["a", "b"].map { Samples.figure("ward-a", $0, 1, .estimate) }
    #expect(city.all(figures).map(\.isEstimate) == [true, false])
  }
}
