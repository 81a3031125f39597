// SPDX-License-Identifier: Apache-2.0

import Domain
import Workflow

/// What was decided and when, as a timeline shows it.
struct RuleHistory {
  /// One decision.
  struct Entry {
    let moment: String
    let person: String
    let subject: String
    let content: String
  }

  let entries: [Entry]
  let hasEntries: Bool

  init(_ history: [CityRuleHistory.Entry], _ book: ProgrammeBook, wording: Wording) {
    let text = RuleText(book: book, wording: wording)
    entries = history.prefix(100).map { entry in
      Entry(
        moment: wording.moment(entry.writtenAt, book.timeZone),
        person: entry.personName ?? wording("event.command-line"),
        subject: text.subject(entry.rule), content: text.content(entry.rule))
    }
    hasEntries = !entries.isEmpty
  }
}
