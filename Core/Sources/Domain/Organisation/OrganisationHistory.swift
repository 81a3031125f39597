// SPDX-License-Identifier: Apache-2.0

public import Foundation

/// The units of a programme through time: as they were first, and everything that became of them.
/// The tree is right for every day, and a later reform never changes what was before it.
public struct OrganisationHistory: Sendable, Hashable {
  /// Why a change cannot be.
  public struct Fault: Error, Sendable, Hashable {
    /// The place of the change, from 0, in the order in which they were given.
    public let change: Int
    /// A locale key.
    public let code: String
    public let arguments: [String: String]
  }

  /// Every unit that ever was, in the order in which they began.
  public private(set) var lives: [UnitLife]
  /// In the order of their days.
  public private(set) var changes: [UnitChange] = []
  private var places: [String: Int]

  /// `changes` may come in any order; those of one day hold together.
  public init(units: [OrgUnit], changes: [UnitChange]) throws(Fault) {
    lives = units.map { UnitLife($0, opened: nil) }
    places = Dictionary(
      units.enumerated().map { ($1.code, $0) }, uniquingKeysWith: { first, _ in first })
    let ordered = changes.enumerated().sorted {
      ($0.element.date, $0.offset) < ($1.element.date, $1.offset)
    }
    for (number, change) in ordered { try apply(change, number) }
  }

  public func life(_ code: String) -> UnitLife? { places[code].map { lives[$0] } }

  /// The units that are there on a day, in the order in which they began.
  public func units(on date: CalendarDate) -> [OrgUnit] { lives.compactMap { $0.unit(on: date) } }

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

  /// What a unit came from and what became of it, with the days.
  public func successions(
    of code: String
  ) -> (from: [(CalendarDate, UnitChange.Succession)], to: [(CalendarDate, UnitChange.Succession)])
  {
    let all = changes.flatMap { change in change.successions.map { (change.date, $0) } }
    return (all.filter { $0.1.to == code }, all.filter { $0.1.from == code })
  }
}

extension OrganisationHistory {
  private mutating func apply(_ change: UnitChange, _ number: Int) throws(Fault) {
    func fault(_ code: String, _ arguments: [String: String] = [:]) -> Fault {
      Fault(
        change: number, code: code,
        arguments: arguments.merging(["date": change.date.description]) { first, _ in first })
    }
    for step in change.steps {
      if case .open(let unit) = step {
        guard places[unit.code] == nil else { throw fault("unit.code-taken", ["unit": unit.code]) }
        places[unit.code] = lives.count
        lives.append(UnitLife(unit, opened: change.date))
      }
    }
    for step in change.steps {
      switch step {
      case .open, .pass: break
      case .close(let unit): try close(unit, change.date, fault)
      case .rename(let unit, let name, let shortName):
        let place = try place(of: unit, on: change.date, fault)
        lives[place].names.append(
          .init(
            from: change.date, value: UnitLife.Name(name: name, shortName: shortName)))
      case .move(let unit, let parent):
        let place = try place(of: unit, on: change.date, fault)
        _ = try self.place(of: parent, on: change.date, fault)
        lives[place].parents.append(.init(from: change.date, value: parent))
      }
    }
    try pass(change, fault)
    for life in lives where life.exists(on: change.date) {
      try requireTree(life.code, change.date, fault)
    }
    changes.append(change)
  }

  /// Shares of each unit that goes over come to no more than the whole; what is wholly gone ends.
  private mutating func pass(
    _ change: UnitChange, _ fault: (String, [String: String]) -> Fault
  ) throws(Fault) {
    for (unit, parts) in Dictionary(grouping: change.successions, by: \.from).sorted(by: {
      $0.key < $1.key
    }) {
      for part in parts {
        _ = try place(of: part.to, on: change.date, fault)
        if let share = part.share, share <= 0 || share > 1 {
          throw fault("unit.bad-share", ["unit": unit, "share": "\(share)"])
        }
        if part.to == unit, parts.count == 1 { throw fault("unit.into-itself", ["unit": unit]) }
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
    }
  }

  private mutating func close(
    _ unit: String, _ date: CalendarDate, _ fault: (String, [String: String]) -> Fault
  ) throws(Fault) {
    let place = try place(of: unit, on: date, fault)
    if lives[place].opened == date { throw fault("unit.opened-and-closed", ["unit": unit]) }
    lives[place].closed = date
  }

  private func place(
    of unit: String, on date: CalendarDate, _ fault: (String, [String: String]) -> Fault
  ) throws(Fault) -> Int {
    guard let place = places[unit] else { throw fault("unit.unknown", ["unit": unit]) }
    guard lives[place].exists(on: date) else { throw fault("unit.not-there", ["unit": unit]) }
    return place
  }

  /// Every unit has one parent that is there, and nobody is above themselves.
  private func requireTree(
    _ code: String, _ date: CalendarDate, _ fault: (String, [String: String]) -> Fault
  ) throws(Fault) {
    var seen: Set<String> = []
    var next: String? = code
    while let unit = next {
      guard seen.insert(unit).inserted else { throw fault("unit.circle", ["unit": code]) }
      guard let life = life(unit), life.exists(on: date) else {
        throw fault("unit.parent-gone", ["unit": code, "parent": unit])
      }
      next = life.parent(on: date)
    }
  }
}
