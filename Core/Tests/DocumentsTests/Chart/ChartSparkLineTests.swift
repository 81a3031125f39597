// SPDX-License-Identifier: Apache-2.0
import Testing

@testable import Documents

/// The small line of periods.
/// A missing period must be seen as missing, never bridged.
@Suite struct ChartSparkLineTests {
  private func probe(_ values: [Double?]) throws -> SVGProbe {
    try #require(SVGProbe(Chart.sparkLine(values: values, title: "Xu hướng")))
  }

  @Test func aMissingPeriodBreaksTheLine() throws {
    let gap = try probe([1, 2, nil, 4, 5])
    let lines = gap.classed("line").compactMap { $0["points"] }
    #expect(lines == ["4,27 32,21.5", "88,10.5 116,5"])
  }

  @Test func aValueAloneBetweenGapsIsADot() throws {
    let lone = try probe([1, nil, 3, nil, 2])
    #expect(lone.classed("line").isEmpty)
    #expect(lone.classed("point").count == 4)
    #expect(lone.classed("last").map { $0["cx"] } == ["116"])
  }

  @Test func aMissingNewestValueHasNoLastDot() throws {
    #expect(try probe([1, 2, nil]).classed("last").isEmpty)
  }

  @Test func equalValuesLieInTheMiddle() throws {
    let level = try probe([7, 7])
    #expect(level.classed("line").compactMap { $0["points"] } == ["4,16 116,16"])
  }

  @Test func noValuesAtAllLeaveOnlyTheBase() throws {
    for empty in [try probe([]), try probe([nil, nil]), try probe([.nan, .infinity])] {
      #expect(empty.classed("base").count == 1)
      #expect(empty.classed("line").isEmpty && empty.classed("point").isEmpty)
    }
  }

  @Test func theLargestNumbersStayInsideThePicture() throws {
    let wide = try probe([-.greatestFiniteMagnitude, .greatestFiniteMagnitude])
    #expect(wide.classed("line").compactMap { $0["points"] } == ["4,27 116,5"])
  }
}
