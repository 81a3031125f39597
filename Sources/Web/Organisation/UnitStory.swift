// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation

/// What became of units, in words.
struct UnitStory {
  let history: OrganisationHistory
  let wording: Wording

  /// What a unit came from, what it was called, and what became of it.
  func lines(of code: String) -> [String] {
    let (from, to) = history.successions(of: code)
    let names = history.life(code)?.names ?? []
    let renamed = zip(names, names.dropFirst()).compactMap { old, new in
      new.from.map {
        wording(
          "units.renamed",
          ["date": wording.date($0), "old": old.value.name[wording.language]])
      }
    }
    return from.map { date, part in
      wording(
        "units.came-from",
        ["date": wording.date(date), "unit": name(part.from, before: date), "share": share(part)])
    } + renamed
      + to.filter { $0.1.to != code }.map { date, part in
        wording(
          "units.became",
          ["date": wording.date(date), "unit": name(part.to, on: date), "share": share(part)])
      }
  }

  /// What happened to a unit on one day; nil for what holds since ever.
  struct Moment {
    let date: CalendarDate?
    let lines: [String]
    let legalBasis: String
  }

  /// The life of a unit, the earliest first.
  func moments(of code: String) -> [Moment] {
    guard let life = history.life(code) else { return [] }
    var moments: [Moment] = []
    if life.opened == nil {
      let parent = life.parents[0].value.map { name($0, before: .first) }
      let text = life.names[0].value.name[wording.language]
      moments.append(
        Moment(
          date: nil,
          lines: [
            parent.map { wording("unit.was", ["name": text, "parent": $0]) }
              ?? wording("unit.was-top", ["name": text])
          ], legalBasis: ""))
    }
    for change in history.changes {
      let lines = self.lines(of: change, about: code)
      if !lines.isEmpty {
        moments.append(Moment(date: change.date, lines: lines, legalBasis: change.legalBasis))
      }
    }
    return moments
  }

  /// Everything that happens on a day.
  func lines(of change: UnitChange, about code: String? = nil) -> [String] {
    change.steps.filter { step in
      guard let code else { return true }
      return switch step {
      case .open(let unit): unit.code == code
      case .close(let unit), .rename(let unit, _, _, _), .move(let unit, _, _): unit == code
      case .pass(let part): part.from == code || part.to == code
      case .transfer(let from, let to, _): from == code || to == code
      }
    }.compactMap { step in
      switch step {
      case .open(let unit):
        wording("units.step-open", ["unit": unit.name[wording.language]])
      case .close(let unit):
        wording("units.step-close", ["unit": name(unit, before: change.date)])
      case .rename(let unit, let new, _, _):
        wording(
          "units.step-rename",
          ["unit": name(unit, before: change.date), "name": new[wording.language]])
      case .move(let unit, let parent, _):
        wording(
          "units.step-move",
          ["unit": name(unit, on: change.date), "parent": name(parent, on: change.date)])
      case .transfer(let from, let to, let indicators):
        wording(
          indicators.isEmpty ? "units.step-transfer-all" : "units.step-transfer",
          [
            "unit": name(from, before: change.date), "other": name(to, on: change.date),
            "indicators": indicators.map(String.init).joined(separator: ", "),
          ])
      case .pass(let part):
        wording(
          "units.step-pass",
          [
            "unit": name(part.from, before: change.date), "share": share(part),
            "other": name(part.to, on: change.date),
          ])
      }
    }
  }

  private func share(_ part: UnitChange.Succession) -> String {
    switch part.share {
    case 1: wording("units.whole")
    case let share?:
      wording("units.share", ["percent": wording.number(share * 100), "basis": part.basis ?? ""])
    case nil: wording("units.part", ["basis": part.basis ?? ""])
    }
  }

  private func name(_ code: String, on date: CalendarDate) -> String {
    history.life(code)?.name(on: date).name[wording.language] ?? code
  }

  private func name(_ code: String, before date: CalendarDate) -> String {
    name(code, on: date.dayBefore)
  }
}

extension CalendarDate {
  /// Before whatever is decided: a unit has its first name then.
  fileprivate static let first = CalendarDate(Date(timeIntervalSince1970: 0), in: .gmt)
}
