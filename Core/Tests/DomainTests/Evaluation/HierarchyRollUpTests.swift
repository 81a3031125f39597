// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Testing

/// Wards into districts into a city, months into years.
@Suite struct HierarchyRollUpTests {
  /// Two wards and an empty one in a district, one ward directly below the city.
  private let parents: [Int?] = [4, 4, 4, 5, 5, nil]
  private let city = 5

  private func rollUp(_ months: [String] = ["2024-12", "2025-01", "2025-02"]) throws
    -> HierarchyRollUp
  {
    try HierarchyRollUp(
      parents: parents, months: try months.map { try #require(Month($0)) }, series: 2)
  }

  private func figure(_ orgUnit: Int, _ month: Int, _ value: String, series: Int = 0)
    -> HierarchyRollUp.Figure
  {
    HierarchyRollUp.Figure(
      orgUnit: orgUnit, month: month, series: series, value: ScaledDecimal(exact(value)))
  }

  @Test func aParentThatIsNoUnitIsNamed() throws {
    #expect(throws: HierarchyRollUp.Fault.unknownParent(orgUnit: 1)) {
      try HierarchyRollUp(parents: [nil, 2], months: [], series: 1)
    }
    #expect(throws: HierarchyRollUp.Fault.unknownParent(orgUnit: 0)) {
      try HierarchyRollUp(parents: [-1], months: [], series: 1)
    }
  }

  @Test func aUnitBelowItselfIsNamed() throws {
    #expect(throws: HierarchyRollUp.Fault.circle(orgUnit: 1)) {
      try HierarchyRollUp(parents: [nil, 2, 1], months: [], series: 1)
    }
    #expect(throws: HierarchyRollUp.Fault.circle(orgUnit: 0)) {
      try HierarchyRollUp(parents: [0], months: [], series: 1)
    }
  }

  @Test(arguments: [(6, 0, 0), (-1, 0, 0), (0, 3, 0), (0, -1, 0), (0, 0, 2), (0, 0, -1)])
  func aFigureOfAnUnknownPlaceIsNamed(orgUnit: Int, month: Int, series: Int) throws {
    let figures = [figure(0, 0, "1"), figure(orgUnit, month, "1", series: series)]
    let rollUp = try rollUp()
    #expect(throws: HierarchyRollUp.Fault.unknownPlace(figure: 1)) {
      try rollUp.totals(of: figures)
    }
  }

  @Test func figuresClimbToTheCityAndIntoTheirYears() throws {
    let totals = try rollUp().totals(of: [
      figure(0, 0, "0.1"), figure(0, 1, "0.2"), figure(1, 1, "10"), figure(3, 2, "100.05"),
    ])
    #expect(totals.years == [2024, 2025])
    #expect(totals.total(orgUnit: 0, month: 1, series: 0) == exact("0.2"))
    #expect(totals.total(orgUnit: 4, month: 1, series: 0) == exact("10.2"))
    #expect(totals.total(orgUnit: city, month: 1, series: 0) == exact("10.2"))
    #expect(totals.total(orgUnit: city, month: 2, series: 0) == exact("100.05"))
    #expect(totals.total(orgUnit: city, year: 2024, series: 0) == exact("0.1"))
    #expect(totals.total(orgUnit: city, year: 2025, series: 0) == exact("110.25"))
    #expect(totals.total(orgUnit: 4, year: 2025, series: 0) == exact("10.2"))
    #expect(totals.count(orgUnit: city, year: 2025, series: 0) == 3)
  }

  @Test func whatNobodyReportedIsMissingAndNotZero() throws {
    let totals = try rollUp().totals(of: [figure(0, 0, "0"), figure(1, 0, "5", series: 1)])
    #expect(totals.total(orgUnit: city, month: 0, series: 0) == 0)
    #expect(totals.total(orgUnit: 2, month: 0, series: 0) == nil)
    #expect(totals.total(orgUnit: city, month: 1, series: 0) == nil)
    #expect(totals.total(orgUnit: city, year: 2025, series: 1) == nil)
    #expect(totals.count(orgUnit: city, month: 1, series: 0) == 0)
  }

  @Test func outsideTheTableThereIsNoTotal() throws {
    let totals = try rollUp().totals(of: [figure(0, 0, "1")])
    #expect(totals.total(orgUnit: 6, month: 0, series: 0) == nil)
    #expect(totals.total(orgUnit: 0, month: 3, series: 0) == nil)
    #expect(totals.total(orgUnit: 0, year: 2023, series: 0) == nil)
    #expect(totals.total(orgUnit: 0, year: 2024, series: 2) == nil)
    #expect(totals.count(orgUnit: -1, year: 2024, series: 0) == 0)
  }

  @Test func aUnitsOwnFiguresJoinThoseBelowIt() throws {
    let totals = try rollUp().totals(of: [
      figure(0, 0, "1"), figure(4, 0, "20"), figure(4, 0, "300"), figure(city, 0, "4000"),
    ])
    #expect(totals.total(orgUnit: 4, month: 0, series: 0) == 321)
    #expect(totals.total(orgUnit: city, month: 0, series: 0) == 4321)
  }

  @Test func numbersTooLongForAnIntegerClimbToo() throws {
    let long = exact("123456789012345678901234567890")
    let totals = try rollUp().totals(of: [
      figure(0, 1, "123456789012345678901234567890"), figure(1, 2, "0.25"),
    ])
    #expect(totals.total(orgUnit: 0, month: 1, series: 0) == long)
    #expect(totals.total(orgUnit: city, month: 1, series: 0) == long)
    #expect(totals.total(orgUnit: city, year: 2025, series: 0) == long + exact("0.25"))
    #expect(totals.total(orgUnit: city, month: 2, series: 0) == exact("0.25"))
    #expect(totals.count(orgUnit: city, year: 2025, series: 0) == 2)
  }
}
