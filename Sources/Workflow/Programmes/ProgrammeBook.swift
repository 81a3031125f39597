// SPDX-License-Identifier: Apache-2.0

package import Domain
package import Foundation
import Store

/// A programme with its framework as it stands in the database, with what the city decided beside
/// it, and the ids of its units.
package struct ProgrammeBook: Sendable {
  package let id: UUID
  package let programme: Programme
  /// As it is in force on the day that the book was opened for.
  package let framework: Framework
  /// The framework as it was loaded, without the city's own versions.
  package let parent: Framework
  /// The city's own versions, in the order in which they begin.
  package let versions: [FrameworkVersion]
  package let references: [ReferenceValue]
  package let area: UUID
  package let standingOffice: UUID
  package let unitIDs: [String: UUID]
  /// The indicators of which no official text is known; the city may write one.
  let withoutOfficialText: Set<Int>

  package var timeZone: TimeZone { TimeZone(identifier: programme.timeZone) ?? .gmt }

  package var progressRule: ProgressRule { programme.progressRule ?? .usual }

  func unitID(_ code: String) throws(Refusal) -> UUID {
    guard let id = unitIDs[code] else { throw Refusal.notFound("unit") }
    return id
  }

  /// The same book with the framework that is in force when a period begins.
  package func inForce(in period: PeriodRecord) -> ProgrammeBook {
    CalendarDate(period.startsOn).map(inForce) ?? self
  }

  func inForce(on date: CalendarDate) -> ProgrammeBook {
    ProgrammeBook(
      id: id, programme: programme, framework: parent.inForce(on: date, versions), parent: parent,
      versions: versions, references: references, area: area, standingOffice: standingOffice,
      unitIDs: unitIDs, withoutOfficialText: withoutOfficialText)
  }

  /// What evaluating a period needs besides its figures.
  func context(_ period: PeriodRecord) -> EvaluationContext {
    EvaluationContext(period: Period(period.code), references: references)
  }
}

extension Work {
  /// The programme of a code with the rules of today. Not found when the actor holds no part in its
  /// area.
  package func book(_ code: String) throws -> ProgrammeBook {
    guard let row = try bookRow(code) else { throw Refusal.notFound("programme") }
    let main = try framework(row.frameworkChecksum, row.frameworkID)
    let folder = try shelf.programme(row.checksum) {
      try transaction.scalar(
        "SELECT content FROM programme WHERE id = \(row.id)", as: String.self) ?? ""
    }
    var parent = main.joined(with: try folder.alongside.compactMap(framework))
    let unnamed = Set(parent.indicators.filter { $0.name == nil }.map(\.number))
    try applyWordings(row.id, unnamed, &parent)
    let rules = try cityRules(row.id)
    let programme = rules.applied(to: folder)
    let units = try transaction.all(
      "SELECT id, code FROM org_unit WHERE code IN (\(list: programme.orgUnits.map(\.code)))",
      as: UnitRow.self)
    let book = ProgrammeBook(
      id: row.id, programme: programme, framework: parent, parent: parent,
      versions: rules.allVersions(programme),
      references: rules.references.values.sorted { ($0.series, $0.year) < ($1.series, $1.year) },
      area: row.areaUnitID, standingOffice: row.standingOfficeID,
      unitIDs: Dictionary(units.map { ($0.code, $0.id) }, uniquingKeysWith: { first, _ in first }),
      withoutOfficialText: unnamed)
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

  private func framework(_ name: FrameworkName) throws -> Framework? {
    let row = try transaction.one(
      "SELECT id, checksum FROM framework WHERE code = \(name.id) AND version = \(name.version)",
      as: FrameworkRow.self)
    return try row.map { try framework($0.checksum, $0.id) }
  }

  /// What the city decided. Rules are only added, so their number and the last one tell whether
  /// they were read before.
  private func cityRules(_ programme: UUID) throws -> CityRuleBook {
    let mark = try transaction.one(
      "SELECT COUNT(*) AS count, MAX(id) AS last FROM city_rule WHERE programme_id = \(programme)",
      as: RuleMark.self)
    return try shelf.rules("\(programme) \(mark?.count ?? 0) \(mark?.last ?? "")") {
      try CityRuleBook(
        transaction.all(
          """
          SELECT kind, key, content FROM city_rule WHERE programme_id = \(programme)
          ORDER BY written_at, id
          """, as: CityRuleBook.Row.self))
    }
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

  private struct FrameworkRow: Decodable {
    let id: UUID
    let checksum: String
  }

  private struct RuleMark: Decodable {
    let count: Int
    let last: String?
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
