// SPDX-License-Identifier: Apache-2.0

package import Domain
import Foundation
import Store

/// A sheet of rules as its page needs it: what is in force, what was decided when, and whether the
/// actor may bring another.
package struct RuleSheetView: Question {
  package struct Answer: Sendable {
    package let book: ProgrammeBook
    package let listing: RuleListing
    package let history: [CityRuleHistory.Entry]
    package let canWrite: Bool
  }

  let programme: String
  let sheet: RuleSheet

  package init(programme: String, sheet: RuleSheet) {
    self.programme = programme
    self.sheet = sheet
  }

  package func answer(_ work: Work) throws -> Answer {
    let book = try work.book(programme)
    try work.requireEvaluation(book)
    return Answer(
      book: book, listing: RuleListing(sheet, book),
      history: try work.ruleHistory(sheet.kind, book),
      canWrite: try work.may(sheet.permission, at: book.area))
  }
}
