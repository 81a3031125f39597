// SPDX-License-Identifier: Apache-2.0

import Domain
import Workflow

/// A sheet of accounts: a place to paste or upload it, and what it would do.
struct PeopleImportPage {
  /// What a sheet brings, and what came of it.
  struct Input {
    var text = ""
    var rows: [ImportPeople.Row]?
    var refusal: Refusal?
  }

  struct Row {
    let place: String
    let name: String
    let login: String
    let role: String
    let unit: String
    let badge: Page.Badge
  }

  let title: String
  let peopleHref: String
  let action: String
  let token: String
  let text: String
  let sample: String
  let roleNames: String
  let hasPreview: Bool
  let canWrite: Bool
  let summary: String
  let rows: [Row]
  let hasRows: Bool
  let isCut: Bool
  let cut: String
  let hasErrors: Bool
  let errorTitle: String
  let faults: [Page.Fault]

  private static let limit = 300

  init(_ input: Input, token: String, wording: Wording) {
    title = wording("people-import.title")
    peopleHref = Links.people
    action = Links.importPeople
    self.token = token
    text = input.text
    sample = ["login", "name", "position", "unit", "role", "email", "phone"]
      .map { RuleTable.title($0, wording.language) }.joined(separator: "\t")
    roleNames = Role.allCases.map { wording("role.\($0.rawValue)") }.joined(separator: ", ")
    let all = input.rows ?? []
    let moved = all.filter { $0.kind != .same }
    hasPreview = input.rows != nil && input.refusal == nil
    canWrite = hasPreview && !moved.isEmpty
    summary = wording(
      "import.rules-would-take",
      [
        "added": String(moved.count { $0.kind == .added }),
        "changed": String(moved.count { $0.kind == .changed }),
        "same": String(all.count - moved.count),
      ])
    rows = moved.prefix(Self.limit).map { row in
      Row(
        place: row.place, name: row.name, login: row.login,
        role: wording("role.\(row.role.rawValue)"), unit: row.orgUnit,
        badge: Page.Badge(
          kind: row.kind == .added ? "met" : "expected",
          text: wording("sheet.change-\(row.kind.rawValue)")))
    }
    hasRows = !rows.isEmpty
    isCut = moved.count > Self.limit
    cut = wording(
      "people-import.cut", ["shown": String(Self.limit), "count": String(moved.count)])
    hasErrors = input.refusal != nil
    switch input.refusal {
    case .invalid(let issues):
      errorTitle = wording("version.errors", ["count": String(issues.count)])
      faults = issues.prefix(200).map { Page.Fault(href: "#text", text: wording.placed($0)) }
    default: (errorTitle, faults) = wording.told(input.refusal)
    }
  }
}
