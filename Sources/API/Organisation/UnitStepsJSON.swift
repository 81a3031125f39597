// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Gate
import Hummingbird
import Workflow

/// The steps of a change by their kinds, as `org-changes.yaml` has them.
struct UnitStepsJSON: Codable {
  struct Name: Codable {
    let vi: String
    let en: String?

    /// An empty English name is none.
    var text: LocalizedText { LocalizedText(vi: vi, en: en.flatMap { $0.isEmpty ? nil : $0 }) }
  }

  struct Opening: Codable {
    struct Line: Codable {
      let hierarchy: String
      let parent: String
    }

    let code: String
    let name: Name
    let shortName: Name?
    let kind: String
    let parent: String?
    let officialCode: String?
    let lines: [Line]?
  }

  struct Renaming: Codable {
    let unit: String
    let name: Name
    let shortName: Name?
    let officialCode: String?
  }

  struct Moving: Codable {
    let unit: String
    let parent: String
    let hierarchy: String?
  }

  struct Transfer: Codable {
    let from: String
    let to: String
    let indicators: [Int]?
  }

  struct Passing: Codable {
    let from: String
    let to: String
    /// From 0 to 1, as text; nil for a part of unknown size.
    let share: String?
    let basis: String?
  }

  var open: [Opening]?
  var rename: [Renaming]?
  var move: [Moving]?
  var transfer: [Transfer]?
  var pass: [Passing]?
  var close: [String]?

  init(_ steps: [UnitChange.Step]) {
    func name(_ text: LocalizedText) -> Name { Name(vi: text.vi, en: text.en) }
    for step in steps {
      switch step {
      case .open(let unit):
        open =
          (open ?? []) + [
            Opening(
              code: unit.code, name: name(unit.name), shortName: unit.shortName.map(name),
              kind: unit.kind, parent: unit.parent, officialCode: unit.officialCode,
              lines: unit.lines.isEmpty
                ? nil
                : unit.lines.map { Opening.Line(hierarchy: $0.hierarchy, parent: $0.parent) })
          ]
      case .close(let unit): close = (close ?? []) + [unit]
      case .rename(let unit, let new, let short, let officialCode):
        rename =
          (rename ?? []) + [
            Renaming(
              unit: unit, name: name(new), shortName: short.map(name), officialCode: officialCode)
          ]
      case .move(let unit, let parent, let hierarchy):
        move = (move ?? []) + [Moving(unit: unit, parent: parent, hierarchy: hierarchy)]
      case .transfer(let from, let to, let indicators):
        transfer = (transfer ?? []) + [Transfer(from: from, to: to, indicators: indicators)]
      case .pass(let part):
        pass =
          (pass ?? []) + [
            Passing(
              from: part.from, to: part.to, share: part.share.map { "\($0)" }, basis: part.basis)
          ]
      }
    }
  }

  /// The steps; a share that is no number is told.
  func steps() throws(Refusal) -> [UnitChange.Step] {
    var steps: [UnitChange.Step] = (open ?? []).map { unit in
      .open(
        OrgUnit(
          code: unit.code, name: unit.name.text, shortName: unit.shortName?.text, kind: unit.kind,
          parent: unit.parent, source: nil, officialCode: unit.officialCode,
          lines: (unit.lines ?? []).map {
            OrgUnit.Line(hierarchy: $0.hierarchy, parent: $0.parent)
          }))
    }
    steps += (rename ?? []).map {
      .rename(
        unit: $0.unit, name: $0.name.text, shortName: $0.shortName?.text,
        officialCode: $0.officialCode)
    }
    steps += (move ?? []).map {
      .move(unit: $0.unit, parent: $0.parent, hierarchy: $0.hierarchy)
    }
    steps += (transfer ?? []).map {
      .transfer(from: $0.from, to: $0.to, indicators: $0.indicators ?? [])
    }
    for part in pass ?? [] {
      let share = part.share.flatMap(DecimalText.machine)
      if let text = part.share, share == nil {
        throw .invalid([
          Issue(field: "share", code: "value.not-a-number", arguments: ["text": text])
        ])
      }
      steps.append(.pass(.init(from: part.from, to: part.to, share: share, basis: part.basis)))
    }
    return steps + (close ?? []).map { .close(unit: $0) }
  }
}

/// A change of units to write.
struct UnitChangeInput: Codable {
  let date: String
  let legalBasis: String
  let note: String?
  let reattributes: Bool?
  let steps: UnitStepsJSON

  func change() throws(Refusal) -> UnitChange {
    guard let day = CalendarDate(date) else {
      throw .invalid([Issue(field: "date", code: "units.not-a-date", arguments: ["text": date])])
    }
    return UnitChange(date: day, legalBasis: legalBasis, steps: try steps.steps(), note: note)
  }
}

/// What follows from a change.
struct OutcomeJSON: ResponseEncodable {
  struct Lead: Encodable {
    let indicator: Int
    let before: [String]
    let after: [String]
  }

  struct Group: Encodable {
    let group: String
    let left: [String]
    let joined: [String]
  }

  struct Report: Encodable {
    let orgUnit: String
    let period: String
    let status: String
  }

  struct Person: Encodable {
    let login: String
    let role: String
    let orgUnit: String
  }

  let id: String
  let ending: [String]
  let leads: [Lead]
  let groups: [Group]
  let openReports: [Report]
  let approvedReports: [Report]
  let people: [Person]
  /// The indicators of targets of units that end.
  let targets: [Int]

  init(_ outcome: UnitChangeOutcome) {
    id = outcome.id.uuidString.lowercased()
    ending = outcome.ending.map(\.code)
    leads = outcome.leads.map {
      Lead(
        indicator: $0.indicator, before: $0.before.map(\.code), after: $0.after.map(\.code))
    }
    groups = outcome.groups.map {
      Group(group: $0.group.code, left: $0.left, joined: $0.joined)
    }
    func reports(_ reports: [UnitChangeOutcome.Report]) -> [Report] {
      reports.map {
        Report(orgUnit: $0.orgUnit.code, period: $0.period, status: $0.status.rawValue)
      }
    }
    openReports = reports(outcome.openReports)
    approvedReports = reports(outcome.approvedReports)
    people = outcome.people.map {
      Person(login: $0.login, role: $0.role.rawValue, orgUnit: $0.orgUnit)
    }
    targets = outcome.targets.map(\.indicator)
  }
}
