// SPDX-License-Identifier: Apache-2.0
import Testing

@testable import Documents

/// The stacked bar of verdicts.
/// It must share its width by the counts and never lie about an empty total.
@Suite struct ChartProgressTests {
  private let parts = [
    ChartPart(label: "Đạt", count: 32, kind: .met),
    ChartPart(label: "Chưa đạt", count: 15, kind: .notMet),
    ChartPart(label: "Chưa có số liệu", count: 10, kind: .noData),
  ]

  @Test func partsShareTheWholeWidth() throws {
    let probe = try #require(SVGProbe(Chart.progress(parts: parts, title: "57 chỉ số")))
    let drawn = probe.classed("part")
    #expect(drawn.map { $0["width"] } == ["56.14", "26.32", "17.54"])
    #expect(drawn.map { $0["x"] } == ["0", "56.14", "82.46"])
    #expect(probe.words.contains("Chưa đạt: 15"))
  }

  @Test func kindsDifferInFormAndNotOnlyInColour() throws {
    let probe = try #require(SVGProbe(Chart.progress(parts: parts, title: "57 chỉ số")))
    #expect(probe.classed("hatch", "notMet").count == 1)
    #expect(probe.classed("hatch", "noData").count == 1)
    #expect(probe.classed("hatch", "met").isEmpty)
    #expect(probe.classed("seam").count == 2)
  }

  @Test func aTotalOfZeroShowsOnlyTheTrack() throws {
    let none = [ChartPart(label: "Đạt", count: 0, kind: .met)]
    for parts in [none, []] {
      let probe = try #require(SVGProbe(Chart.progress(parts: parts, title: "Chưa có")))
      #expect(probe.classed("track").count == 1)
      #expect(probe.classed("part").isEmpty)
    }
  }

  @Test func aCountBelowZeroIsDrawnAsZero() throws {
    let odd = [
      ChartPart(label: "Đạt", count: 3, kind: .met),
      ChartPart(label: "Chưa đạt", count: -3, kind: .notMet),
    ]
    let probe = try #require(SVGProbe(Chart.progress(parts: odd, title: "Lạ")))
    #expect(probe.classed("part").map { $0["width"] } == ["100"])
  }

  @Test func theLargestCountsDoNotOverflow() throws {
    let huge = [
      ChartPart(label: "Đạt", count: .max, kind: .met),
      ChartPart(label: "Chưa đạt", count: .max, kind: .notMet),
    ]
    let probe = try #require(SVGProbe(Chart.progress(parts: huge, title: "Lớn")))
    #expect(probe.classed("part").map { $0["width"] } == ["50", "50"])
  }
}
