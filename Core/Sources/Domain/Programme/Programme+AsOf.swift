// SPDX-License-Identifier: Apache-2.0

extension Programme {
  /// The programme as it stands on a day: the units that are there with their names of then, and
  /// who answers for what after everything that became of them.
  ///
  /// The heirs of a unit that ended take its place among the leads, the supporting units and the
  /// groups and at the levels of approval, unless a transfer of functions says who does. The area
  /// and the standing office stay, as they last were, when they are no more; nobody owes anything in
  /// an area that ended, unless
  /// `followingHeirs` looks for its units among those that took their places elsewhere.
  public func asOf(
    _ date: CalendarDate, _ history: OrganisationHistory, followingHeirs: Bool = false
  ) -> Programme {
    var programme = self
    var units = history.units(on: date)
    let there = OrgUnitList(units)
    for code in [area, standingOffice] where there[code] == nil {
      if let life = history.life(code) { units.append(life.form(on: date)) }
    }
    programme.orgUnits = OrgUnitList(units)
    let changes = Array(history.changes.prefix(history.changes(until: date)))
    var owing = Self.inArea(area, there)
    if followingHeirs, there[area] == nil, let end = history.life(area)?.closed {
      var line = Self.inArea(area, OrgUnitList(history.units(on: end.dayBefore)))
      for part in changes.filter({ $0.date >= end }).flatMap(\.successions)
      where line.contains(part.from) { line.insert(part.to) }
      owing = line.filter { there[$0] != nil }
    }
    let heritage = Heritage(changes: changes, owing: owing)
    programme.groups = groups.map { heritage.group($0, among: there) }
    programme.assignments = assignments(on: date).map(heritage.assignment)
    for place in regimes.indices {
      programme.regimes[place].approval = regimes[place].approval.compactMap(heritage.level)
    }
    return programme
  }

  /// The assignment of each indicator that holds on a day: the last that has begun.
  private func assignments(on date: CalendarDate) -> [Assignment] {
    var latest: [Int: Assignment] = [:]
    for assignment in assignments where assignment.validFrom.map({ $0 <= date }) ?? true {
      if let other = latest[assignment.indicator], let day = other.validFrom,
        assignment.validFrom.map({ $0 < day }) ?? true
      {
        continue
      }
      latest[assignment.indicator] = assignment
    }
    return latest.values.sorted { $0.indicator < $1.indicator }
  }

  /// The codes of the units in the area, itself with them; none where it is no more.
  private static func inArea(_ area: String, _ units: OrgUnitList) -> Set<String> {
    guard let top = units.place(of: area) else { return [] }
    let parents = units.map { unit in unit.parent.flatMap(units.place) }
    var isInside = [Bool?](repeating: nil, count: units.count)
    isInside[top] = true
    for place in units.indices {
      var path: [Int] = []
      var next: Int? = place
      while let each = next, isInside[each] == nil {
        // Whoever comes back to where the climb began is outside.
        isInside[each] = false
        path.append(each)
        next = parents[each]
      }
      if let end = next, isInside[end] == true {
        for each in path { isInside[each] = true }
      }
    }
    return Set(units.indices.filter { isInside[$0] == true }.map { units[$0].code })
  }
}

/// Who takes the place of whom after a row of changes.
private struct Heritage {
  /// In the order of their days.
  let changes: [UnitChange]
  /// The units that may owe something.
  let owing: Set<String>

  func group(_ group: UnitGroup, among units: OrgUnitList) -> UnitGroup {
    let members =
      group.rule == nil
      ? changes.reduce(group.members, Self.members) : group.resolved(among: units).members
    return UnitGroup(
      code: group.code, name: group.name, members: members.filter(owing.contains),
      rule: group.rule)
  }

  func assignment(_ assignment: Assignment) -> Assignment {
    let after = changes.filter { change in assignment.validFrom.map { $0 < change.date } ?? true }
    var leads: [Assignment.Lead] = []
    for lead in assignment.leads {
      for party in parties(lead.party, assignment.indicator, after) {
        let supporting = lead.supporting.flatMap { entry in
          parties(entry.party, assignment.indicator, after).map {
            Assignment.Supporting(party: $0, sourceError: entry.sourceError, note: entry.note)
          }
        }
        Self.add(Assignment.Lead(party: party, supporting: supporting, note: lead.note), to: &leads)
      }
    }
    return Assignment(
      indicator: assignment.indicator, leads: leads, collectedFrom: assignment.collectedFrom,
      note: assignment.note, validFrom: assignment.validFrom)
  }

  /// Who took the place of the approver and of the units that are named; nil when nobody in the area did.
  func level(_ level: ApprovalLevel) -> ApprovalLevel? {
    let approvers = parties(.unit(level.approver), nil, changes)
    guard case .unit(let approver) = approvers.first else { return nil }
    return ApprovalLevel(
      code: level.code, approver: approver,
      parties: level.parties.flatMap { parties($0, nil, changes) })
  }

  /// Two leads that became one support each other no more, and keep who supported either.
  private static func add(_ lead: Assignment.Lead, to leads: inout [Assignment.Lead]) {
    guard let place = leads.firstIndex(where: { $0.party == lead.party }) else {
      leads.append(lead)
      return
    }
    let known = leads[place].supporting
    let added = lead.supporting.filter { entry in !known.contains { $0.party == entry.party } }
    leads[place] = Assignment.Lead(
      party: lead.party, supporting: known + added, note: leads[place].note ?? lead.note)
  }

  /// Who a unit or a group is after the changes; nobody when it ended without heirs.
  private func parties(
    _ party: Assignment.Party, _ indicator: Int?, _ changes: [UnitChange]
  ) -> [Assignment.Party] {
    guard case .unit(let code) = party else { return [party] }
    let codes = changes.reduce([code]) { codes, change in
      codes.flatMap { Self.heirs(of: $0, indicator, change) }
    }
    var seen: Set<String> = []
    return codes.filter { owing.contains($0) && seen.insert($0).inserted }.map { .unit($0) }
  }

  /// A transfer names who answers for the indicator now; else it is who took the unit's place.
  private static func heirs(
    of code: String, _ indicator: Int?, _ change: UnitChange
  ) -> [String] {
    let named = change.steps.compactMap { step -> String? in
      guard case .transfer(code, let to, let indicators) = step,
        indicators.isEmpty || indicator.map(indicators.contains) == true
      else { return nil }
      return to
    }
    if !named.isEmpty { return named }
    guard let heirs = change.heirs(of: code), !heirs.contains(code) else { return [code] }
    return heirs
  }

  /// Whoever took a part of a unit that goes on joins its groups only when it began with that part.
  private static func members(_ members: [String], _ change: UnitChange) -> [String] {
    let opened = Set(
      change.steps.compactMap { step in if case .open(let unit) = step { unit.code } else { nil } })
    var seen: Set<String> = []
    return members.flatMap { member -> [String] in
      guard let heirs = change.heirs(of: member) else { return [member] }
      return heirs.contains(member)
        ? heirs.filter { $0 == member || opened.contains($0) } : heirs
    }.filter { seen.insert($0).inserted }
  }
}
