// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Testing

/// What a person may type, and a file may hold, for each kind of figure.
@Suite struct FigureReadingTests {
  private static let elements: [DataElement.Kind: DataElement] = [
    .count: Samples.element("people"),
    .amount: Samples.element("budget", .amount, minimum: nil),
    .yesNo: Samples.element("wifi", .yesNo),
    .judgement: Samples.element("commitment", .judgement),
    .level: Samples.element("rank", .level, levels: 4),
  ]

  private func read(
    _ text: String, _ kind: DataElement.Kind, _ notation: FigureReading.Notation = .machine
  ) throws -> Decimal? {
    try FigureReading.read(text, for: try #require(Self.elements[kind]), notation)
  }

  @Test(arguments: DataElement.Kind.allCases)
  func anEmptyTextIsNoFigureAndNoFault(kind: DataElement.Kind) throws {
    #expect(try read("", kind) == nil)
    #expect(try read("  \n\t", kind, .typed(.vi)) == nil)
  }

  @Test(arguments: [
    ("0", DataElement.Kind.count, "0"), ("1234", .count, "1234"), (" 95 ", .count, "95"),
    ("12.0", .count, "12"), ("12.5", .amount, "12.5"), ("-3.25", .amount, "-3.25"),
    ("0", .level, "0"), ("3", .level, "3"),
  ])
  func filesHoldDigitsAndAPoint(text: String, kind: DataElement.Kind, value: String) throws {
    #expect(try read(text, kind) == exact(value))
  }

  @Test func peopleTypeNumbersInTheirLanguage() throws {
    #expect(try read("1.234", .count, .typed(.vi)) == 1234)
    #expect(try read("1,234", .count, .typed(.en)) == 1234)
    #expect(try read("1.234,5", .amount, .typed(.vi)) == exact("1234.5"))
    #expect(try read("1,234.5", .amount, .typed(.en)) == exact("1234.5"))
  }

  @Test(arguments: [
    ("yes", 1), ("Yes", 1), ("có", 1), ("CÓ", 1), ("co\u{301}", 1), ("true", 1), ("1", 1),
    ("no", 0), ("không", 0), ("Không", 0), ("false", 0), ("0", 0),
  ])
  func answersAreReadInBothLanguages(text: String, value: Int) throws {
    #expect(try read(text, .yesNo) == Decimal(value))
    #expect(try read(text, .yesNo, .typed(.vi)) == Decimal(value))
  }

  @Test(arguments: [
    ("met", 1), ("đạt", 1), ("Đạt", 1), ("ĐẠT", 1), ("1", 1), ("notMet", 0), ("chưa đạt", 0),
    ("Chưa đạt", 0), ("0", 0),
  ])
  func judgementsAreReadInBothLanguages(text: String, value: Int) throws {
    #expect(try read(text, .judgement) == Decimal(value))
  }

  @Test(arguments: DataElement.Kind.allCases)
  func whatIsWrittenIsReadBack(kind: DataElement.Kind) throws {
    let element = try #require(Self.elements[kind])
    let values: [Decimal] = kind == .amount ? [exact("-12.75"), 1_000_000] : [0, 1]
    for value in values {
      let text = FigureReading.text(of: value, for: element)
      #expect(try FigureReading.read(text, for: element, .machine) == value)
    }
  }

  @Test func answersAreWrittenAsWords() throws {
    let answer = try #require(Self.elements[.yesNo])
    let judgement = try #require(Self.elements[.judgement])
    #expect([1, 0].map { FigureReading.text(of: $0, for: answer) } == ["yes", "no"])
    #expect([1, 0].map { FigureReading.text(of: $0, for: judgement) } == ["met", "notMet"])
  }

  @Test func aJudgementByRubricIsReadAndWrittenAsItsRank() throws {
    let rubric = Samples.element("rubric", .judgement, levels: 4)
    for rank in 0...3 {
      let text = FigureReading.text(of: Decimal(rank), for: rubric)
      #expect(text == "\(rank)")
      #expect(try FigureReading.read(text, for: rubric, .machine) == Decimal(rank))
    }
    #expect(try FigureReading.read(" ", for: rubric, .typed(.vi)) == nil)
  }
}
