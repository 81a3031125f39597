// SPDX-License-Identifier: Apache-2.0

/// A verb on a thing, held through a role at a unit and inherited down the tree.
public enum Permission: String, Sendable, Codable, CaseIterable {
  case viewSubmission
  case editSubmission
  case submitSubmission
  case approveAtUnit
  case approveAtProgramme
  case viewProgress
  case viewEvaluation
  case consolidatePeriod
  case reopenPeriod
  case exportReport
  case editWording
  case setTargets
  case setReferences
  case assignIndicators
  case amendFramework
  case assessIndicator
  case manageAccounts
  case changeUnits
  case viewLog
  case handlePersonalData
  case setCalendar
  case moveDeadline
  case askForReports
  case remindUnits
  case answerDifficulty
  case discardEvidence

  /// True for what changes nothing.
  public var isReading: Bool {
    [.viewSubmission, .viewProgress, .viewEvaluation, .exportReport].contains(self)
  }
}
