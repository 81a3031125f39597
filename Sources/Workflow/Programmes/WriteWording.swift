// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Store

/// The standing office writes the text of an indicator that has none, with its legal basis.
package struct WriteWording: Act {
  let programme: String
  let indicator: Int
  let vi: String
  let en: String
  let legalBasis: String

  package init(programme: String, indicator: Int, vi: String, en: String, legalBasis: String) {
    self.programme = programme
    self.indicator = indicator
    self.vi = vi
    self.en = en
    self.legalBasis = legalBasis
  }

  package func perform(_ work: Work) throws {
    let book = try work.book(programme)
    guard book.framework.indicator(indicator) != nil else { throw Refusal.notFound("indicator") }
    try work.require(.editWording, at: book.area)
    // A person answers for a text; the operator is none.
    guard let person = work.actor.personID else { throw Refusal.notAllowed(.editWording) }
    // Only what has no official text may be written here; official texts come with a new version.
    guard book.withoutOfficialText.contains(indicator) else {
      throw Refusal.conflict("wording.official-text")
    }
    let vi = try TextLimit.checked(vi, "vi")
    let en = try TextLimit.checked(en, "en")
    let legalBasis = try TextLimit.checked(legalBasis, "legalBasis")
    let issues = [("vi", vi), ("legalBasis", legalBasis)].filter(\.1.isEmpty).map {
      Issue(field: $0.0, code: "field.required")
    }
    guard issues.isEmpty else { throw Refusal.invalid(issues) }
    try work.transaction.execute(
      """
      INSERT INTO indicator_wording (id, programme_id, indicator, name_vi, name_en, legal_basis,
        person_id, written_at)
      VALUES (\(Identifier.make(at: work.now)), \(book.id), \(indicator), \(vi), \(en),
        \(legalBasis), \(person), \(work.now))
      """)
    try work.record(
      "wording.write", on: book.id,
      [
        "indicator": String(indicator), "legalBasis": legalBasis,
        "text": "\(book.framework.indicator(indicator)?.name?.vi ?? "–") → \(vi)",
      ])
  }
}
