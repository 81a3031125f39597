// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Gate
import Workflow

/// The documents of a unit, to be attached at an indicator of its report once more.
struct EvidenceChoicePage {
  struct Row {
    let id: String
    let href: String
    let title: String
    let facts: String
    let file: String
    let isAttached: Bool
    let canAttach: Bool
  }

  let title: String
  let unitName: String
  let indicatorName: String
  let reportHref: String
  let action: String
  let indicator: String
  let search: String
  let rows: [Row]
  let isEmpty: Bool
  let figures: [EvidenceListPage.Choice]
  let hasFigures: Bool
  let token: String
  let hasNext: Bool
  let nextHref: String
  let hasBefore: Bool
  let beforeHref: String

  init(
    _ answer: EvidenceList.Answer, _ form: SubmissionForm.Answer, _ place: SubmissionPlace,
    indicator: Int, filter: EvidenceList.Filter, token: String, wording: Wording
  ) {
    let language = wording.language
    let report = Links.submission(place.programme, place.period, place.orgUnit)
    title = wording("evidence.choose", ["number": String(indicator)])
    unitName = form.orgUnit.name[language]
    indicatorName = wording.indicatorName(form.book.framework.indicator(indicator))
    reportHref = "\(report)#indicator-\(indicator)"
    action = "\(report)/evidence"
    self.indicator = String(indicator)
    search = filter.words
    self.token = token
    let attached = Set(form.evidence.filter { $0.indicator == indicator }.map(\.document))
    rows = answer.entries.filter { $0.discardedAt == nil }.map { entry in
      let day = entry.issuedOn.flatMap(CalendarDate.init).map(wording.date)
      return Row(
        id: entry.id.uuidString.lowercased(), href: Links.document(place.programme, entry.id),
        title: entry.title,
        facts: [
          entry.number, day, entry.issuer, wording.period(entry.period),
        ].compactMap(\.self).filter { !$0.isEmpty }.joined(separator: " · "),
        file: "\(entry.fileName), \(wording.size(entry.size))",
        isAttached: attached.contains(entry.id),
        canAttach: form.can.save && !attached.contains(entry.id) && entry.state != .infected)
    }
    isEmpty = rows.isEmpty
    let elements =
      form.duties.first { $0.indicator == indicator }?.dataElements
      .compactMap(form.book.framework.dataElement) ?? []
    figures =
      [
        EvidenceListPage.Choice(
          value: "", text: wording("evidence.whole-indicator"), isChosen: true)
      ]
      + elements.map {
        EvidenceListPage.Choice(value: $0.code, text: $0.name[language], isChosen: false)
      }
    hasFigures = elements.count > 1
    let page = max(1, filter.page)
    let query = filter.words.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
    let list = "\(report)/evidence?indicator=\(indicator)&q=\(query)&page="
    hasNext = page * EvidenceList.pageLength < answer.count
    nextHref = list + String(page + 1)
    hasBefore = page > 1
    beforeHref = list + String(page - 1)
  }
}
