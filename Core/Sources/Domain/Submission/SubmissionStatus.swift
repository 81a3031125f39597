// SPDX-License-Identifier: Apache-2.0

/// Where the report of a unit stands, and the table of what may follow.
public enum SubmissionStatus: String, Sendable, Codable, CaseIterable {
  /// Being written; its figures do not count.
  case draft
  /// Waits for the head of the unit.
  case submitted
  /// Waits for the levels of the regime, one after the other, and then for the standing office.
  case unitApproved
  /// Counts in the city's figures.
  case approved
  /// Sent back with remarks, to be mended and submitted again.
  case returned

  /// The status after a step; nil when the step is not possible from here.
  public func after(_ step: SubmissionStep) -> SubmissionStatus? {
    switch (self, step) {
    case (.draft, .save): .draft
    case (.returned, .save): .returned
    case (.draft, .submit), (.returned, .submit): .submitted
    case (.submitted, .withdraw): .draft
    case (.submitted, .approveAtUnit): .unitApproved
    case (.unitApproved, .approveAtLevel): .unitApproved
    case (.unitApproved, .approveAtProgramme): .approved
    case (.submitted, .returnAtUnit), (.unitApproved, .returnAtLevel),
      (.unitApproved, .returnAtProgramme):
      .returned
    case (.approved, .correct): .draft
    default: nil
    }
  }

  /// True while the unit may still change figures.
  public var isOpen: Bool { after(.save) != nil }
}

/// A step in the life of a submission.
public enum SubmissionStep: String, Sendable, Codable, CaseIterable {
  case save
  case submit
  case withdraw
  case approveAtUnit
  case approveAtLevel
  case approveAtProgramme
  case returnAtUnit
  case returnAtLevel
  case returnAtProgramme
  case correct
}
