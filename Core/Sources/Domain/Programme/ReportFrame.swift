// SPDX-License-Identifier: Apache-2.0

/// What the official frame of the period report says; the layout itself is code.
public struct ReportFrame: Sendable, Codable, Hashable {
  public let parentBody: String
  public let issuingBody: String
  /// Printed after the empty number, such as `BC-PGDĐT`.
  public let numberSuffix: String
  public let place: String
  public let documentType: String
  /// With `{period}` for the name of the period.
  public let subject: LocalizedText
  public let addressees: [String]
  public let bases: [String]
  public let recipients: [String]
  public let signatureCapacity: String

  public init(
    parentBody: String, issuingBody: String, numberSuffix: String, place: String,
    documentType: String, subject: LocalizedText, addressees: [String], bases: [String],
    recipients: [String], signatureCapacity: String
  ) {
    self.parentBody = parentBody
    self.issuingBody = issuingBody
    self.numberSuffix = numberSuffix
    self.place = place
    self.documentType = documentType
    self.subject = subject
    self.addressees = addressees
    self.bases = bases
    self.recipients = recipients
    self.signatureCapacity = signatureCapacity
  }
}
