// SPDX-License-Identifier: Apache-2.0

/// A part that a person plays at a unit: a set of permissions.
public enum Role: String, Sendable, Codable, CaseIterable {
  /// Types the figures of a ward.
  case clerk
  /// Types the figures of a department.
  case specialist
  /// Approves or returns the report of the unit: the chair of a ward, the head of a department.
  case headOfUnit
  /// Urges, checks, approves at the programme's level, consolidates, reports upward.
  case standingOffice
  /// Reads everything in the area.
  case leader
  /// Keeps the accounts; sees no figures.
  case administrator
  /// Looks into everything and changes nothing: an inspector of the province, or of the city.
  case inspector
  /// Reads the log; sees no figures.
  case auditor
  /// Writes the application dossier: reads results, reports and their evidence, and takes the report out.
  case dossierEditor
  /// Translates what the city writes: reads results.
  case translator
  /// Gives an opinion for a time: reads results. Grant it with a last day.
  case expert

  public var permissions: Set<Permission> {
    switch self {
    case .clerk: [.viewSubmission, .editSubmission, .submitSubmission, .viewEvaluation]
    case .specialist:
      [.viewSubmission, .editSubmission, .submitSubmission, .viewEvaluation, .assessIndicator]
    case .headOfUnit:
      [
        .viewSubmission, .editSubmission, .submitSubmission, .approveAtUnit, .viewEvaluation,
        .assessIndicator,
      ]
    case .standingOffice:
      [
        .viewSubmission, .approveAtProgramme, .viewProgress, .viewEvaluation, .consolidatePeriod,
        .reopenPeriod, .exportReport, .editWording, .setTargets, .setReferences, .assignIndicators,
        .amendFramework, .assessIndicator, .changeUnits, .setCalendar, .moveDeadline,
        .askForReports, .remindUnits, .answerDifficulty, .discardEvidence,
      ]
    case .leader: [.viewSubmission, .viewProgress, .viewEvaluation, .exportReport]
    case .administrator: [.manageAccounts, .handlePersonalData, .setCalendar]
    case .inspector: [.viewSubmission, .viewProgress, .viewEvaluation]
    case .auditor: [.viewLog]
    case .dossierEditor: [.viewSubmission, .viewProgress, .viewEvaluation, .exportReport]
    case .translator, .expert: [.viewEvaluation]
    }
  }
}
