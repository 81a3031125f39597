// SPDX-License-Identifier: Apache-2.0

/// A unit through time: its names, its parents, when it began and ended, what it came from and what
/// became of it.
public struct UnitLife: Sendable, Hashable {
  /// What holds from a day on; nil for ever since.
  public struct Dated<Value: Sendable & Hashable>: Sendable, Hashable {
    public let from: CalendarDate?
    public let value: Value

    public init(from: CalendarDate?, value: Value) {
      self.from = from
      self.value = value
    }
  }

  /// The names of a unit at one time, and its number in the official list.
  public struct Name: Sendable, Hashable {
    public let name: LocalizedText
    public let shortName: LocalizedText?
    public let officialCode: String?

    public init(name: LocalizedText, shortName: LocalizedText?, officialCode: String? = nil) {
      self.name = name
      self.shortName = shortName
      self.officialCode = officialCode
    }
  }

  public let code: String
  public let kind: String
  public let source: String?
  /// The first day; nil for a unit that was always there.
  public let opened: CalendarDate?
  /// The first day on which it is no more; nil while it is there.
  public internal(set) var closed: CalendarDate?
  /// The earliest first.
  public internal(set) var names: [Dated<Name>]
  public internal(set) var parents: [Dated<String?>]
  /// Its parents in other hierarchies, by their codes.
  public internal(set) var lines: [String: [Dated<String>]]

  init(_ unit: OrgUnit, opened: CalendarDate?) {
    code = unit.code
    kind = unit.kind
    source = unit.source
    self.opened = opened
    names = [
      Dated(
        from: opened,
        value: Name(name: unit.name, shortName: unit.shortName, officialCode: unit.officialCode))
    ]
    parents = [Dated(from: opened, value: unit.parent)]
    lines = unit.lines.reduce(into: [:]) {
      $0[$1.hierarchy] = [Dated(from: opened, value: $1.parent)]
    }
  }

  public func exists(on date: CalendarDate) -> Bool {
    (opened.map { $0 <= date } ?? true) && (closed.map { date < $0 } ?? true)
  }

  /// True when the two spans share a day.
  public func exists(from first: CalendarDate, to last: CalendarDate) -> Bool {
    (opened.map { $0 <= last } ?? true) && (closed.map { first < $0 } ?? true)
  }

  /// The day, or the last one before it on which the unit was there.
  public func lastDay(until date: CalendarDate) -> CalendarDate {
    closed.map { min(date, $0.dayBefore) } ?? date
  }

  public func name(on date: CalendarDate) -> Name {
    Self.value(names, on: date) ?? names[0].value
  }

  public func parent(on date: CalendarDate) -> String? {
    Self.value(parents, on: date) ?? parents[0].value
  }

  /// Its parent in a hierarchy; nil for the first one.
  public func parent(on date: CalendarDate, in hierarchy: String?) -> String? {
    guard let hierarchy else { return parent(on: date) }
    return lines[hierarchy].flatMap { Self.value($0, on: date) }
  }

  /// The unit as it was on a day; nil when it was not there.
  public func unit(on date: CalendarDate) -> OrgUnit? { exists(on: date) ? form(on: date) : nil }

  /// As it was on the day, or on the last one before it on which it was there.
  public func form(on date: CalendarDate) -> OrgUnit {
    let day = lastDay(until: date)
    let name = name(on: day)
    let places = lines.compactMap { hierarchy, parents in
      Self.value(parents, on: day).map { OrgUnit.Line(hierarchy: hierarchy, parent: $0) }
    }
    return OrgUnit(
      code: code, name: name.name, shortName: name.shortName, kind: kind,
      parent: parent(on: day), source: source, officialCode: name.officialCode,
      lines: places.sorted { $0.hierarchy < $1.hierarchy })
  }

  /// The last that holds on the day; nil before all of them.
  private static func value<Value>(_ values: [Dated<Value>], on date: CalendarDate) -> Value? {
    values.last { $0.from.map { $0 <= date } ?? true }?.value
  }
}
