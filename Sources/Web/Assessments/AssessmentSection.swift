// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Gate
import Workflow

/// What people said of an indicator or a criterion in a period beside what is computed, and the form
/// to say it.
struct AssessmentSection {
  struct Entry {
    let moment: String
    let person: String
    let text: String
    let reason: String
  }

  struct Choice {
    let value: String
    let text: String
    let isChosen: Bool
  }

  let entries: [Entry]
  let hasEntries: Bool
  let canAssess: Bool
  let action: String
  let token: String
  let reached: [Choice]
  let likely: [Choice]
  let expectedBy: String
  let reason: String
  let reasonError: String
  let hasReasonError: Bool
  let expectedByError: String
  let hasExpectedByError: Bool
  let error: String
  let hasError: Bool
  let isShown: Bool
  /// True where what was typed is to be mended.
  let isOpen: Bool

  init(
    _ assessments: [AssessmentRecord], action: String, canAssess: Bool, zone: TimeZone,
    typed: Form?, refusal: Refusal?, token: String, wording: Wording
  ) {
    entries = assessments.map { said in
      Entry(
        moment: wording.moment(said.writtenAt, zone),
        person: said.personName ?? wording("event.command-line"),
        text: wording(
          said.expectedBy == nil ? "assessment.said" : "assessment.said-by",
          [
            "reached": wording("assessment.level-\(said.reached.rawValue)"),
            "likely": wording("assessment.level-\(said.likely.rawValue)"),
            "year": said.expectedBy.map(String.init) ?? "",
          ]), reason: said.reason)
    }
    hasEntries = !entries.isEmpty
    self.canAssess = canAssess
    isShown = canAssess || hasEntries
    isOpen = refusal != nil
    self.action = action
    self.token = token
    let last = assessments.first
    func choices(_ field: String, _ stored: SelfAssessment.Level?) -> [Choice] {
      SelfAssessment.Level.allCases.map { level in
        Choice(
          value: level.rawValue, text: wording("assessment.level-\(level.rawValue)"),
          isChosen: level.rawValue == (typed?[field] ?? stored?.rawValue ?? ""))
      }
    }
    reached = choices("reached", last?.reached)
    likely = choices("likely", last?.likely)
    expectedBy = typed?["expectedBy"] ?? last?.expectedBy.map(String.init) ?? ""
    reason = typed?["reason"] ?? ""
    func issue(_ field: String) -> String {
      guard case .invalid(let issues) = refusal else { return "" }
      return issues.filter { $0.field == field }.map(wording.issue).joined(separator: " ")
    }
    reasonError = issue("reason")
    hasReasonError = !reasonError.isEmpty
    expectedByError = issue("expectedBy")
    hasExpectedByError = !expectedByError.isEmpty
    if case .conflict(let code, let arguments) = refusal {
      error = wording(code, arguments)
    } else {
      error = issue("reached")
    }
    hasError = !error.isEmpty
  }
}
