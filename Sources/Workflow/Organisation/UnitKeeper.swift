// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Store

/// Keeps the units of a programme in the database as its history tells them: a row for each unit
/// that ever was, and a link for each place where it stood, with days.
struct UnitKeeper {
  let work: Work
  let programme: Programme
  let history: OrganisationHistory

  /// Writes what is new or another; the ids of all by code, and what became of each.
  func saveUnits() throws -> (ids: [String: UUID], changes: [LoadChange]) {
    let levels = Dictionary(
      programme.kinds.map { ($0.code, $0.level) }, uniquingKeysWith: { first, _ in first })
    let stored = try storedUnits()
    var (ids, changes): ([String: UUID], [LoadChange]) = ([:], [])
    var added: [[SQLValue]] = []
    for life in history.lives {
      let unit = life.form(on: max(work.today, life.opened ?? work.today))
      let fresh = UnitRow(
        nameVi: unit.name.vi, nameEn: unit.name[.en], kind: unit.kind,
        level: levels[unit.kind] ?? .city)
      if let (id, row) = stored[unit.code] {
        ids[unit.code] = id
        if row != fresh { try update(id, fresh) }
        changes.append(
          LoadChange(
            kind: row == fresh ? .unchanged : .changed, subject: "unit", name: fresh.nameVi))
        continue
      }
      let id = Identifier.make(at: work.now)
      ids[unit.code] = id
      added.append(
        [
          id.sqlValue, .text(unit.code), .text(fresh.nameVi), .text(fresh.nameEn),
          .text(fresh.kind), .text(fresh.level.rawValue),
        ])
      changes.append(LoadChange(kind: .added, subject: "unit", name: fresh.nameVi))
    }
    _ = try work.transaction.bulkInsert(
      "org_unit", ["id", "code", "name_vi", "name_en", "kind", "level"], added)
    return (ids, changes)
  }

  /// Writes the links of the programme that are new and removes those that hold no more.
  func saveLinks(_ ids: [String: UUID], _ programme: UUID) throws {
    let wanted = Set(try links(ids) + given(programme))
    let rows = try work.transaction.query(
      """
      SELECT org_unit_id, hierarchy, parent_id, valid_from, valid_to FROM org_unit_link
      WHERE programme_id = \(programme)
      """)
    let stored = Set(rows.compactMap(Link.init))
    for link in stored.subtracting(wanted) {
      try work.transaction.execute(
        """
        DELETE FROM org_unit_link WHERE org_unit_id = \(link.unit) AND parent_id = \(link.parent)
          AND hierarchy = \(link.hierarchy) AND valid_from = \(link.from)
          AND programme_id = \(programme)
        """)
    }
    let columns: [StaticString] = [
      "programme_id", "org_unit_id", "hierarchy", "parent_id", "valid_from", "valid_to",
    ]
    let added = wanted.subtracting(stored).map { link in
      [
        programme.sqlValue, .text(link.unit), .text(link.hierarchy), .text(link.parent),
        .text(link.from), link.to.map { SQLValue.text($0) } ?? .null,
      ]
    }
    _ = try work.transaction.bulkInsert("org_unit_link", columns, added)
  }

  /// Who approved a unit's reports at a level, whatever the rules say now.
  private func given(_ programme: UUID) throws -> [Link] {
    try work.transaction.query(
      """
      SELECT DISTINCT s.org_unit_id, \(Hierarchy.approval) AS hierarchy, a.org_unit_id AS parent_id,
        '' AS valid_from, NULL AS valid_to
      FROM approval a JOIN submission s ON s.id = a.submission_id
      WHERE s.programme_id = \(programme) AND a.level NOT IN ('unit', 'programme')
        AND a.org_unit_id <> s.org_unit_id
      """
    ).compactMap(Link.init)
  }

  private func links(_ ids: [String: UUID]) throws -> [Link] {
    let texts = ids.mapValues { $0.uuidString.lowercased() }
    func link(
      _ unit: String, _ hierarchy: String, _ parent: String, _ from: CalendarDate?,
      _ to: CalendarDate?
    ) throws -> Link {
      guard let unit = texts[unit], let parent = texts[parent] else {
        throw Refusal.notFound("unit")
      }
      return Link(
        unit: unit, hierarchy: hierarchy, parent: parent, from: from?.description ?? "",
        to: to?.description)
    }
    var links: [Link] = []
    for life in history.lives {
      for (place, dated) in life.parents.enumerated() {
        let next = life.parents.dropFirst(place + 1).first?.from
        guard let parent = dated.value, next == nil || next != dated.from else { continue }
        links.append(try link(life.code, "", parent, dated.from, next))
      }
      for (hierarchy, parents) in life.lines {
        for (place, dated) in parents.enumerated() {
          let next = parents.dropFirst(place + 1).first?.from
          guard next == nil || next != dated.from else { continue }
          links.append(try link(life.code, hierarchy, dated.value, dated.from, next))
        }
      }
    }
    for change in history.changes {
      // Who goes on keeps the own records: a part that is given away takes none along.
      let staying = Set(change.successions.filter { $0.from == $0.to }.map(\.from))
      for part in change.successions where !staying.contains(part.from) {
        links.append(try link(part.from, Hierarchy.succession, part.to, change.date, nil))
      }
    }
    for (unit, approver) in approvers() {
      links.append(try link(unit, Hierarchy.approval, approver, nil, nil))
    }
    return links
  }

  /// Who approves whose reports at a level of any regime, on whatever day: a period goes by the units of
  /// its last day, so who takes a place in its middle approves from its beginning.
  private func approvers() -> [(unit: String, approver: String)] {
    guard programme.regimes.contains(where: { !$0.approval.isEmpty }) else { return [] }
    var found: [String: Set<String>] = [:]
    for day in Set([programme.startsOn] + history.changes.map(\.date)) {
      let then = programme.asOf(day, history)
      for level in then.regimes.flatMap(\.approval) where level.approver != then.standingOffice {
        found[level.approver, default: []].formUnion(level.parties.flatMap(then.members))
      }
    }
    return found.flatMap { approver, units in
      units.filter { $0 != approver }.map { ($0, approver) }
    }
  }

  private func storedUnits() throws -> [String: (UUID, UnitRow)] {
    var stored: [String: (UUID, UnitRow)] = [:]
    let rows = try work.transaction.query(
      "SELECT id, code, name_vi, name_en, kind, level FROM org_unit")
    for row in rows {
      guard case .text(let id) = row["id"], case .text(let code) = row["code"],
        case .text(let nameVi) = row["name_vi"], case .text(let nameEn) = row["name_en"],
        case .text(let kind) = row["kind"], case .text(let level) = row["level"],
        let id = UUID(canonical: id)
      else { continue }
      stored[code] = (
        id,
        UnitRow(
          nameVi: nameVi, nameEn: nameEn, kind: kind, level: UnitLevel(rawValue: level) ?? .city)
      )
    }
    return stored
  }

  private func update(_ id: UUID, _ row: UnitRow) throws {
    try work.transaction.execute(
      """
      UPDATE org_unit SET name_vi = \(row.nameVi), name_en = \(row.nameEn), kind = \(row.kind),
        level = \(row.level) WHERE id = \(id)
      """)
    try work.record("unit.load", on: id, ["name": row.nameVi])
  }

  private struct UnitRow: Equatable {
    let nameVi: String
    let nameEn: String
    let kind: String
    let level: UnitLevel
  }

  /// Where a unit stood from one day to another.
  private struct Link: Hashable {
    let unit: String
    let hierarchy: String
    let parent: String
    /// Empty for ever since.
    let from: String
    /// The first day on which it holds no more.
    let to: String?

    init(unit: String, hierarchy: String, parent: String, from: String, to: String?) {
      self.unit = unit
      self.hierarchy = hierarchy
      self.parent = parent
      self.from = from
      self.to = to
    }

    init?(_ row: SQLRow) {
      guard case .text(let unit) = row["org_unit_id"], case .text(let hierarchy) = row["hierarchy"],
        case .text(let parent) = row["parent_id"], case .text(let from) = row["valid_from"]
      else { return nil }
      let to: String? = if case .text(let text) = row["valid_to"] { text } else { nil }
      self.init(unit: unit, hierarchy: hierarchy, parent: parent, from: from, to: to)
    }
  }
}
