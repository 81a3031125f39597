// SPDX-License-Identifier: Apache-2.0
import Testing

@testable import Documents

/// The bar with a threshold.
/// Direction decides what is met; values outside of the scale stay inside of the picture.
@Suite struct ChartThresholdBarTests {
  private func probe(
    _ value: Double?, _ threshold: Double?, _ direction: ChartDirection = .higher,
    maximum: Double = 100
  ) throws -> SVGProbe {
    let text = Chart.thresholdBar(
      value: value, threshold: threshold, direction: direction, maximum: maximum, title: "Thanh")
    return try #require(SVGProbe(text))
  }

  @Test func aValueAtItsThresholdIsMetInBothDirections() throws {
    #expect(try probe(95, 95).classed("part", "met").count == 1)
    #expect(try probe(10, 10, .lower).classed("part", "met").count == 1)
  }

  @Test func aValueOnTheWrongSideIsHatched() throws {
    for wrong in [try probe(94.99, 95), try probe(10.01, 10, .lower)] {
      #expect(wrong.classed("part", "notMet").count == 1)
      #expect(wrong.classed("hatch").count == 1)
    }
  }

  @Test func theTickStandsAtTheThreshold() throws {
    let tick = try #require(try probe(1.2, 1.5, maximum: 2).classed("tick").first)
    #expect(tick["x1"] == "75" && tick["x2"] == "75")
  }

  @Test func aValueBeyondTheMaximumFillsTheBarAndIsMarked() throws {
    let beyond = try probe(250, 95)
    #expect(beyond.classed("part").map { $0["width"] } == ["100"])
    #expect(beyond.classed("beyond").count == 1)
    #expect(try probe(100, 95).classed("beyond").isEmpty)
  }

  @Test func aValueBelowZeroOrAnEmptyScaleDrawsNoLength() throws {
    #expect(try probe(-5, 95).classed("part").map { $0["width"] } == ["0"])
    #expect(try probe(50, 95, maximum: 0).classed("part").map { $0["width"] } == ["0"])
  }

  @Test func withoutAValueOnlyTheTickIsLeft() throws {
    for missing in [try probe(nil, 95), try probe(.nan, 95)] {
      #expect(missing.classed("part").isEmpty)
      #expect(missing.classed("tick").count == 1)
    }
  }

  @Test func withoutAThresholdNothingIsJudged() throws {
    let free = try probe(40, nil)
    #expect(free.classed("part", "plain").count == 1)
    #expect(free.classed("tick").isEmpty)
  }
}
