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

  public init(
    orgUnit: String, dataElement: String, value: Decimal, maturity: Maturity, submission: UUID,
    isIllustrative: Bool, isProvisional: Bool = false
  ) {
    self.orgUnit = orgUnit
    self.dataElement = dataElement
    self.value = value
    self.maturity = maturity
    self.submission = submission
    self.isIllustrative = isIllustrative
    self.isProvisional = isProvisional
  }
}
