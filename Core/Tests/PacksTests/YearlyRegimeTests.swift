// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Packs
import Testing

/// Reports that are owed once a year.
@Suite struct YearlyRegimeTests {
  private static let file = "reporting.yaml"
  private static let yearly = """
    regimes:
      - code: yearly
        name: {vi: Hằng năm, en: Yearly}
        frequency: year
        first: "2024"
        last: "2030"
        dueBefore: "12-01"
        reporter: ub-gddt
        recipient: {vi: Tỉnh, en: Province}
        legalBasis: Kế hoạch 52

    """

  private func folder() throws -> EditedFolder {
    let folder = try EditedFolder(RealFolder.programme)
    try folder.write(Self.yearly, to: Self.file)
    return folder
  }

  private func regime(_ folder: EditedFolder) throws -> ReportingRegime {
    try #require(SampleProgramme.read(folder).programme?.regimes.first)
  }

  @Test func yearsAndTheDayAreRead() throws {
    let regime = try regime(folder())
    #expect(regime.periods.map(\.description) == (2024...2030).map(String.init))
    #expect(regime.periods.map { regime.dueOn($0, .weekends).description }.first == "2024-11-30")
    #expect(regime.due == .beforeDate(month: 12, day: 1))
  }

  @Test(arguments: [("03-01", "2024-02-29"), ("05-01", "2024-04-30"), ("12-31", "2024-12-30")])
  func theDayBeforeIsTheLastOne(text: String, due: String) throws {
    let folder = try folder()
    try folder.replace("12-01", with: text, in: Self.file)
    let regime = try regime(folder)
    #expect(regime.dueOn(regime.first, .weekends).description == due)
  }

  @Test func aYearNeedNotBeQuoted() throws {
    let folder = try folder()
    try folder.replace("first: \"2024\"", with: "first: 2024", in: Self.file)
    #expect(try regime(folder).first == .year(2024))
  }

  private static let slips = [
    Slip(
      "a month for a year", in: file, "first: \"2024\"", "first: \"2024-01\" # here",
      "pack.not-a-year", ["key": "first", "text": "2024-01"]),
    Slip(
      "a year of two digits", in: file, "last: \"2030\"", "last: \"30\" # here",
      "pack.not-a-year", ["key": "last", "text": "30"]),
    Slip(
      "a last year before the first", in: file, "last: \"2030\"", "last: \"2023\" # here",
      "programme.last-before-first"),
    Slip(
      "a day that no year has", in: file, "\"12-01\"", "\"11-31\" # here", "pack.not-a-date",
      ["key": "dueBefore", "text": "11-31"]),
    Slip(
      "a day that only some years have", in: file, "\"12-01\"", "\"02-29\" # here",
      "pack.not-a-date", ["text": "02-29"]),
    Slip(
      "a day with its year", in: file, "\"12-01\"", "\"2024-12-01\" # here", "pack.not-a-date"),
    Slip(
      "no day", in: file, "    dueBefore: \"12-01\"\n", "", "pack.missing-key",
      at: "- code: yearly", ["key": "dueBefore"]),
    Slip(
      "no first year", in: file, "    first: \"2024\"\n", "", "pack.missing-key",
      at: "- code: yearly", ["key": "first"]),
    Slip(
      "the day of a monthly report", in: file, "    dueBefore: \"12-01\"\n",
      "    dueBefore: \"12-01\"\n    dueBeforeDay: 25 # here\n", "pack.unknown-key",
      ["key": "dueBeforeDay"]),
    Slip(
      "an unknown reporter", in: file, "reporter: ub-gddt", "reporter: ub-xyz",
      "programme.unknown-unit", at: "- code: yearly", ["unit": "ub-xyz"]),
  ]

  @Test(arguments: slips)
  func oneSlipGivesOneFault(slip: Slip) throws {
    let folder = try folder()
    try slip.expect(in: folder) { SampleProgramme.read(folder).faults }
    #expect(SampleProgramme.read(folder).programme == nil)
  }

  @Test func aMonthlyReportHasNoDayOfTheYear() throws {
    let folder = try EditedFolder(RealFolder.programme)
    let slip = Slip(
      "the day of a yearly report", in: Self.file, "    dueBeforeDay: 25\n",
      "    dueBeforeDay: 25\n    dueBefore: \"12-01\" # here\n", "pack.unknown-key",
      ["key": "dueBefore"])
    try slip.expect(in: folder) { SampleProgramme.read(folder).faults }
  }

  private static let kinds = """
    regimes:
      - code: quarter
        name: {vi: Quý, en: Quarter}
        frequency: quarter
        first: 2025-Q1
        last: 2025-Q4
        dueWithinWorkingDays: 5
        whenOff: later
        closesAfterWorkingDays: 3
        approval:
          - code: department
            by: ub-ldtbxh
            groups: [phuong-xa]
          - code: affairs
            by: ub-noi-vu
            units: [ub-bac-son]
            note: of one ward
        reporter: ub-gddt
        recipient: {vi: Tỉnh, en: Province}
        legalBasis: Kế hoạch 52
      - code: school
        name: {vi: Năm học, en: School year}
        frequency: schoolYear
        first: 2024-2025
        last: 2025-2026
        dueBefore: "06-15"
        reporter: ub-gddt
        recipient: {vi: Tỉnh, en: Province}
        legalBasis: Kế hoạch 52
      - code: hien-trang
        name: {vi: Khảo sát, en: Survey}
        frequency: campaign
        from: 2024-08-01
        to: 2024-08-31
        due: 2024-08-28
        indicators: [3, 5]
        groups: [phuong-xa]
        units: [ub-gddt]
        reporter: ub-gddt
        recipient: {vi: Tỉnh, en: Province}
        legalBasis: Kế hoạch 52

    """

  @Test func quartersSchoolYearsAndCampaignsAreRead() throws {
    let folder = try folder()
    try folder.write(Self.kinds, to: Self.file)
    let (programme, faults) = SampleProgramme.read(folder)
    #expect(faults.filter { $0.severity == .error }.isEmpty)
    let regimes = try #require(programme?.regimes)
    #expect(regimes.map(\.periods.count) == [4, 2, 1])
    #expect(regimes[0].due == .withinWorkingDays(5) && regimes[0].whenOff == .later)
    #expect(regimes[0].closesAfterWorkingDays == 3)
    #expect(
      regimes[0].approval == [
        ApprovalLevel(code: "department", approver: "ub-ldtbxh", parties: [.group("phuong-xa")]),
        ApprovalLevel(code: "affairs", approver: "ub-noi-vu", parties: [.unit("ub-bac-son")]),
      ])
    #expect(regimes[1].approval.isEmpty)
    #expect(regimes[2].first.description == "hien-trang.2024-08-01.2024-08-31")
    #expect(
      regimes[2].selection
        == ReportSelection(
          indicators: [3, 5], parties: [.unit("ub-gddt"), .group("phuong-xa")]))
  }

  private static let kindSlips = [
    Slip(
      "a quarter that is none", in: file, "first: 2025-Q1", "first: 2025-Q5 # here",
      "pack.not-a-period", ["text": "2025-Q5", "kind": "quarter"]),
    Slip(
      "a month for a quarter", in: file, "last: 2025-Q4", "last: 2025-12 # here",
      "pack.not-a-period"),
    Slip(
      "a campaign that ends before it begins", in: file, "to: 2024-08-31",
      "to: 2024-07-31 # here", "programme.last-before-first"),
    Slip(
      "a campaign's code with a capital", in: file, "code: hien-trang",
      "code: Hien-trang # here", "programme.bad-campaign-code", ["code": "Hien-trang"]),
    Slip(
      "an unknown group", in: file, "[3, 5]\n    groups: [phuong-xa]", "[3, 5]\n    groups: [xa]",
      "programme.unknown-group",
      at: "- code: hien-trang", ["group": "xa"]),
    Slip(
      "an unknown unit", in: file, "units: [ub-gddt]", "units: [ub-x]",
      "programme.unknown-unit", at: "- code: hien-trang", ["unit": "ub-x"]),
    Slip(
      "an unknown indicator", in: file, "[3, 5]", "[3, 99]", "programme.unknown-indicator",
      at: "- code: hien-trang", ["number": "99"]),
    Slip(
      "no working day", in: file, "dueWithinWorkingDays: 5", "dueWithinWorkingDays: 0 # here",
      "pack.not-a-number"),
    Slip(
      "two levels of one code", in: file, "- code: affairs\n        by: ub-noi-vu",
      "- code: department # here\n        by: ub-noi-vu", "programme.approval-code",
      ["code": "department"]),
    Slip(
      "a level with the code of the standing office", in: file, "- code: affairs",
      "- code: programme # here", "programme.approval-code", ["code": "programme"]),
    Slip(
      "a level of nobody", in: file, "by: ub-noi-vu", "by: ub-x", "programme.unknown-unit",
      at: "- code: quarter", ["unit": "ub-x"]),
    Slip(
      "a level for nobody's reports", in: file,
      "- code: affairs\n        by: ub-noi-vu\n        units: [ub-bac-son]",
      "- code: affairs # here\n        by: ub-noi-vu", "programme.approval-of-nobody",
      ["code": "affairs"]),
    Slip(
      "a level of the standing office", in: file, "by: ub-noi-vu", "by: ub-gddt",
      "programme.approval-by-office", at: "- code: quarter", ["unit": "ub-gddt"]),
    Slip(
      "a level for a group that is none", in: file,
      "groups: [phuong-xa]\n      - code: affairs",
      "groups: [x]\n      - code: affairs", "programme.unknown-group", at: "- code: quarter",
      ["group": "x"]),
    Slip(
      "a rule that is none", in: file, "whenOff: later", "whenOff: maybe # here",
      "pack.not-a-choice"),
  ]

  @Test(arguments: kindSlips)
  func oneSlipOfTheOtherKindsGivesOneFault(slip: Slip) throws {
    let folder = try folder()
    try folder.write(Self.kinds, to: Self.file)
    try slip.expect(in: folder) { SampleProgramme.read(folder).faults }
  }

  @Test func aUnitOutsideTheAreaApprovesNothing() throws {
    let folder = try folder()
    try folder.write(Self.kinds, to: Self.file)
    try folder.replace(
      "groups:\n",
      with:
        "  - {code: qn, name: {vi: Tỉnh, en: Province}, kind: division, outside: true}\ngroups:\n",
      in: "org-units.yaml")
    let slip = Slip(
      "outside", in: Self.file, "by: ub-noi-vu", "by: qn", "programme.approval-outside",
      at: "- code: quarter", ["unit": "qn"])
    try slip.expect(in: folder) { SampleProgramme.read(folder).faults }
  }
}
