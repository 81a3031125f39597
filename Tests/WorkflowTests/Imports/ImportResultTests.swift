// SPDX-License-Identifier: Apache-2.0
import Domain
import Foundation
import TestSupport
import Testing
import Workflow

/// Ten wards imported and approved give the city's numbers as worked out by hand.
@Suite struct ImportResultTests {
  private static let columns: [(indicator: String, element: String, values: [String])] = [
    ("3", "citizens", "1000 2000 1500 500 800 1200 900 1100 700 300".words),
    ("3", "citizens_taking_part", "700 1400 1050 350 560 840 630 770 490 211".words),
    ("27", "learning_centre_effective", "yes yes no yes no yes no yes no no".words),
    ("28", "library_house_club_effective", "yes no no yes no yes no yes no no".words),
    ("32", "commune_learning_community_level", "1 2 0 1 1 0 2 2 0 1".words),
    ("44", "learners", "30 30 30 30 30 30 30 30 30 30".words),
    ("44", "learners_applying", "15 15 15 15 15 15 15 15 15 14".words),
    ("47", "learning_events_and_media", "met met met met met met met met met met".words),
    (
      "48", "learning_information_and_opportunities",
      "met met met met met met notMet met met met".words
    ),
    ("56", "residents_ward", "1000 1000 1000 1000 1000 1000 1000 1000 1000 1000".words),
    ("56", "residents_sharing_knowledge", "100 110 120 130 140 150 160 170 180 190".words),
  ]

  private struct Expected {
    let numerator: String?
    let denominator: String?
    let value: String
    let verdict: Verdict
  }

  private static let expected: [Int: Expected] = [
    3: Expected(numerator: "7001", denominator: "10000", value: "70.01", verdict: .met),
    27: Expected(numerator: "5", denominator: "10", value: "50", verdict: .met),
    28: Expected(numerator: "4", denominator: "10", value: "40", verdict: .notMet),
    32: Expected(numerator: "7", denominator: "10", value: "70", verdict: .met),
    // 149 of 300 rounds to 50 % but is less.
    44: Expected(numerator: "149", denominator: "300", value: "49.6667", verdict: .notMet),
    47: Expected(numerator: nil, denominator: nil, value: "1", verdict: .met),
    48: Expected(numerator: nil, denominator: nil, value: "0", verdict: .notMet),
    56: Expected(numerator: "1450", denominator: "10000", value: "14.5", verdict: .notComparable),
  ]

  private func file() -> ImportFile {
    var file = ImportFile()
    for (index, unit) in FixtureCity.wards.enumerated() {
      for column in Self.columns {
        let isJudged = column.indicator == "47" || column.indicator == "48"
        file.add(
          unit, column.indicator, column.element, column.values[index],
          note: isJudged ? "Theo báo cáo của phường." : "")
      }
    }
    return file
  }

  @Test(arguments: TestEngine.allCases)
  func `The sums, percentages and verdicts of ten wards are exact`(
    _ engine: TestEngine
  ) async throws {
    try await FixtureCity.with(engine) { fixture in
      let outcome = try await fixture.city.perform(file().act(approve: true), as: .commandLine)
      #expect(outcome.rows == 110)
      #expect(outcome.units == 10)
      #expect(outcome.changed == 110)
      let answer = try await fixture.answer(
        EvaluationOverview(programme: FixtureCity.programme, period: FixtureCity.period),
        as: .ha)
      for evaluation in answer.evaluations {
        guard let expected = Self.expected[evaluation.indicator] else {
          #expect(evaluation.verdict == .noData, "\(evaluation.indicator)")
          continue
        }
        #expect(evaluation.numerator.map { "\($0)" } == expected.numerator)
        #expect(evaluation.denominator.map { "\($0)" } == expected.denominator)
        #expect(evaluation.value.map { "\($0.rounded(4))" } == expected.value)
        #expect(evaluation.verdict == expected.verdict, "\(evaluation.indicator)")
        #expect(evaluation.reported == 10)
        #expect(evaluation.owed == 10)
        #expect(evaluation.sources.count == 10)
      }
      #expect(answer.approvedUnits == 10)
    }
  }
}

extension String {
  fileprivate var words: [String] { split(separator: " ").map(String.init) }
}
