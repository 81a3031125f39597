// SPDX-License-Identifier: Apache-2.0

/// The official document that a rule comes from.
public struct LegalBasis: Sendable, Codable, Hashable {
  public let document: String
  public let date: CalendarDate?
  public let issuer: LocalizedText?

  public init(document: String, date: CalendarDate?, issuer: LocalizedText?) {
    self.document = document
    self.date = date
    self.issuer = issuer
  }
}
