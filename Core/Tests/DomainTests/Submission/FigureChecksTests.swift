// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Testing

/// When a figure looks odd, and what answers it.
@Suite struct FigureChecksTests {
  private func framework() throws -> Framework {
    try SmallCity(
      Samples.percentage("part", "whole"),
      elements: [Samples.element("part"), Samples.element("whole")]
    ).framework
  }

  private func line(_ part: Decimal, _ whole: Decimal, note: String = "") -> SubmissionLine {
    SubmissionLine(
      indicator: 1,
      figures: [("part", part), ("whole", whole)].map {
        SubmissionLine.Figure(dataElement: $0.0, value: $0.1, maturity: .final)
      }, note: note)
  }

  private func doubts(
    _ line: SubmissionLine, previous: [String: Decimal] = [:], earlier: [Decimal] = [],
    peers: [Decimal] = []
  ) throws -> [String] {
    var background = FigureBackground()
    background.previous = previous
    background.earlier = ["part": earlier]
    background.peers = [1: peers]
    return SubmissionCheck.doubts(
      [line], framework: try framework(), background: background,
      checks: FigureChecks(
        version: "", jump: .init(level: .should, percent: 50, atLeast: 10),
        history: .init(level: .should, spreads: 8, values: 6),
        peers: .init(level: .should, spreads: 6, values: 6))
    ).map(\.issue.code)
  }

  @Test(arguments: [
    (100, 100, false), (100, 149, false), (100, 151, true), (100, 49, true), (100, 51, false),
    // So small that nothing is odd, and nothing before.
    (4, 12, false), (0, 9, false), (0, 10, true),
  ])
  func aJumpIsOddFromHalfOnAndNotForAFew(before: Int, now: Int, isOdd: Bool) throws {
    let found = try doubts(line(Decimal(now), 1000), previous: ["part": Decimal(before)])
    #expect(found == (isOdd ? ["doubt.jump"] : []))
  }

  @Test func theOwnHistoryIsAskedWhereItIsLongEnough() throws {
    let usual: [Decimal] = [100, 102, 98, 101, 99, 100]
    #expect(try doubts(line(180, 1000), earlier: usual) == ["doubt.history"])
    #expect(try doubts(line(120, 1000), earlier: usual).isEmpty)
    #expect(try doubts(line(180, 1000), earlier: Array(usual.prefix(5))).isEmpty)
  }

  @Test func likeUnitsAreAskedForTheShareNotForTheNumber() throws {
    let usual: [Decimal] = [70, 71, 69, 72, 70, 68]
    #expect(try doubts(line(10, 100), peers: usual) == ["doubt.peers"])
    #expect(try doubts(line(700, 1000), peers: usual).isEmpty)
    #expect(try doubts(line(10, 0), peers: usual).isEmpty)
    #expect(try doubts(line(10, 100), peers: Array(usual.prefix(5))).isEmpty)
  }

  @Test func aReasonAnswersADoubtThatOnlyAsksForOne() throws {
    let odd = [line(200, 1000)]
    var background = FigureBackground()
    background.previous = ["part": 100]
    for level in FigureChecks.Level.allCases {
      let checks = FigureChecks(
        version: "", jump: .init(level: level, percent: 50, atLeast: 10), history: nil, peers: nil)
      func left(_ lines: [SubmissionLine]) throws -> Int {
        let doubts = SubmissionCheck.doubts(
          lines, framework: try framework(), background: background, checks: checks)
        return SubmissionCheck.unanswered(doubts, lines).count
      }
      #expect(try left(odd) == 1)
      #expect(try left([line(200, 1000, note: "Mở thêm lớp")]) == (level == .must ? 1 : 0))
    }
  }

  @Test func whereNothingIsAskedNothingIsOdd() throws {
    var background = FigureBackground()
    background.previous = ["part": 1]
    let doubts = SubmissionCheck.doubts(
      [line(900, 1000)], framework: try framework(), background: background, checks: .none)
    #expect(doubts.isEmpty)
  }

  @Test(arguments: [
    ("a", "a"), ("(a + b) / c", "a b + c /"), ("a - -b", "a b neg -"),
    ("min(a, b, 2)", "a b min 2 min"),
    ("max(a, 1) * 100", "a 1 max 100 *"),
  ])
  func aFormulaIsToldForPages(text: String, postfix: String) throws {
    #expect(try Formula(text).postfix == postfix)
    #expect(try Formula("if(a > 1, a, b)").postfix == nil)
  }
}
