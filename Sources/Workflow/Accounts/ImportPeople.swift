// SPDX-License-Identifier: Apache-2.0

package import Domain
import Foundation
import Store

/// A table of accounts with their roles, whole or not at all. A row is a role of a person; several rows
/// with one sign-in name are several roles. Who is there already keeps what the table has no column
/// for, and every role: a table gives roles, it takes none.
package struct ImportPeople: Act {
  package enum Kind: String, Sendable, CaseIterable {
    case added, changed, same
  }

  package struct Row: Sendable {
    package let place: String
    package let login: String
    package let name: String
    package let role: Role
    package let orgUnit: String
    package let kind: Kind
  }

  static let columns = [
    "login", "name", "position", "unit", "role", "language", "email", "phone", "valid_from",
    "valid_to",
  ]

  let table: RuleTable
  let roleNames: [String: Role]

  /// `roleNames` are the names of roles in the languages of the product; the codes of `Role` are known
  /// anyway.
  package init(table: RuleTable, roleNames: [String: Role]) {
    self.table = table
    self.roleNames = Dictionary(
      roleNames.map { (VietnameseText.folded($0.key), $0.value) },
      uniquingKeysWith: { first, _ in first })
  }

  package func perform(_ work: Work) throws -> [Row] {
    guard try work.keepsAccounts() else { throw Refusal.notAllowed(.manageAccounts) }
    var issues = table.issues(needed: ["name", "unit", "role"], known: Self.columns.contains)
    if issues.isEmpty, !table.header.contains("login"), !table.header.contains("email") {
      issues = [
        Issue(field: "table", code: "table.missing-columns", arguments: ["columns": "login"])
      ]
    }
    if issues.isEmpty, table.rows.isEmpty { issues = [Issue(field: "table", code: "table.empty")] }
    var rows: [Row] = []
    if issues.isEmpty {
      for row in table.rows {
        do {
          rows.append(try take(row, work))
        } catch let refusal as Refusal {
          issues += try placed(refusal, row)
        }
      }
    }
    if !issues.isEmpty { throw Refusal.invalid(issues) }
    return rows
  }

  private func take(_ row: RuleTable.Row, _ work: Work) throws -> Row {
    let login = (row["login"].isEmpty ? row["email"] : row["login"]).lowercased()
    let place = row.place["row"] ?? row.place["line"] ?? ""
    let role = try role(row)
    let unit = try unit(row, work)
    let from = try day(row, "valid_from")
    let to = try day(row, "valid_to")
    let known = try work.transaction.scalar(
      "SELECT id FROM person WHERE login = \(login)", as: UUID.self)
    guard let known else {
      let details = try details(row, PersonDetails(name: ""))
      _ = try AddPerson(
        login: login, details: details, password: nil, role: role, orgUnit: unit, from: from,
        to: to
      ).perform(work)
      return Row(
        place: place, login: login, name: details.name, role: role, orgUnit: unit, kind: .added)
    }
    let isClosed = try work.transaction.exists(
      "SELECT 1 FROM person WHERE id = \(known) AND closed_at IS NOT NULL")
    if isClosed { throw Refusal.conflict("person.import-closed", ["login": login]) }
    let details = try details(row, try work.details(of: known))
    let isOther = try DescribePerson(login: login, details: details).perform(work)
    let isGranted = try GrantRole(
      login: login, role: role, orgUnit: unit, from: from, to: to,
      changesDays: row.says("valid_from") || row.says("valid_to")
    ).perform(work)
    return Row(
      place: place, login: login, name: details.name, role: role, orgUnit: unit,
      kind: isOther || isGranted ? .changed : .same)
  }

  private func role(_ row: RuleTable.Row) throws(Refusal) -> Role {
    let text = row["role"]
    if let role = Role(rawValue: text) ?? roleNames[VietnameseText.folded(text)] { return role }
    throw .invalid([
      row.issue(
        "role", "table.not-a-choice",
        [
          "text": text,
          "choices": Role.allCases.map(\.rawValue).joined(separator: ", "),
        ])
    ])
  }

  /// By its code, or by a name that no other unit has.
  private func unit(_ row: RuleTable.Row, _ work: Work) throws -> String {
    let text = row["unit"]
    let name = VietnameseText.folded(text)
    let codes = try work.transaction.all(
      """
      SELECT code FROM org_unit
      WHERE code = \(text) OR vi_fold(name_vi) = \(name) OR vi_fold(name_en) = \(name)
      ORDER BY CASE WHEN code = \(text) THEN 0 ELSE 1 END
      """, as: String.self)
    guard let first = codes.first, first == text || codes.count == 1 else {
      throw Refusal.invalid([row.issue("unit", "table.unknown-unit", ["text": text])])
    }
    return first
  }

  private func day(_ row: RuleTable.Row, _ column: String) throws(Refusal) -> CalendarDate? {
    switch row.day(column) {
    case .none: nil
    case .day(let date): date
    case .wrong(let issue): throw .invalid([issue])
    }
  }

  /// What the row says, and where it says nothing what was known.
  private func details(
    _ row: RuleTable.Row, _ known: PersonDetails
  ) throws(Refusal) -> PersonDetails {
    var language = known.language
    if !row["language"].isEmpty {
      switch VietnameseText.folded(row["language"]) {
      case "vi", "tieng viet", "vietnamese": language = .vi
      case "en", "tieng anh", "english": language = .en
      default:
        throw .invalid([
          row.issue(
            "language", "table.not-a-choice", ["text": row["language"], "choices": "vi, en"])
        ])
      }
    }
    func said(_ column: String, _ before: String) -> String {
      row[column].isEmpty ? before : row[column]
    }
    let position = said("position", known.position.vi)
    return PersonDetails(
      name: said("name", known.name),
      position: position == known.position.vi
        ? known.position : LocalizedText(vi: position, en: nil),
      language: language, email: said("email", known.email), phone: said("phone", known.phone))
  }

  /// What an act says of a field, at the row's place.
  private func placed(_ refusal: Refusal, _ row: RuleTable.Row) throws -> [Issue] {
    switch refusal {
    case .invalid(let issues):
      issues.map { issue in
        if issue.arguments["column"] != nil { return issue }
        return row.issue(
          issue.field == "to" ? "valid_to" : issue.field, issue.code, issue.arguments)
      }
    case .conflict(let code, let arguments): [row.issue("login", code, arguments)]
    case .notFound: [row.issue("unit", "table.unknown-unit", ["text": row["unit"]])]
    case .notAllowed: [row.issue("unit", "person.import-not-yours", ["text": row["unit"]])]
    }
  }
}
