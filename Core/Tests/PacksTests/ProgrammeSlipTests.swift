// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Packs
import Testing

/// Slips in the files of a programme: each gives one fault, with its file and its line.
@Suite struct ProgrammeSlipTests {
  private static let root = "programme.yaml"
  private static let units = "org-units.yaml"
  private static let assignments = "assignments.yaml"
  private static let reporting = "reporting.yaml"
  private static let second = "  - indicator: 2\n"

  private static let rootSlips = [
    Slip(
      "an unknown time zone", in: root, "Asia/Ho_Chi_Minh", "Asia/Uong_Bi # here",
      "programme.unknown-time-zone", ["text": "Asia/Uong_Bi"]),
    Slip(
      "another version of the framework", in: root, "frameworkVersion: uong-bi-2025",
      "frameworkVersion: ha-long-2024 # here", "programme.other-framework-version",
      ["version": "ha-long-2024", "found": "uong-bi-2025"]),
    Slip(
      "an unknown standing office", in: root, "standingOffice: ub-gddt",
      "standingOffice: ub-xyz # here", "programme.unknown-unit", ["unit": "ub-xyz"]),
    Slip(
      "no standing office", in: root, "standingOffice: ub-gddt\n", "", "pack.missing-key",
      at: "id: uong-bi-2025", ["key": "standingOffice"]),
    Slip(
      "no time zone", in: root, "timeZone: Asia/Ho_Chi_Minh\n", "", "pack.missing-key",
      at: "id: uong-bi-2025", ["key": "timeZone"]),
    Slip(
      "a wrong last day", in: root, "endsOn: \"2025-06-30\"", "endsOn: \"2025-06-31\" # here",
      "pack.not-a-date", ["text": "2025-06-31"]),
    Slip(
      "a last day before the first", in: root, "endsOn: \"2025-06-30\"",
      "endsOn: \"2024-06-30\" # here", "programme.last-before-first"),
    Slip(
      "a wrong day of the plan", in: root, "date: \"2025-02-03\"", "date: 3.2.2025 # here",
      "pack.not-a-date"),
  ]

  private static let unitSlips = [
    Slip(
      "a duplicate unit", in: units, "groups:\n",
      "  - {code: ub-gddt, name: {vi: a, en: b}, kind: division, parent: ub} # here\ngroups:\n",
      "programme.duplicate-unit", ["unit": "ub-gddt"]),
    Slip(
      "a line with a name of the program's own", in: units, "groups:\n",
      "hierarchies: # here\n  - {code: approval, name: {vi: a, en: b}}\ngroups:\n",
      "programme.reserved-hierarchy", ["hierarchy": "approval"]),
    Slip(
      "an unknown kind", in: units, "kind: federation\n", "kind: guild\n",
      "programme.unknown-kind", at: "- code: ub-ldld", ["kind": "guild"]),
    Slip(
      "a unit without a parent", in: units,
      "    parent: ub\n    source: Annex 1; section V.1.\n", "    source: Annex 1.\n",
      "programme.no-parent", at: "- code: ub-gddt", ["unit": "ub-gddt"]),
    Slip(
      "an unknown parent", in: units, "parent: ub\n", "parent: ha-long\n",
      "programme.unknown-unit", at: "- code: ub-gddt", ["unit": "ha-long"]),
    Slip(
      "an unknown member of a group", in: units, "- ub-bac-son\n", "- ub-bac-xa\n",
      "programme.unknown-unit", at: "- code: phuong-xa", ["unit": "ub-bac-xa"]),
    Slip(
      "a level that does not exist", in: units, "    level: city\n",
      "    level: province # here\n", "pack.not-a-choice", ["choices": "city, commune"]),
  ]

  private static let assignmentSlips = [
    Slip(
      "a lead that is both unit and group", in: assignments, "      - group: phuong-xa\n",
      "      - group: phuong-xa # here\n        unit: ub-gddt\n", "programme.unit-or-group"),
    Slip(
      "a supporting unit that is neither", in: assignments, "          - unit: ub-noi-vu\n",
      "          - note: không rõ # here\n", "programme.unit-or-group"),
    Slip(
      "an unknown lead", in: assignments, "- unit: ub-gddt", "- unit: ub-xyz",
      "programme.unknown-unit", at: "- indicator: 1\n", ["unit": "ub-xyz"]),
    Slip(
      "an unknown group", in: assignments, "collectedFrom: phuong-xa",
      "collectedFrom: phuong-xe", "programme.unknown-group", at: "- indicator: 27\n",
      ["group": "phuong-xe"]),
    Slip(
      "a duplicate assignment", in: assignments, second,
      "  - {indicator: 1, leads: []} # here\n" + second, "programme.duplicate-assignment",
      ["number": "1"]),
    Slip(
      "an indicator that the framework does not have", in: assignments, second,
      "  - {indicator: 99, leads: []} # here\n" + second, "programme.unknown-indicator",
      ["number": "99"]),
    Slip(
      "an unassigned indicator", in: assignments,
      "  - indicator: 26\n    leads: []\n    note: Not in the annex.\n", "",
      "programme.unassigned-indicator", at: "assignments:\n", ["number": "26"]),
    Slip(
      "a figure that nobody reports", in: assignments,
      "  - indicator: 48\n    leads:\n      - group: phuong-xa",
      "  - indicator: 48\n    leads:\n      - unit: ub-gddt", "programme.no-reporter",
      at: "- indicator: 48\n",
      ["number": "48", "element": "learning_information_and_opportunities"]),
    Slip(
      "a word for a list", in: assignments, "    leads: []\n", "    leads: none # here\n",
      "pack.not-a-list", ["key": "leads"]),
    Slip(
      "a list that was left empty", in: assignments, "    leads: []\n", "    leads:\n",
      "pack.missing-key", at: "- indicator: 26\n", ["key": "leads"]),
  ]

  private static let reportingSlips = [
    Slip(
      "a frequency that is not there yet", in: reporting, "frequency: month",
      "frequency: week # here", "pack.not-a-choice",
      ["choices": "month, quarter, half, year, schoolYear, campaign"]),
    Slip(
      "a month that does not exist", in: reporting, "first: \"2025-01\"",
      "first: \"2025-13\" # here", "pack.not-a-month", ["text": "2025-13"]),
    Slip(
      "no first month", in: reporting, "    first: \"2025-01\"\n", "", "pack.missing-key",
      at: "- code: monthly", ["key": "first"]),
    Slip(
      "a last month before the first", in: reporting, "last: \"2025-06\"",
      "last: \"2024-06\" # here", "programme.last-before-first"),
    Slip(
      "a day that no month has", in: reporting, "dueBeforeDay: 25", "dueBeforeDay: 32 # here",
      "pack.not-a-number", ["text": "32"]),
    Slip(
      "no day", in: reporting, "    dueBeforeDay: 25\n", "", "pack.missing-key",
      at: "- code: monthly", ["key": "dueBeforeDay"]),
    Slip(
      "an unknown reporter", in: reporting, "reporter: ub-gddt", "reporter: ub-xyz",
      "programme.unknown-unit", at: "- code: monthly", ["unit": "ub-xyz"]),
    Slip(
      "a report frame without a place", in: "reports.yaml", "  place: Uông Bí\n", "",
      "pack.missing-key", at: "  parentBody:", ["key": "place"]),
    Slip(
      "a mapping in a list of texts", in: "reports.yaml", "    - Ủy ban nhân dân tỉnh",
      "    - tên: Ủy ban nhân dân tỉnh # here", "pack.not-a-text", ["key": "addressees"]),
  ]

  @Test(arguments: rootSlips + unitSlips + assignmentSlips + reportingSlips)
  func oneSlipGivesOneFault(slip: Slip) throws {
    let framework = try #require(RealFolder.readFramework())
    let folder = try EditedFolder(RealFolder.programme)
    try slip.expect(in: folder) {
      ProgrammePack.read(folder.url, framework: framework).faults
    }
    #expect(ProgrammePack.read(folder.url, framework: framework).programme == nil)
  }

  @Test func aProgrammeWithoutItsFrameworkIsNotLoaded() throws {
    let folder = try EditedFolder(RealFolder.programme)
    let (programme, faults) = ProgrammePack.read(folder.url, framework: nil)
    let errors = faults.filter { $0.severity == .error }
    #expect(programme == nil)
    #expect(errors.map(\.code) == ["programme.unknown-framework"])
    #expect(errors.map(\.arguments) == [["framework": "vn-86-2019"]])
    #expect(try errors.map(\.line) == [folder.line(of: "framework: vn-86-2019", in: Self.root)])
  }
}
