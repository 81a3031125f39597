// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Packs
import Testing

/// Who owes what under the real plan.
@Suite struct RealDutiesTests {
  private let framework: Framework
  private let programme: Programme

  init() throws {
    framework = try #require(RealFolder.readFramework())
    programme = try #require(RealFolder.readProgramme())
  }

  @Test func everyWardOwesTheSameEightIndicators() throws {
    for ward in try #require(programme.group("phuong-xa")).members {
      let duties = programme.duties(of: ward, in: framework)
      #expect(duties.map(\.indicator) == [3, 27, 28, 32, 44, 47, 48, 56])
      #expect(duties.allSatisfy { !$0.isFollowing })
      #expect(duties.flatMap(\.dataElements).count == 11)
    }
  }

  @Test func theEducationDivisionFollowsWhatTheWardsReport() {
    let duties = programme.duties(of: "ub-gddt", in: framework)
    #expect(duties.filter(\.isFollowing).map(\.indicator) == [27, 32, 44, 47])
    #expect(programme.duties(of: "ub-vhtt", in: framework).filter(\.isFollowing).count == 1)
    #expect(
      programme.duties(of: "ub-noi-vu", in: framework).filter(\.isFollowing).map(\.indicator)
        == [44])
  }

  @Test func everyUnitButTheCityReports() {
    let reporting = programme.reportingUnits(in: framework).map(\.code)
    #expect(reporting == programme.orgUnits.map(\.code).filter { $0 != "ub" })
    #expect(reporting.count == 24)
  }

  @Test func everyFigureIsOwedByExactlyItsReporters() {
    for indicator in framework.indicators {
      for element in framework.dataElements(of: indicator) {
        let reporters = Set(programme.reporters(of: element, for: indicator))
        let owing = programme.orgUnits.map(\.code).filter { code in
          programme.duties(of: code, in: framework).contains {
            $0.indicator == indicator.number && $0.dataElements.contains(element.code)
          }
        }
        #expect(reporters == Set(owing))
        #expect(!owing.isEmpty)
      }
    }
  }

  @Test func coLeadsReportInTheOrderOfThePlan() throws {
    let indicator = try #require(framework.indicator(55))
    let element = try #require(framework.dataElements(of: indicator).first)
    #expect(
      programme.reporters(of: element, for: indicator) == ["ub-gddt", "ub-ldtbxh", "ub-tckh"])
  }

  @Test func beforeAnyReportNoIndicatorHasData() {
    let evaluations = Evaluator(programme: programme, framework: framework)
      .evaluate([], for: "ub")
    #expect(evaluations.count == 57)
    #expect(VerdictCount(evaluations)[.noData] == 57)
  }

  @Test func theTenWardsMakeTheCitysFigureOfIndicatorThree() throws {
    let wards = try #require(programme.group("phuong-xa")).members
    let figures = wards.enumerated().flatMap { index, ward in
      [("citizens", 1000 * (index + 1)), ("citizens_taking_part", 500 + 700 * index)].map {
        ReportedFigure(
          orgUnit: ward, dataElement: $0.0, value: Decimal($0.1), maturity: .final,
          submission: UUID(), isIllustrative: false)
      }
    }
    let evaluations = Evaluator(programme: programme, framework: framework)
      .evaluate(figures, for: "ub")
    let third = try #require(evaluations.first { $0.indicator == 3 })
    // 500 × 10 + 700 × 45 = 36 500 of 55 000.
    #expect(third.numerator == 36_500)
    #expect(third.denominator == 55_000)
    #expect(third.verdict == .notMet)
    #expect(third.reported == 10)
    #expect(third.sources.count == 20)
  }
}
