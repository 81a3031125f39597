// SPDX-License-Identifier: Apache-2.0

public import Domain

/// What a unit owes for a period, as a workbook asks for it (biểu thu thập).
public struct CollectionForm: Sendable {
  /// One field: a figure, or a part of one.
  public struct Entry: Sendable {
    /// As `FigurePlace` writes it.
    public let place: String
    public let label: String
    public let element: DataElement
    /// As files write it; empty for none.
    public let value: String
    public let isEstimate: Bool
    /// Of the last period, as files write it.
    public let before: String

    public init(
      place: String, label: String, element: DataElement, value: String, isEstimate: Bool,
      before: String
    ) {
      self.place = place
      self.label = label
      self.element = element
      self.value = value
      self.isEstimate = isEstimate
      self.before = before
    }
  }

  public struct Line: Sendable {
    public let indicator: Int
    public let name: String
    public let target: String
    public let entries: [Entry]
    public let note: String

    public init(indicator: Int, name: String, target: String, entries: [Entry], note: String) {
      self.indicator = indicator
      self.name = name
      self.target = target
      self.entries = entries
      self.note = note
    }
  }

  /// What the workbook is for, read again when it comes back.
  public struct Fingerprint: Sendable, Hashable {
    public let programme: String
    public let period: String
    public let orgUnit: String
    /// Of the report, when the workbook was made.
    public let version: Int

    public init(programme: String, period: String, orgUnit: String, version: Int) {
      self.programme = programme
      self.period = period
      self.orgUnit = orgUnit
      self.version = version
    }
  }

  public let fingerprint: Fingerprint
  public let programmeName: String
  public let periodName: String
  public let orgUnitName: String
  public let due: CalendarDate?
  public let lines: [Line]

  public init(
    fingerprint: Fingerprint, programmeName: String, periodName: String, orgUnitName: String,
    due: CalendarDate?, lines: [Line]
  ) {
    self.fingerprint = fingerprint
    self.programmeName = programmeName
    self.periodName = periodName
    self.orgUnitName = orgUnitName
    self.due = due
    self.lines = lines
  }
}
