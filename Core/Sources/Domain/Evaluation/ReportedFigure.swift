// SPDX-License-Identifier: Apache-2.0

public import Foundation

/// One figure of one unit, with the submission that holds it.
public struct ReportedFigure: Sendable, Hashable {
  public let orgUnit: String
  public let dataElement: String
  public let value: Decimal
  public let maturity: Maturity
  public let submission: UUID
  public let isIllustrative: Bool
  /// True for a figure that was handed in but is not approved yet.
  public let isProvisional: Bool
  /// Where it was reported, when it is re-attributed to another unit; empty for a figure that
  /// stands where it was reported.
  public let origins: [Origin]
  /// True when it stays with a unit of then because nobody can say whose it is now: it counts for
  /// the area and for no unit.
  public let isUnplaced: Bool

  /// A report behind a re-attributed figure, and how much of its value belongs here.
  public struct Origin: Sendable, Hashable {
    public let orgUnit: String
    public let submission: UUID
    /// Above 0, at most 1.
    public let share: Decimal

    public init(orgUnit: String, submission: UUID, share: Decimal) {
      self.orgUnit = orgUnit
      self.submission = submission
      self.share = share
    }
  }

  /// True when a share was used (ước tính theo tỷ lệ).
  public var isApportioned: Bool { origins.contains { $0.share != 1 } }

  /// Every submission that it comes from.
  public var submissions: [UUID] { origins.isEmpty ? [submission] : origins.map(\.submission) }

  public init(
    orgUnit: String, dataElement: String, value: Decimal, maturity: Maturity, submission: UUID,
    isIllustrative: Bool, isProvisional: Bool = false, origins: [Origin] = [],
    isUnplaced: Bool = false
  ) {
    self.orgUnit = orgUnit
    self.dataElement = dataElement
    self.value = value
    self.maturity = maturity
    self.submission = submission
    self.isIllustrative = isIllustrative
    self.isProvisional = isProvisional
    self.origins = origins
    self.isUnplaced = isUnplaced
  }
}
