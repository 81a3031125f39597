// SPDX-License-Identifier: Apache-2.0

public import Foundation

/// What the product keeps of people and why, and within which time a request about it is dealt with.
public struct PersonalDataRules: Sendable, Hashable {
  /// How far a rule is confirmed.
  public enum Status: String, Sendable, CaseIterable {
    case verified, unverified, proposed
  }

  public struct LegalBasis: Sendable, Hashable {
    public let name: String
    public let validFrom: CalendarDate

    public init(name: String, validFrom: CalendarDate) {
      self.name = name
      self.validFrom = validFrom
    }
  }

  /// What a person may ask for.
  public enum RequestKind: String, Sendable, Codable, CaseIterable {
    case access, correction, erasure, restriction, objection
  }

  public struct Term: Sendable, Hashable {
    public let kind: RequestKind
    public let days: Int
    public let status: Status

    public init(kind: RequestKind, days: Int, status: Status) {
      self.kind = kind
      self.days = days
      self.status = status
    }
  }

  /// A line of the record of processing.
  public struct Processing: Sendable, Hashable {
    public let code: String
    public let name: LocalizedText
    public let subjects: LocalizedText
    public let data: LocalizedText
    public let purpose: LocalizedText
    public let recipients: LocalizedText
    public let retention: LocalizedText
    /// After how many days of a closed account its contacts are erased; nil where nothing is.
    public let eraseContactsAfterDays: Int?
    public let status: Status

    public init(
      code: String, name: LocalizedText, subjects: LocalizedText, data: LocalizedText,
      purpose: LocalizedText, recipients: LocalizedText, retention: LocalizedText,
      eraseContactsAfterDays: Int?, status: Status
    ) {
      self.code = code
      self.name = name
      self.subjects = subjects
      self.data = data
      self.purpose = purpose
      self.recipients = recipients
      self.retention = retention
      self.eraseContactsAfterDays = eraseContactsAfterDays
      self.status = status
    }
  }

  public let version: String
  public let legalBasis: [LegalBasis]
  public let answerWorkingDays: Int
  public let terms: [Term]
  public let processing: [Processing]

  public init(
    version: String, legalBasis: [LegalBasis], answerWorkingDays: Int, terms: [Term],
    processing: [Processing]
  ) {
    self.version = version
    self.legalBasis = legalBasis
    self.answerWorkingDays = answerWorkingDays
    self.terms = terms
    self.processing = processing
  }

  /// The last day for the first answer to a request of a day.
  public func answerBy(_ received: CalendarDate, _ calendar: WorkingCalendar) -> CalendarDate {
    calendar.day(answerWorkingDays, workingDaysAfter: received)
  }

  /// The last day for doing what a request of a day asks.
  public func fulfilBy(_ received: CalendarDate, _ kind: RequestKind) -> CalendarDate {
    let days = terms.first { $0.kind == kind }?.days ?? 0
    return (0..<days).reduce(received) { day, _ in day.dayAfter }
  }

  /// After how many days of a closed account its contacts are erased.
  public var eraseContactsAfterDays: Int? {
    processing.compactMap(\.eraseContactsAfterDays).min()
  }
}
