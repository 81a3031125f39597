// SPDX-License-Identifier: Apache-2.0

/// The plan (kế hoạch) that a programme puts to work.
public struct PlanReference: Sendable, Codable, Hashable {
  public let number: String
  public let date: CalendarDate
  public let title: LocalizedText
  public let issuer: LocalizedText

  public init(number: String, date: CalendarDate, title: LocalizedText, issuer: LocalizedText) {
    self.number = number
    self.date = date
    self.title = title
    self.issuer = issuer
  }
}
