// SPDX-License-Identifier: Apache-2.0

/// A level of approval between the head of the unit that reports and the standing office (cấp duyệt):
/// the head of another unit approves as well.
public struct ApprovalLevel: Sendable, Codable, Hashable {
  public let code: String
  /// The unit whose head approves.
  public let approver: String
  /// Whose reports pass here.
  public let parties: [Assignment.Party]

  public init(code: String, approver: String, parties: [Assignment.Party]) {
    self.code = code
    self.approver = approver
    self.parties = parties
  }
}

extension Programme {
  /// What a unit's report passes between its head and the standing office, in order. The codes of
  /// regimes that are none, such as that of a request, have no levels. No unit approves a report twice:
  /// not its own, not after a merger as two levels, and not as a level before it does as standing office.
  public func approvalLevels(of orgUnit: String, regime: String) -> [ApprovalLevel] {
    guard let regime = regimes.first(where: { $0.code == regime }) else { return [] }
    var approvers: Set = [orgUnit, standingOffice]
    return regime.approval.filter { level in
      level.parties.contains { members(of: $0).contains(orgUnit) }
        && approvers.insert(level.approver).inserted
    }
  }
}
