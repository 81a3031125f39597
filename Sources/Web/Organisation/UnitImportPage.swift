// SPDX-License-Identifier: Apache-2.0

import Domain
import Workflow

/// A sheet of units: a place to paste or upload it, what it would do, and the rows in doubt.
struct UnitImportPage {
  /// What a sheet brings: pasted or from a file, and what came of it.
  struct Input {
    var text = ""
    var legalBasis = ""
    var decisions: [String: String] = [:]
    var reattributes = false
    var content: UnitImport?
    var refusal: Refusal?
  }

  struct Row {
    let place: String
    let code: String
    let name: String
    let badge: Page.Badge
  }

  struct Choice {
    let value: String
    let text: String
    let isChosen: Bool
  }

  struct Doubt {
    let place: String
    let name: String
    let code: String
    let choices: [Choice]
  }

  let title: String
  let unitsHref: String
  let action: String
  let token: String
  let text: String
  let legalBasis: String
  let sample: String
  let reattributes: Bool
  let asksReattribution: Bool
  let hasPreview: Bool
  let canWrite: Bool
  let summary: String
  let rows: [Row]
  let hasRows: Bool
  let isCut: Bool
  let cut: String
  let doubts: [Doubt]
  let hasDoubts: Bool
  let hasErrors: Bool
  let errorTitle: String
  let faults: [Page.Fault]

  private static let limit = 300

  init(_ book: ProgrammeBook, _ input: Input, token: String, wording: Wording) {
    let programme = book.programme.id
    title = wording("unit-import.title")
    unitsHref = Links.units(programme)
    action = Links.importUnits(programme)
    self.token = token
    text = input.text
    legalBasis = input.legalBasis
    sample = ["code", "name", "kind", "parent_code", "valid_from", "valid_to"]
      .map { RuleTable.title($0, wording.language) }.joined(separator: "\t")
    reattributes = input.reattributes
    let content = input.content
    hasPreview = content != nil && content?.issues.isEmpty ?? false
    let moved = (content?.rows ?? []).filter { $0.kind != .same }
    summary = wording(
      "import.rules-would-take",
      [
        "added": String(moved.count { $0.kind == .added }),
        "changed": String(moved.count { $0.kind == .changed }),
        "same": String((content?.rows.count ?? 0) - moved.count),
      ])
    rows = moved.prefix(Self.limit).map { row in
      Row(
        place: row.place, code: row.code, name: row.name,
        badge: Page.Badge(
          kind: row.kind == .added ? "met" : "expected",
          text: wording("sheet.change-\(row.kind.rawValue)")))
    }
    hasRows = !rows.isEmpty
    isCut = moved.count > Self.limit
    cut = wording(
      "units.cut", ["shown": String(Self.limit), "count": String(moved.count)])
    doubts = (content?.doubts ?? []).map { doubt in
      let chosen = input.decisions[doubt.place] ?? ""
      return Doubt(
        place: doubt.place, name: doubt.name, code: doubt.code,
        choices: [Choice(value: "", text: wording("unit-change.choose"), isChosen: false)]
          + doubt.candidates.map { life in
            Self.choice(life, book, isChosen: life.code == chosen, wording)
          } + [
            Choice(
              value: "new", text: wording("unit-import.new"), isChosen: chosen == "new")
          ])
    }
    hasDoubts = !doubts.isEmpty
    canWrite = hasPreview && hasRows && !hasDoubts
    hasErrors = input.refusal != nil
    switch input.refusal {
    case .invalid(let issues):
      asksReattribution = reattributes || issues.contains { $0.field == "reattributes" }
      errorTitle = wording("version.errors", ["count": String(issues.count)])
      faults = issues.prefix(200).map {
        Page.Fault(
          href: $0.field.hasPrefix("row-") ? "#text" : "#\($0.field)", text: wording.placed($0))
      }
    case .conflict(let code, let arguments):
      asksReattribution = reattributes
      errorTitle = wording(code, arguments)
      faults = []
    default:
      asksReattribution = reattributes
      errorTitle = ""
      faults = []
    }
  }

  /// A known unit with its place, so that names that occur several times are told apart.
  private static func choice(
    _ life: UnitLife, _ book: ProgrammeBook, isChosen: Bool, _ wording: Wording
  ) -> Choice {
    let name = life.names.last?.value.name[wording.language] ?? life.code
    let parent = life.parents.last?.value.flatMap(book.history.life)?.names.last?.value
      .name[wording.language]
    return Choice(
      value: life.code,
      text: [name, parent, life.code].compactMap(\.self).joined(separator: " · "),
      isChosen: isChosen)
  }
}
