// SPDX-License-Identifier: Apache-2.0
import Testing

@testable import Documents

/// The ring of verdicts.
/// Its strokes must add up to each part's share, and the figure stand in the middle.
@Suite struct ChartDonutTests {
  private func strokes(_ attributes: [String: String]) -> [Double] {
    (attributes["stroke-dasharray"] ?? "").split(separator: " ").compactMap { Double($0) }
  }

  @Test func partsFollowOneAnotherAroundTheRing() throws {
    let parts = [
      ChartPart(label: "Đạt", count: 3, kind: .met),
      ChartPart(label: "Chưa có số liệu", count: 1, kind: .noData),
    ]
    let text = Chart.donut(parts: parts, figure: "3", caption: "trên 4", title: "Vòng")
    let probe = try #require(SVGProbe(text))
    let drawn = probe.classed("part")
    #expect(drawn.map { $0["stroke-dashoffset"] } == ["0", "-75"])
    #expect(drawn.map { strokes($0).first } == [74.2, 24.2])
    #expect(probe.words.contains("3") && probe.words.contains("trên 4"))
  }

  @Test func aPartNotMetIsCutIntoStrokesOfTheRightLength() throws {
    let parts = [
      ChartPart(label: "Đạt", count: 1, kind: .met),
      ChartPart(label: "Chưa đạt", count: 1, kind: .notMet),
    ]
    let text = Chart.donut(parts: parts, figure: "1", caption: "trên 2", title: "Vòng")
    let probe = try #require(SVGProbe(text))
    let dashes = strokes(try #require(probe.classed("part", "notMet").first))
    #expect(dashes.count > 10)
    #expect(abs(dashes.dropLast().reduce(0, +) - 49.2) < 0.2)
  }

  @Test func oneKindAloneClosesTheRing() throws {
    let parts = [ChartPart(label: "Đạt", count: 57, kind: .met)]
    let text = Chart.donut(parts: parts, figure: "57", caption: "trên 57", title: "Đủ")
    let probe = try #require(SVGProbe(text))
    #expect(probe.classed("part").map { $0["stroke-dasharray"] } == ["100 200"])
  }

  @Test func aTotalOfZeroKeepsTheTrackAndTheFigure() throws {
    let text = Chart.donut(parts: [], figure: "0", caption: "trên 0", title: "Trống")
    let probe = try #require(SVGProbe(text))
    #expect(probe.classed("part").isEmpty)
    #expect(probe.classed("track").count == 1)
    #expect(probe.words.contains("0"))
  }
}
