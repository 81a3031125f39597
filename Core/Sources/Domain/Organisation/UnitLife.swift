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

  /// The names of a unit at one time.
  public struct Name: Sendable, Hashable {
    public let name: LocalizedText
    public let shortName: LocalizedText?

    public init(name: LocalizedText, shortName: LocalizedText?) {
      self.name = name
      self.shortName = shortName
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

  init(_ unit: OrgUnit, opened: CalendarDate?) {
    code = unit.code
    kind = unit.kind
    source = unit.source
    self.opened = opened
    names = [Dated(from: opened, value: Name(name: unit.name, shortName: unit.shortName))]
    parents = [Dated(from: opened, value: unit.parent)]
  }

  public func exists(on date: CalendarDate) -> Bool {
    (opened.map { $0 <= date } ?? true) && (closed.map { date < $0 } ?? true)
  }

  /// True when the two spans share a day.
  public func exists(from first: CalendarDate, to last: CalendarDate) -> Bool {
    (opened.map { $0 <= last } ?? true) && (closed.map { first < $0 } ?? true)
  }

  public func name(on date: CalendarDate) -> Name { Self.value(names, on: date) }

  public func parent(on date: CalendarDate) -> String? { Self.value(parents, on: date) }

  /// The unit as it was on a day; nil when it was not there.
  public func unit(on date: CalendarDate) -> OrgUnit? {
    guard exists(on: date) else { return nil }
    let name = name(on: date)
    return OrgUnit(
      code: code, name: name.name, shortName: name.shortName, kind: kind,
      parent: parent(on: date), source: source)
  }

  /// The last that holds on the day; before all of them the first.
  private static func value<Value>(_ values: [Dated<Value>], on date: CalendarDate) -> Value {
    (values.last { $0.from.map { $0 <= date } ?? true } ?? values[0]).value
  }
}
