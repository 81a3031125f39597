// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Workflow

/// A sheet of rules: what is in force, a place to paste or upload another, what that would change,
/// and what was decided before.
struct RuleSheetPage {
  /// What a sheet brings: typed, pasted or from a file, and what came of it.
  struct Input {
    var text = ""
    /// True when numbers are as machines write them, not as people type them.
    var isMachine = false
    var changes: [RuleChange]?
    var refusal: Refusal?
    /// How many rules were just written.
    var done: Int?
  }

  struct Change {
    let badge: Page.Badge
    let subject: String
    let content: String
    let before: String
    let hasBefore: Bool
  }

  let title: String
  let lead: String
  let columnsHint: String
  let sample: String
  let downloadHref: String
  let table: RuleSheetRows
  let isEmpty: Bool
  let canWrite: Bool
  let action: String
  let token: String
  let text: String
  let isMachine: Bool
  let language: String
  let hasPreview: Bool
  let summary: String
  let changes: [Change]
  let hasChanges: Bool
  let hasErrors: Bool
  let errorTitle: String
  let faults: [Page.Fault]
  let isDone: Bool
  let done: String
  let history: RuleHistory
  let tabs: [Page.Link]
  let frameworkHref: String

  init(
    _ sheet: RuleSheet, _ answer: RuleSheetView.Answer, _ input: Input, token: String,
    wording: Wording
  ) {
    let (book, kind) = (answer.book, sheet.rawValue)
    let programme = book.programme.id
    title = wording("sheet.\(kind)-title")
    lead = wording("sheet.\(kind)-lead")
    let header = answer.listing.header.map { RuleTable.title($0, wording.language) }
    columnsHint = wording("sheet.\(kind)-columns")
    sample = Self.sample(header, answer.listing.rows)
    downloadHref = Links.sheet(programme, kind) + ".xlsx"
    table = RuleSheetRows(sheet, book, wording: wording)
    isEmpty = table.rows.isEmpty
    canWrite = answer.canWrite
    action = Links.sheet(programme, kind)
    self.token = token
    text = input.text
    isMachine = input.isMachine
    language = wording.language.rawValue
    let changes = input.changes ?? []
    let moved = changes.filter { $0.kind != .same }
    hasPreview = input.changes != nil
    hasChanges = !moved.isEmpty
    summary = wording(
      "sheet.summary",
      [
        "added": String(changes.count { $0.kind == .added }),
        "changed": String(changes.count { $0.kind == .changed }),
        "same": String(changes.count { $0.kind == .same }),
      ])
    let words = RuleText(book: book, wording: wording)
    self.changes = moved.map { change in
      Change(
        badge: Page.Badge(
          kind: change.kind == .added ? "approved" : "submitted",
          text: wording("sheet.change-\(change.kind.rawValue)")),
        subject: words.subject(change.rule), content: words.content(change.rule),
        before: change.before.map(words.content) ?? "", hasBefore: change.before != nil)
    }
    let problem = Self.problem(input.refusal, wording)
    hasErrors = input.refusal != nil
    errorTitle = problem.title
    faults = problem.faults
    isDone = input.done != nil
    done = wording("sheet.done", ["count": String(input.done ?? 0)])
    history = RuleHistory(answer.history, book, wording: wording)
    tabs = RuleSheet.allCases.map { other in
      Page.Link(
        href: Links.sheet(programme, other.rawValue),
        text: wording("sheet.\(other.rawValue)-title"),
        isCurrent: other == sheet)
    }
    frameworkHref = Links.framework(programme)
  }

  /// The header and the first row as they would be pasted.
  private static func sample(_ header: [String], _ rows: [[String]]) -> String {
    ([header] + rows.prefix(1)).map { $0.joined(separator: "\t") }.joined(separator: "\n")
  }

  private static func problem(
    _ refusal: Refusal?, _ wording: Wording
  ) -> (title: String, faults: [Page.Fault]) {
    switch refusal {
    case .invalid(let issues):
      let shown = issues.prefix(50).map { Page.Fault(href: "#text", text: wording.placed($0)) }
      return (wording("sheet.errors", ["count": String(issues.count)]), Array(shown))
    case .conflict(let code, let arguments): return (wording(code, arguments), [])
    default: return ("", [])
    }
  }
}
