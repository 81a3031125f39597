// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation

/// What must hold between the files of a programme folder, and between it and its framework.
struct ProgrammeRules {
  let programme: Programme
  let framework: Framework?
  let faults: FaultList

  func check(
    root: PackMapping, organisation: OrganisationReading, assignments: [Located<Assignment>],
    in assignmentsFile: PackMapping, regimes: [Located<ReportingRegime>]
  ) {
    checkRoot(root)
    checkUnits(organisation)
    checkAssignments(assignments, in: assignmentsFile)
    for located in regimes { check(located) }
  }

  private func check(_ regime: Located<ReportingRegime>) {
    let (file, line) = (regime.file, regime.line)
    let reporter = regime.value.reporter
    if !reporter.isEmpty, programme.orgUnit(reporter) == nil {
      faults.add("programme.unknown-unit", file, line, ["unit": reporter])
    }
    for approver in regime.value.approval.map(\.approver) where !approver.isEmpty {
      if !exists(.unit(approver)) {
        faults.add("programme.unknown-unit", file, line, ["unit": approver])
      } else if !isInArea(approver) {
        faults.add("programme.approval-outside", file, line, ["unit": approver])
      }
      if approver == programme.standingOffice {
        faults.add("programme.approval-by-office", file, line, ["unit": approver])
      }
    }
    let named = regime.value.approval.flatMap(\.parties)
    for party in regime.value.selection.parties + named where !exists(party) {
      switch party {
      case .unit(let code): faults.add("programme.unknown-unit", file, line, ["unit": code])
      case .group(let code): faults.add("programme.unknown-group", file, line, ["group": code])
      }
    }
    for number in regime.value.selection.indicators {
      if let framework, framework.indicator(number) == nil {
        faults.add("programme.unknown-indicator", file, line, ["number": String(number)])
      }
    }
  }

  private func checkRoot(_ root: PackMapping) {
    let codes = ["area": programme.area, "standingOffice": programme.standingOffice]
    for (key, code) in codes {
      if !code.isEmpty, programme.orgUnit(code) == nil {
        faults.add("programme.unknown-unit", root.file, root.line(of: key), ["unit": code])
      }
    }
    if !programme.timeZone.isEmpty, TimeZone(identifier: programme.timeZone) == nil {
      faults.add(
        "programme.unknown-time-zone", root.file, root.line(of: "timeZone"),
        ["text": programme.timeZone])
    }
    if programme.endsOn < programme.startsOn {
      faults.add("programme.last-before-first", root.file, root.line(of: "endsOn"))
    }
    guard let framework else {
      faults.add(
        "programme.unknown-framework", root.file, root.line(of: "framework"),
        ["framework": programme.framework])
      return
    }
    if !programme.frameworkVersion.isEmpty, framework.version != programme.frameworkVersion {
      faults.add(
        "programme.other-framework-version", root.file, root.line(of: "frameworkVersion"),
        ["version": programme.frameworkVersion, "found": framework.version])
    }
  }

  private func checkUnits(_ organisation: OrganisationReading) {
    let kinds = Set(programme.kinds.map(\.code))
    let codes = Set(programme.orgUnits.map(\.code))
    var seen: Set<String> = []
    for located in organisation.units {
      let unit = located.value
      if !seen.insert(unit.code).inserted {
        faults.add("programme.duplicate-unit", located.file, located.line, ["unit": unit.code])
      }
      if !unit.kind.isEmpty, !kinds.contains(unit.kind) {
        faults.add("programme.unknown-kind", located.file, located.line, ["kind": unit.kind])
      }
      if let parent = unit.parent, !parent.isEmpty, !codes.contains(parent) || parent == unit.code {
        faults.add("programme.unknown-unit", located.file, located.line, ["unit": parent])
      }
      if unit.parent == nil, unit.code != programme.area,
        !organisation.outside.contains(unit.code)
      {
        faults.add("programme.no-parent", located.file, located.line, ["unit": unit.code])
      }
    }
    let hierarchies = Set(programme.hierarchies.map(\.code))
    for code in hierarchies.intersection(Hierarchy.reserved).sorted() {
      faults.add(
        "programme.reserved-hierarchy", organisation.root.file,
        organisation.root.line(of: "hierarchies"), ["hierarchy": code])
    }
    for located in organisation.units {
      for line in located.value.lines {
        if !hierarchies.contains(line.hierarchy) {
          faults.add(
            "programme.unknown-hierarchy", located.file, located.line,
            ["hierarchy": line.hierarchy])
        }
        if !codes.contains(line.parent) || line.parent == located.value.code {
          faults.add("programme.unknown-unit", located.file, located.line, ["unit": line.parent])
        }
      }
    }
    for located in organisation.groups {
      let rule = located.value.rule
      for kind in rule?.kinds ?? [] where !kinds.contains(kind) {
        faults.add("programme.unknown-kind", located.file, located.line, ["kind": kind])
      }
      if let below = rule?.below, !codes.contains(below) {
        faults.add("programme.unknown-unit", located.file, located.line, ["unit": below])
      }
      for member in located.value.members where !codes.contains(member) {
        faults.add("programme.unknown-unit", located.file, located.line, ["unit": member])
      }
    }
  }

  /// The units through time make a tree on every day; a fault is told at its change.
  func checkChanges(
    _ changes: [Located<UnitChange>], _ counts: [Located<UnitChangeReading.Count>]
  ) {
    let kinds = Set(programme.kinds.map(\.code))
    let hierarchies = Set(programme.hierarchies.map(\.code))
    for located in changes {
      for case .move(_, _, let hierarchy?) in located.value.steps
      where !hierarchies.contains(hierarchy) {
        faults.add(
          "programme.unknown-hierarchy", located.file, located.line, ["hierarchy": hierarchy])
      }
      for case .transfer(_, _, let indicators) in located.value.steps {
        for number in indicators { checkIndicator(number, located.file, located.line) }
      }
      for case .open(let unit) in located.value.steps where !kinds.contains(unit.kind) {
        faults.add("programme.unknown-kind", located.file, located.line, ["kind": unit.kind])
      }
    }
    // What is wrong in the units themselves would be told a second time.
    if faults.hasErrors { return }
    do {
      checkCounts(counts, try programme.history())
    } catch {
      let located = changes.indices.contains(error.change) ? changes[error.change] : nil
      faults.add(
        error.code, located?.file ?? "org-units.yaml", located?.line ?? 1, error.arguments)
    }
  }

  /// There are as many units as the official text counts.
  private func checkCounts(
    _ counts: [Located<UnitChangeReading.Count>], _ history: OrganisationHistory
  ) {
    for located in counts {
      let wanted = located.value
      let found = history.units(on: wanted.date).count { wanted.kinds.contains($0.kind) }
      if found != wanted.count {
        faults.add(
          "unit.other-count", located.file, located.line,
          [
            "date": wanted.date.description, "count": String(wanted.count),
            "found": String(found),
          ])
      }
    }
  }

  private func checkAssignments(
    _ assignments: [Located<Assignment>], in file: PackMapping
  ) {
    var seen: Set<String> = []
    for located in assignments {
      let assignment = located.value
      let number = String(assignment.indicator)
      if !seen.insert(assignment.key).inserted {
        faults.add("programme.duplicate-assignment", located.file, located.line, ["number": number])
      }
      if let framework, framework.indicator(assignment.indicator) == nil {
        faults.add("programme.unknown-indicator", located.file, located.line, ["number": number])
      }
      if let group = assignment.collectedFrom { checkParty(.group(group), located) }
      for lead in assignment.leads { checkLead(lead, located) }
      checkReporters(located)
    }
    for indicator in framework?.indicators ?? [] where !seen.contains(String(indicator.number)) {
      faults.add(
        "programme.unassigned-indicator", file.file, file.line,
        ["number": String(indicator.number)])
    }
  }

  private func checkLead(_ lead: Assignment.Lead, _ located: Located<Assignment>) {
    checkParty(lead.party, located)
    for supporting in lead.supporting {
      checkParty(supporting.party, located)
      let isItself = supporting.party == lead.party
      if isItself || supporting.sourceError != nil {
        faults.add(
          "programme.supports-itself", located.file, located.line,
          ["number": String(located.value.indicator)], severity: .warning)
      }
    }
  }

  private func checkParty(_ party: Assignment.Party, _ located: Located<Assignment>) {
    if exists(party) { return }
    switch party {
    case .unit(let code):
      faults.add("programme.unknown-unit", located.file, located.line, ["unit": code])
    case .group(let code):
      faults.add("programme.unknown-group", located.file, located.line, ["group": code])
    }
  }

  /// The units that begin later.
  private var opened: Set<String> {
    Set(
      programme.changes.flatMap(\.steps).compactMap { step in
        if case .open(let unit) = step { unit.code } else { nil }
      })
  }

  /// Whether a unit stands below the area, or begins later: where, its change says.
  private func isInArea(_ code: String) -> Bool {
    var seen: Set<String> = []
    var next: String? = code
    while let code = next, seen.insert(code).inserted {
      if code == programme.area || opened.contains(code) { return true }
      next = programme.orgUnit(code)?.parent
    }
    return false
  }

  private func exists(_ party: Assignment.Party) -> Bool {
    switch party {
    case .unit(let code): programme.orgUnit(code) != nil || opened.contains(code)
    case .group(let code): programme.group(code) != nil
    }
  }

  /// Somebody must report every element of an indicator that has leads.
  private func checkReporters(_ located: Located<Assignment>) {
    let assignment = located.value
    let groups = assignment.collectedFrom.map { [Assignment.Party.group($0)] } ?? []
    let programme =
      assignment.validFrom.flatMap { day in
        (try? self.programme.history()).map { self.programme.asOf(day, $0) }
      } ?? self.programme
    guard let framework, let indicator = framework.indicator(assignment.indicator),
      !assignment.leads.isEmpty, (assignment.leads.map(\.party) + groups).allSatisfy(exists)
    else { return }
    for element in framework.dataElements(of: indicator)
    where programme.reporters(of: element, for: indicator).isEmpty {
      faults.add(
        "programme.no-reporter", located.file, located.line,
        ["number": String(indicator.number), "element": element.code])
    }
  }
}

extension ProgrammeRules {
  /// Frameworks that stand side by side have no number and no code in common.
  func checkAlongside(_ framework: Framework?, _ alongside: [Framework], _ root: PackMapping) {
    guard let framework else { return }
    var numbers = Set(framework.indicators.map(\.number))
    var codes = Set(framework.codes)
    for other in alongside {
      let shared =
        other.indicators.map(\.number).filter { !numbers.insert($0).inserted }.map(String.init)
        + other.codes.filter { !codes.insert($0).inserted }
      if !shared.isEmpty {
        faults.add(
          "programme.frameworks-collide", root.file, root.line(of: "alongside"),
          ["framework": other.id, "codes": shared.prefix(5).joined(separator: ", ")])
      }
    }
  }

  /// Targets and own versions speak of indicators, units and kinds that are there.
  func checkCityRules(_ targets: [Located<Target>], _ versions: [Located<FrameworkVersion>]) {
    var seen: Set<String> = []
    for located in targets {
      let target = located.value
      if !seen.insert(target.key).inserted {
        faults.add(
          "target.twice", located.file, located.line, ["number": String(target.indicator)])
      }
      checkIndicator(target.indicator, located.file, located.line)
      switch target.scope {
      case .area: break
      case .unit(let code):
        if programme.orgUnit(code) == nil {
          faults.add("programme.unknown-unit", located.file, located.line, ["unit": code])
        }
      case .kind(let code):
        if !programme.kinds.contains(where: { $0.code == code }) {
          faults.add("programme.unknown-kind", located.file, located.line, ["kind": code])
        }
      }
    }
    for located in versions {
      for change in located.value.changes {
        checkIndicator(change.indicator, located.file, located.line)
      }
    }
  }

  private func checkIndicator(_ number: Int, _ file: String, _ line: Int) {
    if let framework, framework.indicator(number) == nil {
      faults.add("programme.unknown-indicator", file, line, ["number": String(number)])
    }
  }
}

extension Framework {
  /// The codes of its areas, standards and criteria.
  fileprivate var codes: [String] {
    areas.flatMap { area in
      [area.code]
        + area.standards.flatMap { standard in [standard.code] + standard.criteria.map(\.code) }
    }
  }
}
