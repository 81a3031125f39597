// SPDX-License-Identifier: Apache-2.0

import Domain
import Workflow

/// Another framework criterion by criterion, with the indicators of ours that answer each.
struct CrosswalkText {
  struct Row {
    let code: String
    let name: String
    let links: [Page.Link]
    let isUnanswered: Bool
    let isUnverified: Bool
    let note: String
  }

  let code: String
  let name: String
  let legalBasis: String
  let isUnverified: Bool
  let rows: [Row]
  let answered: Int
  let total: Int

  init(_ framework: Framework, _ book: ProgrammeBook, wording: Wording) {
    code = framework.id
    name = framework.name[wording.language]
    legalBasis =
      framework.legalBasis.document
      + (framework.legalBasis.date.map { ", \(wording.date($0))" } ?? "")
    isUnverified = framework.isUnverified ?? false
    let crosswalk = framework.crosswalks.first { $0.to == book.programme.framework }
    rows = framework.areas.flatMap(\.standards).flatMap(\.criteria).map { criterion in
      let link = crosswalk?.link(criterion.code)
      let numbers = link?.indicators ?? []
      return Row(
        code: criterion.code,
        name: criterion.name?[wording.language] ?? wording("indicator.no-text"),
        links: numbers.map { number in
          let indicator = book.framework.indicator(number)
          return Page.Link(
            href: Links.definition(book.programme.id, number),
            text: "(\(number)) \(wording.indicatorName(indicator))")
        }, isUnanswered: numbers.isEmpty, isUnverified: link?.isUnverified ?? false,
        // Notes of folders are written in English.
        note: wording.language == .en ? link?.note ?? "" : "")
    }
    total = rows.count
    answered = rows.count { !$0.isUnanswered }
  }
}
