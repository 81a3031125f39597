// SPDX-License-Identifier: Apache-2.0

public import Foundation

/// The units of a programme through time: as they were first, and everything that became of them.
/// The tree is right for every day, and a later reform never changes what was before it.
public struct OrganisationHistory: Sendable, Hashable {
  /// Why a change cannot be.
  public struct Fault: Error, Sendable, Hashable {
    /// The place of the change, from 0, in the order in which they were given; -1 for the units
    /// that were always there.
    public let change: Int
    /// A locale key.
    public let code: String
    public let arguments: [String: String]
  }

  /// Units that pass into others on one occasion: its number among the changes, and the parts.
  struct Passing: Sendable, Hashable {
    let number: Int
    let parts: [UnitChange.Succession]
  }

  /// Every unit that ever was, in the order in which they began.
  public private(set) var lives: [UnitLife]
  /// In the order of their days.
  public private(set) var changes: [UnitChange] = []
  /// What became of each unit, by its code, the earliest first.
  private(set) var passings: [String: [Passing]] = [:]
  /// What each unit came from.
  private var origins: [String: [Passing]] = [:]
  private var places: [String: Int]
  /// By code, every unit that ever stood directly below it in the first hierarchy.
  private var children: [String: [Int]] = [:]

  /// `changes` may come in any order; those of one day hold together.
  public init(units: some Sequence<OrgUnit>, changes: [UnitChange]) throws(Fault) {
    lives = units.map { UnitLife($0, opened: nil) }
    places = Dictionary(
      lives.enumerated().map { ($1.code, $0) }, uniquingKeysWith: { first, _ in first })
    for (place, life) in lives.enumerated() { note(place, below: life.parents[0].value) }
    try requireFirstTree()
    let ordered = changes.enumerated().sorted {
      ($0.element.date, $0.offset) < ($1.element.date, $1.offset)
    }
    for (number, change) in ordered { try apply(change, number) }
  }

  public func life(_ code: String) -> UnitLife? { places[code].map { lives[$0] } }

  /// The units that are there on a day, in the order in which they began.
  public func units(on date: CalendarDate) -> [OrgUnit] { lives.compactMap { $0.unit(on: date) } }

  /// How many changes have happened by a day: two days with the same number have the same units.
  public func changes(until date: CalendarDate) -> Int {
    var (low, high) = (0, changes.count)
    while low < high {
      let middle = (low + high) / 2
      if changes[middle].date <= date { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The unit and every unit above it on a day, from below.
  public func ancestors(of code: String, on date: CalendarDate) -> [String] {
    var line: [String] = []
    var next: String? = code
    while let unit = next, !line.contains(unit), let life = life(unit) {
      line.append(unit)
      next = life.parent(on: date)
    }
    return line
  }

  /// The unit and every unit below it on a day, those above before those below them.
  public func descendants(of code: String, on date: CalendarDate) -> [String] {
    guard life(code)?.exists(on: date) ?? false else { return [] }
    var found = [code]
    var next = 0
    while next < found.count {
      for place in children[found[next]] ?? [] {
        let life = lives[place]
        if life.exists(on: date), life.parent(on: date) == found[next] { found.append(life.code) }
      }
      next += 1
    }
    return found
  }

  /// The units directly below a unit on a day, in the order in which they began.
  public func children(of code: String, on date: CalendarDate) -> [OrgUnit] {
    (children[code] ?? []).compactMap { lives[$0].unit(on: date) }.filter { $0.parent == code }
  }

  /// What a unit came from and what became of it, with the days.
  public func successions(
    of code: String
  ) -> (from: [(CalendarDate, UnitChange.Succession)], to: [(CalendarDate, UnitChange.Succession)])
  {
    func dated(_ passings: [Passing]?) -> [(CalendarDate, UnitChange.Succession)] {
      (passings ?? []).flatMap { passing in passing.parts.map { (changes[passing.number].date, $0) }
      }
    }
    return (dated(origins[code]), dated(passings[code]))
  }
}

extension OrganisationHistory {
  /// The units that were always there stand below one another without a circle, in each hierarchy.
  private func requireFirstTree() throws(Fault) {
    let hierarchies = Set(lives.flatMap { $0.lines.keys }).sorted()
    for hierarchy in [nil] + hierarchies.map(Optional.some) {
      func parent(_ life: UnitLife) -> String? {
        hierarchy.map { life.lines[$0]?[0].value } ?? life.parents[0].value
      }
      var known: Set<String> = []
      for life in lives {
        var path: Set<String> = []
        var next: UnitLife? = life
        while let unit = next, !known.contains(unit.code) {
          guard path.insert(unit.code).inserted else {
            throw Fault(change: -1, code: "unit.circle", arguments: ["unit": life.code])
          }
          guard let above = parent(unit) else { break }
          next = self.life(above)
          if next == nil {
            throw Fault(change: -1, code: "unit.unknown", arguments: ["unit": above])
          }
        }
        known.formUnion(path)
      }
    }
  }

  private typealias Fail = (String, [String: String]) -> Fault

  private mutating func apply(_ change: UnitChange, _ number: Int) throws(Fault) {
    func fault(_ code: String, _ arguments: [String: String] = [:]) -> Fault {
      Fault(
        change: number, code: code,
        arguments: arguments.merging(["date": change.date.description]) { first, _ in first })
    }
    var touched: [String] = []
    for step in change.steps {
      if case .open(let unit) = step {
        guard places[unit.code] == nil else { throw fault("unit.code-taken", ["unit": unit.code]) }
        places[unit.code] = lives.count
        note(lives.count, below: unit.parent)
        lives.append(UnitLife(unit, opened: change.date))
        touched.append(unit.code)
      }
    }
    for step in change.steps {
      switch step {
      case .open, .pass: break
      case .close(let unit): try close(unit, change.date, fault)
      case .rename(let unit, let name, let shortName, let officialCode):
        let place = try place(of: unit, on: change.date, fault)
        lives[place].names.append(
          .init(
            from: change.date,
            value: UnitLife.Name(
              name: name, shortName: shortName,
              officialCode: officialCode ?? lives[place].names.last?.value.officialCode)))
      case .move(let unit, let parent, let hierarchy):
        try move(unit, below: parent, hierarchy, change.date, fault)
        touched.append(unit)
      case .transfer(let from, let to, _):
        // Who gives may end on the same day.
        guard places[from] != nil else { throw fault("unit.unknown", ["unit": from]) }
        _ = try place(of: to, on: change.date, fault)
        if from == to { throw fault("unit.into-itself", ["unit": from]) }
      }
    }
    try pass(change, fault)
    changes.append(change)
    for unit in touched { try requireTree(unit, change.date, fault) }
    try requireNoOrphans(change, fault)
  }

  private mutating func note(_ place: Int, below parent: String?) {
    if let parent { children[parent, default: []].append(place) }
  }

  private mutating func move(
    _ unit: String, below parent: String, _ hierarchy: String?, _ date: CalendarDate,
    _ fault: Fail
  ) throws(Fault) {
    let place = try place(of: unit, on: date, fault)
    _ = try self.place(of: parent, on: date, fault)
    if let hierarchy {
      lives[place].lines[hierarchy, default: []].append(.init(from: date, value: parent))
    } else {
      lives[place].parents.append(.init(from: date, value: parent))
      // It may come back to where it was.
      if !(children[parent]?.contains(place) ?? false) { note(place, below: parent) }
    }
  }

  /// Shares of each unit that goes over come to no more than the whole; what is wholly gone ends.
  private mutating func pass(_ change: UnitChange, _ fault: Fail) throws(Fault) {
    let number = changes.count
    for (unit, parts) in Dictionary(grouping: change.successions, by: \.from).sorted(by: {
      $0.key < $1.key
    }) {
      for part in parts {
        _ = try place(of: part.to, on: change.date, fault)
        if let share = part.share, share <= 0 || share > 1 {
          throw fault("unit.bad-share", ["unit": unit, "share": "\(share)"])
        }
        if part.to == unit, parts.count == 1 { throw fault("unit.into-itself", ["unit": unit]) }
        if parts.count(where: { $0.to == part.to }) > 1 {
          throw fault("unit.passed-twice", ["unit": unit, "other": part.to])
        }
      }
      let isKnown = parts.allSatisfy { $0.share != nil }
      let sum = parts.compactMap(\.share).reduce(Decimal(0), +)
      if sum > 1 || (isKnown && sum != 1) {
        throw fault("unit.shares-not-whole", ["unit": unit, "sum": "\(sum)"])
      }
      // A unit that goes on keeps what it does not give away.
      if parts.contains(where: { $0.to == unit }) {
        _ = try place(of: unit, on: change.date, fault)
      } else {
        try close(unit, change.date, fault)
      }
      passings[unit, default: []].append(Passing(number: number, parts: parts))
      for part in parts where part.to != unit {
        origins[part.to, default: []].append(Passing(number: number, parts: [part]))
      }
    }
  }

  private mutating func close(
    _ unit: String, _ date: CalendarDate, _ fault: Fail
  ) throws(Fault) {
    let place = try place(of: unit, on: date, fault)
    if lives[place].opened == date { throw fault("unit.opened-and-closed", ["unit": unit]) }
    lives[place].closed = date
  }

  private func place(
    of unit: String, on date: CalendarDate, _ fault: Fail
  ) throws(Fault) -> Int {
    guard let place = places[unit] else { throw fault("unit.unknown", ["unit": unit]) }
    guard lives[place].exists(on: date) else { throw fault("unit.not-there", ["unit": unit]) }
    return place
  }

  /// A unit has parents that are there, and is above nobody that is above it.
  private func requireTree(
    _ code: String, _ date: CalendarDate, _ fault: Fail
  ) throws(Fault) {
    for hierarchy in [nil] + (life(code)?.lines.keys.sorted() ?? []).map(Optional.some) {
      var seen: Set<String> = []
      var (below, next): (String, String?) = (code, code)
      while let unit = next {
        guard seen.insert(unit).inserted else { throw fault("unit.circle", ["unit": code]) }
        guard let life = life(unit), life.exists(on: date) else {
          throw fault("unit.parent-gone", ["unit": below, "parent": unit])
        }
        (below, next) = (unit, life.parent(on: date, in: hierarchy))
      }
    }
  }

  /// Whoever stood below a unit that ends has found another place.
  private func requireNoOrphans(_ change: UnitChange, _ fault: Fail) throws(Fault) {
    let ended = change.units.filter { life($0)?.closed == change.date }
    if ended.isEmpty { return }
    for life in lives where !life.lines.isEmpty && life.exists(on: change.date) {
      for hierarchy in life.lines.keys.sorted() {
        if let parent = life.parent(on: change.date, in: hierarchy), ended.contains(parent) {
          throw fault("unit.parent-gone", ["unit": life.code, "parent": parent])
        }
      }
    }
    for unit in ended.sorted() {
      for place in children[unit] ?? [] where lives[place].exists(on: change.date) {
        if lives[place].parent(on: change.date) == unit {
          throw fault("unit.parent-gone", ["unit": lives[place].code, "parent": unit])
        }
      }
    }
  }
}
