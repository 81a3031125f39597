// SPDX-License-Identifier: Apache-2.0

package import Domain
package import Foundation
import Store

/// A programme with its framework as it stands in the database, and the ids of its units.
package struct ProgrammeBook: Sendable {
  package let id: UUID
  package let programme: Programme
  package let framework: Framework
  package let area: UUID
  package let standingOffice: UUID
  package let unitIDs: [String: UUID]
  /// The indicators of which no official text is known; the city may write one.
  let withoutOfficialText: Set<Int>

  package var timeZone: TimeZone { TimeZone(identifier: programme.timeZone) ?? .gmt }

  func unitID(_ code: String) throws(Refusal) -> UUID {
    guard let id = unitIDs[code] else { throw Refusal.notFound("unit") }
    return id
  }
}

extension Work {
  /// The programme of a code. Not found when the actor holds no part in its area.
  package func book(_ code: String) throws -> ProgrammeBook {
    guard let row = try bookRow(code) else { throw Refusal.notFound("programme") }
    var framework = try shelf.framework(row.frameworkChecksum) {
      try transaction.scalar(
        "SELECT content FROM framework WHERE id = \(row.frameworkID)", as: String.self) ?? ""
    }
    let programme = try shelf.programme(row.checksum) {
      try transaction.scalar(
        "SELECT content FROM programme WHERE id = \(row.id)", as: String.self) ?? ""
    }
    let unnamed = Set(framework.indicators.filter { $0.name == nil }.map(\.number))
    try applyWordings(row.id, unnamed, &framework)
    let units = try transaction.all(
      "SELECT id, code FROM org_unit WHERE code IN (\(list: programme.orgUnits.map(\.code)))",
      as: UnitRow.self)
    let book = ProgrammeBook(
      id: row.id, programme: programme, framework: framework, area: row.areaUnitID,
      standingOffice: row.standingOfficeID,
      unitIDs: Dictionary(units.map { ($0.code, $0.id) }, uniquingKeysWith: { first, _ in first }),
      withoutOfficialText: unnamed)
    guard try takesPart(in: book) else { throw Refusal.notFound("programme") }
    return book
  }

  private func bookRow(_ code: String) throws -> BookRow? {
    try transaction.one(
      """
      SELECT p.id, p.checksum, p.framework_id, f.checksum AS framework_checksum, p.area_unit_id,
        p.standing_office_id
      FROM programme p JOIN framework f ON f.id = p.framework_id WHERE p.code = \(code)
      """, as: BookRow.self)
  }

  private func takesPart(in book: ProgrammeBook) throws -> Bool {
    guard let person = actor.personID else { return true }
    return try transaction.exists(
      """
      WITH RECURSIVE below (id) AS (
        SELECT id FROM org_unit WHERE id = \(book.area)
        UNION
        SELECT o.id FROM org_unit o JOIN below b ON o.parent_id = b.id
      )
      SELECT 1 FROM role_grant g WHERE g.person_id = \(person)
        AND g.org_unit_id IN (SELECT id FROM below)
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

  private struct BookRow: Decodable {
    let id: UUID
    let checksum: String
    let frameworkID: UUID
    let frameworkChecksum: String
    let areaUnitID: UUID
    let standingOfficeID: UUID
  }

  private struct UnitRow: Decodable {
    let id: UUID
    let code: String
  }

  private struct WordingRow: Decodable {
    let indicator: Int
    let nameVi: String
    let nameEn: String
  }
}
