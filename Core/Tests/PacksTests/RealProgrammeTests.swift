// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Packs
import Testing

/// The plan of Uông Bí as the repository holds it.
@Suite struct RealProgrammeTests {
  private func programme() throws -> Programme { try #require(RealFolder.readProgramme()) }

  @Test func itIsReadWithoutErrors() {
    let faults = ProgrammePack.read(
      RealFolder.programme, framework: RealFolder.readFramework()
    ).faults
    #expect(faults.filter { $0.severity == .error } == [])
  }

  @Test func onlyTheSlipsOfTheAnnexAreWarnedOf() {
    let faults = ProgrammePack.read(
      RealFolder.programme, framework: RealFolder.readFramework()
    ).faults
    #expect(faults.map(\.code) == Array(repeating: "programme.supports-itself", count: 3))
    #expect(faults.map { $0.arguments["number"] } == ["16", "49", "50"])
    #expect(faults.allSatisfy { $0.file.hasSuffix("uong-bi-2025/assignments.yaml") })
  }

  @Test func itHasTwentyFiveUnitsOfWhichTenAreWardsAndCommunes() throws {
    let programme = try programme()
    #expect(programme.orgUnits.count == 25)
    let communes = programme.orgUnits.filter { programme.level(of: $0) == .commune }
    #expect(programme.group("phuong-xa")?.members == communes.map(\.code))
    #expect(communes.count == 10)
    #expect(programme.orgUnits.filter { $0.parent == nil }.map(\.code) == [programme.area])
  }

  @Test func itHasSixtyEightLeadsAndElevenIndicatorsWithSeveral() throws {
    let assignments = try programme().assignments
    #expect(assignments.map(\.indicator) == Array(1...57))
    #expect(assignments.map(\.leads.count).reduce(0, +) == 68)
    #expect(
      assignments.filter { $0.leads.count > 1 }.map(\.indicator)
        == [5, 15, 17, 18, 34, 44, 47, 50, 54, 55, 57])
    #expect(assignments.filter { $0.leads.isEmpty }.map(\.indicator) == [26, 37])
  }

  @Test func reportsAreDueOnTheTwentyFourthFromJanuaryToJune() throws {
    let regime = try #require(try programme().regimes.first)
    #expect(
      regime.periods.map { regime.dueOn($0, .weekends).description } == [
        "2025-01-24", "2025-02-24", "2025-03-24", "2025-04-24", "2025-05-24", "2025-06-24",
      ])
    #expect(regime.periods.map(\.description).first == "2025-01")
    #expect(regime.periods.map(\.description).last == "2025-06")
    #expect(regime.reporter == "ub-gddt")
  }

  @Test func itNamesItsFramework() throws {
    #expect(ProgrammePack.frameworkName(RealFolder.programme).id == "vn-86-2019")
    #expect(try programme().framework == "vn-86-2019")
    #expect(ProgrammePack.frameworkName(RealFolder.framework).id == nil)
  }

  @Test func theSlipsOfTheAnnexAreKept() throws {
    let lead = try #require(try programme().assignment(of: 16)?.leads.first)
    #expect(lead.supporting.map(\.party) == [lead.party])
    #expect(lead.supporting.first?.sourceError?.contains("Ban ATGT phối hợp") == true)
  }

  @Test func theFrameOfTheReportIsRead() throws {
    let frame = try programme().reportFrame
    #expect(frame.parentBody == "UBND THÀNH PHỐ UÔNG BÍ")
    #expect(frame.subject.vi.contains("{period}"))
    #expect(frame.bases.count == 3)
    #expect(frame.recipients.last == "Lưu: VT.")
  }

  @Test func aProgrammeSurvivesBeingStored() throws {
    let programme = try programme()
    let data = try JSONEncoder().encode(programme)
    #expect(try JSONDecoder().decode(Programme.self, from: data) == programme)
  }
}
