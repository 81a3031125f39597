// SPDX-License-Identifier: Apache-2.0

import Domain
import Testing

/// Who may do what, as a table: one row a permission, one column a role.
@Suite struct RoleTests {
  private static let table: [(Permission, String)] = [
    // In the order clerk, specialist, headOfUnit, standingOffice, leader, administrator.
    (.viewSubmission, "x x x x x - x - x - -"),
    (.editSubmission, "x x x - - - - - - - -"),
    (.submitSubmission, "x x x - - - - - - - -"),
    (.approveAtUnit, "- - x - - - - - - - -"),
    (.approveAtProgramme, "- - - x - - - - - - -"),
    (.viewProgress, "- - - x x - x - x - -"),
    (.viewEvaluation, "x x x x x - x - x x x"),
    (.consolidatePeriod, "- - - x - - - - - - -"),
    (.reopenPeriod, "- - - x - - - - - - -"),
    (.exportReport, "- - - x x - - - x - -"),
    (.editWording, "- - - x - - - - - - -"),
    (.setTargets, "- - - x - - - - - - -"),
    (.setReferences, "- - - x - - - - - - -"),
    (.assignIndicators, "- - - x - - - - - - -"),
    (.amendFramework, "- - - x - - - - - - -"),
    (.assessIndicator, "- x x x - - - - - - -"),
    (.manageAccounts, "- - - - - x - - - - -"),
    (.changeUnits, "- - - x - - - - - - -"),
    (.viewLog, "- - - - - - - x - - -"),
    (.handlePersonalData, "- - - - - x - - - - -"),
    (.setCalendar, "- - - x - x - - - - -"),
    (.moveDeadline, "- - - x - - - - - - -"),
    (.askForReports, "- - - x - - - - - - -"),
    (.remindUnits, "- - - x - - - - - - -"),
    (.answerDifficulty, "- - - x - - - - - - -"),
    (.discardEvidence, "- - - x - - - - - - -"),
  ]

  @Test(arguments: table)
  func everyPermissionIsHeldByTheRolesOfTheTable(permission: Permission, row: String) {
    let marks = Role.allCases.map { $0.permissions.contains(permission) ? "x" : "-" }
    #expect(marks.joined(separator: " ") == row)
  }

  @Test func theTableNamesEveryPermission() {
    #expect(Self.table.map(\.0) == Permission.allCases)
  }

  @Test func onlyTheStandingOfficeApprovesForTheProgramme() {
    let holders = Role.allCases.filter { $0.permissions.contains(.approveAtProgramme) }
    #expect(holders == [.standingOffice])
  }

  @Test func nobodyApprovesTheirOwnReportTwice() {
    for role in Role.allCases {
      #expect(!role.permissions.isSuperset(of: [.editSubmission, .approveAtProgramme]))
    }
  }

  @Test func theAdministratorSeesNoFigures() {
    #expect(Role.administrator.permissions == [.manageAccounts, .handlePersonalData, .setCalendar])
  }
}
