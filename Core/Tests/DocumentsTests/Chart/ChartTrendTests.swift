// SPDX-License-Identifier: Apache-2.0
import Testing

@testable import Documents

/// A value through its periods beside its path and its threshold.
/// The scale runs from the least number, at 132, up to the greatest, at 12.
@Suite struct ChartTrendTests {
  private func probe(
    _ points: [ChartTrendPoint], threshold: Double? = nil
  ) throws -> SVGProbe {
    try #require(
      SVGProbe(
        Chart.trend(points: points, threshold: threshold, title: "Diễn biến") { "\(Int($0))%" }))
  }

  private func points(_ values: [Double?]) -> [ChartTrendPoint] {
    values.enumerated().map { ChartTrendPoint(label: "T\($0 + 1)", value: $1) }
  }

  private func lines(_ probe: SVGProbe, _ classes: String) -> [String] {
    probe.classed(classes).compactMap { $0["points"] }
  }

  @Test func `the line goes through the values, and the last one is marked`() throws {
    let trend = try probe(points([0, 50, 100]))
    #expect(lines(trend, "line") == ["52,132 182,72 312,12"])
    #expect(trend.classed("point").map { $0["cy"] } == ["132", "72", "12"])
    #expect(trend.classed("point", "last").map { $0["cx"] } == ["312"])
    #expect(trend.words.contains("Diễn biến"))
    #expect(Set(["T1", "T2", "T3", "0%", "100%"]).isSubset(of: Set(trend.words)))
  }

  @Test func `a period without a value leaves a gap`() throws {
    let trend = try probe(points([0, 100, nil, 100, 0]))
    #expect(lines(trend, "line") == ["52,132 117,12", "247,12 312,132"])
    let lone = try probe(points([0, nil, 100, nil]))
    #expect(lines(lone, "line").isEmpty)
    #expect(lone.classed("point").map { $0["cx"] } == ["52", "225.33"])
    #expect(lone.classed("last").map { $0["cx"] } == ["225.33"])
  }

  @Test func `where periods cannot be compared the line is cut by an upright one`() throws {
    var all = points([0, 50, 100])
    all[2] = ChartTrendPoint(label: "T3", value: 100, isBroken: true)
    let trend = try probe(all)
    #expect(lines(trend, "line") == ["52,132 182,72"])
    #expect(trend.classed("point").count == 3)
    let cut = try #require(trend.classed("break").first)
    #expect(trend.classed("break").count == 1)
    #expect(cut["x1"] == "247" && cut["x2"] == "247")
    #expect(cut["y1"] == "12" && cut["y2"] == "132")
  }

  @Test func `a break without a value cuts once, and the line begins anew after it`() throws {
    var all = points([0, 0, nil, 100, 100])
    all[2] = ChartTrendPoint(label: "T3", value: nil, isBroken: true)
    let trend = try probe(all)
    #expect(lines(trend, "line") == ["52,132 117,132", "247,12 312,12"])
    #expect(trend.classed("break").map { $0["x1"] } == ["149.5"])
  }

  @Test func `what is expected is a line, or a band where it is a range`() throws {
    func expected(_ ranges: [ClosedRange<Double>?]) -> [ChartTrendPoint] {
      ranges.enumerated().map { index, range in
        ChartTrendPoint(label: "T\(index + 1)", value: index == 0 ? 0 : nil, expected: range)
      }
    }
    let line = try probe(expected([nil, 50...50, 100...100]))
    #expect(lines(line, "goal") == ["182,72 312,12"])
    #expect(line.classed("band").isEmpty)
    let band = try probe(expected([0...50, 50...100]))
    #expect(lines(band, "goal") == ["52,132 312,72"])
    #expect(lines(band, "band") == ["52,72 312,12 312,72 52,132"])
    // One period alone is no path.
    let alone = try probe(expected([nil, 50...100]))
    #expect(alone.classed("goal").isEmpty && alone.classed("band").isEmpty)
  }

  @Test func `the threshold and the path are on the scale of the values`() throws {
    let trend = try probe(points([25, 50]), threshold: 75)
    #expect(trend.classed("limit").map { $0["y1"] } == ["12"])
    #expect(lines(trend, "line") == ["52,132 312,72"])
    #expect(trend.words.contains("75%") && trend.words.contains("25%"))
    #expect(try probe(points([25, 50])).classed("limit").isEmpty)
    #expect(try probe(points([25, 50]), threshold: .infinity).classed("limit").isEmpty)
  }

  @Test func `one period, or equal values, stand in the middle`() throws {
    let one = try probe(points([7]))
    #expect(one.classed("point").map { $0["cx"] } == ["182"])
    #expect(one.classed("point").map { $0["cy"] } == ["72"])
    #expect(lines(one, "line").isEmpty)
    #expect(one.words.filter { $0 == "7%" }.count == 1)
    #expect(lines(try probe(points([7, 7])), "line") == ["52,72 312,72"])
  }

  @Test func `without any number there is only the frame`() throws {
    for empty in [[], points([nil, nil]), points([.nan, .infinity])] {
      let trend = try probe(empty)
      #expect(trend.elements.map(\.name) == ["svg", "title"])
    }
  }

  @Test func `the largest numbers stay inside the picture`() throws {
    let values: [Double?] = [-.greatestFiniteMagnitude, .greatestFiniteMagnitude]
    let text = Chart.trend(points: points(values), threshold: nil, title: "") { _ in "" }
    #expect(lines(try #require(SVGProbe(text)), "line") == ["52,132 312,12"])
  }

  @Test func `labels are text, whatever stands in them`() throws {
    let sign = "<b>&\"'"
    let trend = try probe([
      ChartTrendPoint(label: sign, value: 1), ChartTrendPoint(label: "T2", value: 2),
    ])
    #expect(trend.words.contains(sign))
    #expect(!trend.elements.map(\.name).contains("b"))
  }
}
