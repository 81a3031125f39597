// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Testing

/// The figures of a year from those of its months.
@Suite struct YearFiguresTests {
  private func combine(
    _ months: [[ReportedFigure]], _ element: DataElement = Samples.element("x", .amount)
  ) throws -> [ReportedFigure] {
    let city = try SmallCity(.amount(value: try Formula("x")), elements: [element])
    return YearFigures.combine(months, city.framework)
  }

  private func value(
    _ values: [String?], _ overTime: DataElement.OverTime?, _ kind: DataElement.Kind = .amount
  ) throws -> Decimal? {
    let months = values.map { text in
      text.map { [Samples.figure("ward-a", "x", exact($0))] } ?? []
    }
    return try combine(months, Samples.element("x", kind, overTime: overTime)).first?.value
  }

  @Test(arguments: [
    (DataElement.OverTime.sum, "6.5"), (.last, "1.5"), (.mean, "3.25"), (nil, "1.5"),
  ])
  func eachElementHasItsOwnRule(overTime: DataElement.OverTime?, expected: String) throws {
    #expect(try value(["5", nil, "1.5", nil], overTime) == exact(expected))
  }

  @Test(arguments: DataElement.OverTime.allCases)
  func oneMonthIsTheYear(overTime: DataElement.OverTime) throws {
    #expect(try value([nil, "-3"], overTime) == -3)
    #expect(try value(["0"], overTime) == 0)
  }

  @Test func noMonthIsNoYear() throws {
    #expect(try combine([]).isEmpty)
    #expect(try combine([[], []]).isEmpty)
  }

  @Test func sumsAreExact() throws {
    #expect(try value(Array(repeating: "0.1", count: 10), .sum) == 1)
  }

  @Test(arguments: [DataElement.Kind.yesNo, .level, .judgement])
  func anAnswerIsTheLastOneWhateverTheRule(kind: DataElement.Kind) throws {
    for overTime in DataElement.OverTime.allCases {
      #expect(try value(["1", "1", "0"], overTime, kind) == 0)
    }
  }

  @Test func whatTheFrameworkDoesNotKnowIsTheLastOne() throws {
    let months = ["7", "9"].map { [Samples.figure("ward-a", "stranger", exact($0))] }
    #expect(try combine(months).map(\.value) == [9])
  }

  @Test func unitsAndElementsAreKeptApart() throws {
    let months = (1...3).map { month in
      ["ward-a", "ward-b"].flatMap { ward in
        [
          Samples.figure(ward, "x", Decimal(month)),
          Samples.figure(ward, "y", Decimal(month * 10)),
        ]
      }
    }
    let year = try combine(months, Samples.element("x", overTime: .sum))
    let values = Dictionary(
      uniqueKeysWithValues: year.map { ("\($0.orgUnit) \($0.dataElement)", $0.value) })
    #expect(values == ["ward-a x": 6, "ward-b x": 6, "ward-a y": 30, "ward-b y": 30])
  }

  @Test func theLastMonthsSubmissionIsNamed() throws {
    let last = UUID()
    let months = [
      [Samples.figure("ward-a", "x", 1)], [Samples.figure("ward-a", "x", 2, submission: last)], [],
    ]
    #expect(try combine(months).map(\.submission) == [last])
  }

  @Test func oneEstimateOfASumMarksTheYear() throws {
    let sum = Samples.element("x", overTime: .sum)
    let firm = [Samples.figure("ward-a", "x", 1)]
    let estimate = [Samples.figure("ward-a", "x", 1, .estimate)]
    let shown = [Samples.figure("ward-a", "x", 1, isIllustrative: true)]
    #expect(try combine([firm, firm], sum).map(\.maturity) == [.final])
    #expect(try combine([estimate, firm], sum).map(\.maturity) == [.estimate])
    #expect(try combine([firm, firm], sum).map(\.isIllustrative) == [false])
    #expect(try combine([shown, firm], sum).map(\.isIllustrative) == [true])
  }

  @Test func oneProvisionalMonthMarksTheYear() throws {
    let provisional = ReportedFigure(
      orgUnit: "ward-a", dataElement: "x", value: 1, maturity: .final, submission: UUID(),
      isIllustrative: false, isProvisional: true)
    let firm = Samples.figure("ward-a", "x", 1)
    let sum = Samples.element("x", overTime: .sum)
    #expect(try combine([[provisional], [firm]], sum).map(\.isProvisional) == [true])
    #expect(try combine([[firm]], sum).map(\.isProvisional) == [false])
  }
}
