// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Testing

/// Who owes what in a small city.
@Suite struct DutyTests {
  /// (1) the wards, (2) education from the wards, (3) both divisions, (4) culture with the wards,
  /// (5) nobody.
  private func city() throws -> SmallCity {
    try SmallCity(
      elements: [
        Samples.element("residents"), Samples.element("centre", .yesNo, .countYes),
        Samples.element("women", at: .city, .none), Samples.element("men", at: .city, .none),
        Samples.element("events", .judgement, .allMet),
      ],
      indicators: [
        Samples.indicator(1, try Samples.percentage("residents", "residents")),
        Samples.indicator(2, .shareOfUnits(element: "centre", atLeast: 1)),
        Samples.indicator(
          3, .ratio(numerator: try Formula("women"), denominator: try Formula("men"))),
        Samples.indicator(4, .judgement(element: "events")), Samples.indicator(5, .unknown),
      ],
      assignments: [
        SmallCity.assignment(1, [.group("wards")]),
        SmallCity.assignment(2, [.unit("education")], from: "wards"),
        SmallCity.assignment(3, [.unit("culture"), .unit("education")]),
        SmallCity.assignment(4, [.unit("culture"), .group("wards")]),
        SmallCity.assignment(5, []),
      ])
  }

  @Test(arguments: SmallCity.wards)
  func everyMemberOfAGroupOwesItsFigures(ward: String) throws {
    let city = try city()
    #expect(
      city.programme.duties(of: ward, in: city.framework) == [
        Duty(indicator: 1, dataElements: ["residents"]),
        Duty(indicator: 2, dataElements: ["centre"]),
        Duty(indicator: 4, dataElements: ["events"]),
      ])
  }

  @Test func aLeadFollowsWhatOthersReport() throws {
    let city = try city()
    #expect(
      city.programme.duties(of: "education", in: city.framework) == [
        Duty(indicator: 2, dataElements: []),
        Duty(indicator: 3, dataElements: ["women", "men"]),
      ])
    #expect(
      city.programme.duties(of: "culture", in: city.framework).map(\.isFollowing) == [false, true])
  }

  @Test func theCityAndAnUnknownUnitOweNothing() throws {
    let city = try city()
    #expect(city.programme.duties(of: "city", in: city.framework).isEmpty)
    #expect(city.programme.duties(of: "nobody", in: city.framework).isEmpty)
  }

  @Test func reportersStandInTheOrderOfThePlan() throws {
    let city = try city()
    func reporters(_ element: String, _ number: Int) throws -> [String] {
      let element = try #require(city.framework.dataElement(element))
      return city.programme.reporters(
        of: element, for: try #require(city.framework.indicator(number)))
    }
    #expect(try reporters("residents", 1) == SmallCity.wards)
    #expect(try reporters("centre", 2) == SmallCity.wards)
    #expect(try reporters("women", 3) == ["culture", "education"])
    #expect(try reporters("events", 4) == SmallCity.wards)
    #expect(try reporters("events", 5) == [])
  }

  @Test func unitsWithADutyAreTheOnesThatReport() throws {
    let city = try city()
    #expect(
      city.programme.reportingUnits(in: city.framework).map(\.code)
        == ["education", "culture"] + SmallCity.wards)
  }

  @Test func partiesAreResolvedToUnitsAndNames() throws {
    let programme = try city().programme
    #expect(programme.members(of: .unit("culture")) == ["culture"])
    #expect(programme.members(of: .group("wards")) == SmallCity.wards)
    #expect(programme.members(of: .group("nobody")) == [])
    #expect(programme.label(of: .unit("culture"))?.vi == "culture")
    #expect(programme.label(of: .group("wards"))?.vi == "wards")
    #expect(programme.label(of: .unit("nobody")) == nil)
  }

  /// (1) what wards alone report, (2) what all do, of three wards and one commune.
  private func cityWithACommune() throws -> SmallCity {
    try SmallCity(
      elements: [
        Samples.element("streets", reportedBy: ["ward"]), Samples.element("people"),
        Samples.element("fields", reportedBy: ["commune", "hamlet"]),
      ],
      indicators: try ["streets", "people", "fields"].enumerated().map {
        Samples.indicator($0 + 1, .amount(value: try Formula($1)))
      }, assignments: (1...3).map { SmallCity.assignment($0, [.group("all")]) },
      communes: ["commune-d"])
  }

  @Test func anElementOfSomeKindsIsOwedByUnitsOfTheseKinds() throws {
    let city = try cityWithACommune()
    func reporters(_ number: Int) throws -> [String] {
      let indicator = try #require(city.framework.indicator(number))
      let element = try #require(city.framework.dataElements(of: indicator).first)
      return city.programme.reporters(of: element, for: indicator)
    }
    #expect(try reporters(1) == SmallCity.wards)
    #expect(try reporters(2) == SmallCity.wards + ["commune-d"])
    #expect(try reporters(3) == ["commune-d"])
    let ward = city.programme.duties(of: "ward-a", in: city.framework)
    #expect(ward.filter { !$0.isFollowing }.map(\.indicator) == [1, 2])
    let commune = city.programme.duties(of: "commune-d", in: city.framework)
    #expect(commune.filter { !$0.isFollowing }.map(\.indicator) == [2, 3])
  }

  @Test func onlyTheKindsThatReportAreEvaluated() throws {
    let city = try cityWithACommune()
    let figures = (SmallCity.wards + ["commune-d"]).flatMap { unit in
      ["streets", "people", "fields"].map { Samples.figure(unit, $0, 10) }
    }
    let results = city.all(figures)
    #expect(results.map(\.value) == [30, 40, 10])
    #expect(results.map(\.owed) == [3, 4, 1])
    #expect(city.all(figures, for: "commune-d").map(\.verdict).first == .notApplicable)
  }
}
