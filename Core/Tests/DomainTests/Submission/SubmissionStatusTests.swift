// SPDX-License-Identifier: Apache-2.0

import Domain
import Testing

/// The life of a submission as a table: what each step leads to from each status.
@Suite struct SubmissionStatusTests {
  private static let none: SubmissionStatus? = nil

  private static let table: [SubmissionStatus: [SubmissionStep: SubmissionStatus?]] = [
    .draft: [
      .save: .draft, .submit: .submitted, .approveAtUnit: none, .approveAtProgramme: none,
      .approveAtLevel: none, .returnAtLevel: none,
      .returnAtUnit: none, .returnAtProgramme: none, .correct: none, .withdraw: none,
    ],
    .submitted: [
      .save: none, .submit: none, .approveAtUnit: .unitApproved, .approveAtProgramme: none,
      .approveAtLevel: none, .returnAtLevel: none,
      .returnAtUnit: .returned, .returnAtProgramme: none, .correct: none, .withdraw: .draft,
    ],
    .unitApproved: [
      .save: none, .submit: none, .approveAtUnit: none, .approveAtProgramme: .approved,
      .approveAtLevel: .unitApproved, .returnAtLevel: .returned,
      .returnAtUnit: none, .returnAtProgramme: .returned, .correct: none, .withdraw: none,
    ],
    .approved: [
      .save: none, .submit: none, .approveAtUnit: none, .approveAtProgramme: none,
      .approveAtLevel: none, .returnAtLevel: none,
      .returnAtUnit: none, .returnAtProgramme: none, .correct: .draft, .withdraw: none,
    ],
    .returned: [
      .save: .returned, .submit: .submitted, .approveAtUnit: none, .approveAtProgramme: none,
      .approveAtLevel: none, .returnAtLevel: none,
      .returnAtUnit: none, .returnAtProgramme: none, .correct: none, .withdraw: none,
    ],
  ]

  @Test(arguments: SubmissionStatus.allCases, SubmissionStep.allCases)
  func everyStepLeadsWhereTheTableSays(status: SubmissionStatus, step: SubmissionStep) throws {
    let expected = try #require(Self.table[status]?[step])
    #expect(status.after(step) == expected)
  }

  @Test func figuresMayChangeOnlyInADraftOrAReturnedReport() {
    #expect(SubmissionStatus.allCases.filter(\.isOpen) == [.draft, .returned])
  }

  @Test func noReportCountsWithoutBothApprovals() {
    let ways = SubmissionStatus.allCases.flatMap { status in
      SubmissionStep.allCases.filter { status.after($0) == .approved }.map { (status, $0) }
    }
    #expect(ways.count == 1)
    #expect(ways.first?.0 == .unitApproved)
    #expect(ways.first?.1 == .approveAtProgramme)
  }
}
