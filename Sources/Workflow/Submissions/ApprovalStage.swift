// SPDX-License-Identifier: Apache-2.0

package import Domain
package import Foundation
import Store

/// Who decides on a report that was handed in: its own head, the head of the unit of a level, and the
/// standing office at the end.
package enum ApprovalStage: Sendable, Hashable {
  case unit
  case level(ApprovalLevel)
  case programme

  /// As approvals keep it: the code of a level, or `unit`, `programme`.
  package var code: String {
    switch self {
    case .unit: "unit"
    case .level(let level): level.code
    case .programme: "programme"
    }
  }

  /// What approving here is as a step, and in the log.
  var approval: (step: SubmissionStep, event: String) {
    switch self {
    case .unit: (.approveAtUnit, "submission.approve-at-unit")
    case .level: (.approveAtLevel, "submission.approve-at-level")
    case .programme: (.approveAtProgramme, "submission.approve-at-programme")
    }
  }

  /// What sending back from here is as a step, and in the log.
  var sendingBack: (step: SubmissionStep, event: String) {
    switch self {
    case .unit: (.returnAtUnit, "submission.return-at-unit")
    case .level: (.returnAtLevel, "submission.return-at-level")
    case .programme: (.returnAtProgramme, "submission.return-at-programme")
    }
  }
}

extension ApprovalStage {
  /// That an approval `a` was given to its revision as it was last handed in, not before a return.
  static let isOfLastRound: SQL = """
    a.approved_at >= COALESCE((SELECT MAX(n.submitted_at) FROM submission_snapshot n
      WHERE n.submission_id = a.submission_id AND n.revision = a.revision), '')
    """
}

extension ProgrammeBook {
  /// What a unit's report of a period passes, in order.
  func stages(of orgUnit: String, in period: PeriodRecord) -> [ApprovalStage] {
    [.unit] + programme.approvalLevels(of: orgUnit, regime: period.regime).map { .level($0) }
      + [.programme]
  }

  /// Where a report waits; nil where nobody has to decide on it. A level that is passed over by now leaves
  /// the report to the next one, a level that the rules know no more to the standing office.
  func stage(
    _ status: SubmissionStatus?, _ level: String?, of orgUnit: String, in period: PeriodRecord
  ) -> ApprovalStage? {
    switch status {
    case .submitted: .unit
    case .unitApproved:
      waiting(at: level, of: orgUnit, in: period)
    case .draft, .approved, .returned, nil: nil
    }
  }

  private func waiting(
    at level: String?, of orgUnit: String, in period: PeriodRecord
  ) -> ApprovalStage {
    let named = whole.regimes.first { $0.code == period.regime }?.approval.map(\.code) ?? []
    guard let place = level.flatMap(named.firstIndex) else { return .programme }
    let left = Set(named[place...])
    return stages(of: orgUnit, in: period).first { left.contains($0.code) } ?? .programme
  }

  /// The code of the unit that decides at a stage.
  func decider(_ stage: ApprovalStage, of orgUnit: String) -> String {
    switch stage {
    case .unit: orgUnit
    case .level(let level): level.approver
    case .programme: programme.standingOffice
    }
  }
}

extension SubmissionDesk {
  var stages: [ApprovalStage] { book.stages(of: orgUnit.code, in: period) }

  /// Where the report waits; nil where nobody has to decide on it.
  var stage: ApprovalStage? {
    book.stage(record?.status, record?.level, of: orgUnit.code, in: period)
  }

  /// The unit that decides at a stage.
  func deciderID(_ stage: ApprovalStage) throws -> UUID {
    stage == .programme
      ? book.standingOffice : try book.unitID(book.decider(stage, of: orgUnit.code))
  }

  /// Whether the actor decides when the report waits at a stage.
  func mayDecide(at stage: ApprovalStage) throws -> Bool {
    switch stage {
    case .unit, .level: try work.may(.approveAtUnit, at: deciderID(stage))
    // The standing office of a programme has its whole area.
    case .programme: try work.may(.approveAtProgramme, at: orgUnitID)
    }
  }

  /// The stage at which the actor decides now; refuses whoever may not. A second click, on a page that
  /// is stale by then, is a conflict first.
  func decidedStage(_ version: Int?) throws -> ApprovalStage {
    let own = try stages.filter(mayDecide)
    guard let first = own.first else { throw Refusal.notAllowed(.approveAtUnit) }
    try work.requireOpen(period, book)
    try requireFresh(version)
    guard let stage else { return first }
    guard own.contains(stage) else {
      throw Refusal.notAllowed(stage == .programme ? .approveAtProgramme : .approveAtUnit)
    }
    return stage
  }

  /// Where the report waits after somebody approved: a level's code, nil for the standing office.
  func level(after stage: ApprovalStage) -> String? {
    guard let place = stages.firstIndex(of: stage), place + 1 < stages.count,
      case .level(let next) = stages[place + 1]
    else { return nil }
    return next.code
  }
}
