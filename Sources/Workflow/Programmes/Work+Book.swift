// SPDX-License-Identifier: Apache-2.0

package import Domain
import Foundation
import Store

extension Work {
  /// The programme of a code with the rules of today. Not found when the actor holds no part in its
  /// area.
  package func book(_ code: String) throws -> ProgrammeBook {
    guard let row = try bookRow(code) else { throw Refusal.notFound("programme") }
    let folder = try shelf.programme(row.checksum) {
      try transaction.scalar(
        "SELECT content FROM programme WHERE id = \(row.id)", as: String.self) ?? ""
    }
    let others = try folder.alongside.compactMap(frameworkRow)
    let book = try shelf.book(row.mark(others.map(\.checksum))) {
      try makeBook(row, folder, others)
    }
    guard try takesPart(in: book) else { throw Refusal.notFound("programme") }
    return book.inForce(on: CalendarDate(now, in: book.timeZone))
  }

  /// A programme with the rules of one of its periods, and the period.
  func book(_ programme: String, _ period: String) throws -> (ProgrammeBook, PeriodRecord) {
    let book = try book(programme)
    let period = try self.period(period, of: book)
    return (book.inForce(in: period), period)
  }

  func framework(_ checksum: String, _ id: UUID) throws -> Framework {
    try shelf.framework(checksum) {
      try transaction.scalar("SELECT content FROM framework WHERE id = \(id)", as: String.self)
        ?? ""
    }
  }

  private func makeBook(
    _ row: BookRow, _ folder: Programme, _ others: [FrameworkRow]
  ) throws -> ProgrammeBook {
    let main = try framework(row.frameworkChecksum, row.frameworkID)
    var parent = main.joined(with: try others.map { try framework($0.checksum, $0.id) })
    let unnamed = Set(parent.indicators.filter { $0.name == nil }.map(\.number))
    try applyWordings(row.id, unnamed, &parent)
    let rules = try CityRuleBook(
      transaction.all(
        """
        SELECT kind, key, content FROM city_rule WHERE programme_id = \(row.id)
        ORDER BY written_at, id
        """, as: CityRuleBook.Row.self))
    let programme = rules.applied(to: folder).with(try decisions(of: row.id).map(\.decision))
    let history: OrganisationHistory
    do {
      history = try programme.history()
    } catch {
      throw Refusal.conflict(error.code, error.arguments)
    }
    return ProgrammeBook(
      id: row.id, whole: programme, history: history, parent: parent,
      versions: rules.allVersions(programme),
      references: rules.references.values.sorted { ($0.series, $0.year) < ($1.series, $1.year) },
      area: row.areaUnitID, standingOffice: row.standingOfficeID,
      unitIDs: try unitIDs(of: history), withoutOfficialText: unnamed,
      on: CalendarDate(now, in: TimeZone(identifier: programme.timeZone) ?? .gmt))
  }

  /// The ids of the units of a history that are in the database.
  private func unitIDs(of history: OrganisationHistory) throws -> [String: UUID] {
    var ids: [String: UUID] = [:]
    // Tens of thousands of them, so the rows are taken as they are.
    for row in try transaction.query("SELECT id, code FROM org_unit") {
      guard case .text(let id) = row["id"], case .text(let code) = row["code"],
        history.life(code) != nil
      else { continue }
      ids[code] = UUID(canonical: id)
    }
    return ids
  }

  private func frameworkRow(_ name: FrameworkName) throws -> FrameworkRow? {
    try transaction.one(
      "SELECT id, checksum FROM framework WHERE code = \(name.id) AND version = \(name.version)",
      as: FrameworkRow.self)
  }

  /// What a book is made from: rules and wordings are only added, so their numbers and the last
  /// ones tell whether they were read before.
  private func bookRow(_ code: String) throws -> BookRow? {
    try transaction.one(
      """
      SELECT p.id, p.checksum, p.framework_id, f.checksum AS framework_checksum, p.area_unit_id,
        p.standing_office_id,
        (SELECT COUNT(*) FROM city_rule r WHERE r.programme_id = p.id) AS rules,
        (SELECT MAX(r.id) FROM city_rule r WHERE r.programme_id = p.id) AS last_rule,
        (SELECT COUNT(*) FROM org_change c WHERE c.programme_id = p.id) AS decisions,
        (SELECT COUNT(c.undone_at) FROM org_change c WHERE c.programme_id = p.id) AS undone,
        (SELECT MAX(c.id) FROM org_change c WHERE c.programme_id = p.id) AS last_decision,
        (SELECT COUNT(*) FROM indicator_wording w WHERE w.programme_id = p.id) AS wordings,
        (SELECT MAX(w.id) FROM indicator_wording w WHERE w.programme_id = p.id) AS last_wording
      FROM programme p JOIN framework f ON f.id = p.framework_id WHERE p.code = \(code)
      """, as: BookRow.self)
  }

  private func takesPart(in book: ProgrammeBook) throws -> Bool {
    guard let person = actor.personID else { return true }
    let start: SQL = """
      SELECT g.org_unit_id AS id FROM role_grant g
      WHERE \(Scope.isOwn(person, self))
      """
    return try transaction.exists(
      """
      WITH RECURSIVE \(Scope.around(start, today))
      SELECT 1 FROM around WHERE id = \(book.area)
      """)
  }

  /// The texts that the city wrote for indicators, the latest for each. An official text that came
  /// later goes before them.
  private func applyWordings(
    _ programme: UUID, _ unnamed: Set<Int>, _ framework: inout Framework
  ) throws {
    let rows = try transaction.all(
      """
      SELECT indicator, name_vi, name_en FROM indicator_wording WHERE programme_id = \(programme)
      ORDER BY written_at, id
      """, as: WordingRow.self)
    for row in rows where unnamed.contains(row.indicator) {
      guard let index = framework.indicators.firstIndex(where: { $0.number == row.indicator })
      else { continue }
      framework.indicators[index].name = LocalizedText(
        vi: row.nameVi, en: row.nameEn.isEmpty ? nil : row.nameEn)
    }
  }
}

private struct BookRow: Decodable {
  let id: UUID
  let checksum: String
  let frameworkID: UUID
  let frameworkChecksum: String
  let areaUnitID: UUID
  let standingOfficeID: UUID
  let rules: Int
  let lastRule: String?
  let decisions: Int
  let undone: Int
  let lastDecision: String?
  let wordings: Int
  let lastWording: String?

  /// What tells one state of a programme's rules from every other.
  func mark(_ others: [String]) -> String {
    let parts = [id.uuidString, checksum, frameworkChecksum] + others
    let units = ["\(decisions)", "\(undone)", lastDecision ?? ""]
    return (parts + units + ["\(rules)", lastRule ?? "", "\(wordings)", lastWording ?? ""])
      .joined(separator: " ")
  }
}

private struct FrameworkRow: Decodable {
  let id: UUID
  let checksum: String
}

private struct WordingRow: Decodable {
  let indicator: Int
  let nameVi: String
  let nameEn: String
}
