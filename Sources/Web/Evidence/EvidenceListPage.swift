// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Workflow

/// The documents of a programme, found by words and by what they stand for.
struct EvidenceListPage {
  struct Row {
    let href: String
    let title: String
    /// Number, day, issuer.
    let facts: String
    let kind: String
    let unit: String
    let period: String
    let indicators: String
    let fileHref: String
    let fileName: String
    let size: String
    let badges: [Page.Badge]
  }

  let title: String
  let action: String
  let search: String
  let indicators: [Choice]
  let units: [Choice]
  let kinds: [Choice]
  let periods: [Choice]
  let standings: [Choice]
  let count: String
  let rows: [Row]
  let isEmpty: Bool
  let isSearched: Bool
  let hasBefore: Bool
  let beforeHref: String
  let hasNext: Bool
  let nextHref: String
  let canExport: Bool
  let archiveHref: String
  let canDiscard: Bool
  let retentionHref: String

  /// One possible answer of a filter.
  struct Choice {
    let value: String
    let text: String
    let isChosen: Bool
  }

  init(_ answer: EvidenceList.Answer, _ filter: EvidenceList.Filter, wording: Wording) {
    let language = wording.language
    let programme = answer.book.programme.id
    title = wording("evidence.title")
    action = Links.evidenceList(programme)
    search = filter.words
    func choices(_ all: String, _ entries: [(String, String)], _ chosen: String) -> [Choice] {
      [Choice(value: "", text: wording(all), isChosen: chosen.isEmpty)]
        + entries.map { Choice(value: $0.0, text: $0.1, isChosen: $0.0 == chosen) }
    }
    indicators = choices(
      "evidence.every-indicator",
      answer.book.framework.indicators.map {
        (String($0.number), "\($0.number). \(Self.short(wording.indicatorName($0)))")
      }, filter.indicator.map(String.init) ?? "")
    units = choices(
      "evidence.every-unit", answer.units.map { ($0.code, $0.name[language]) }, filter.orgUnit)
    kinds = choices(
      "evidence.every-kind", answer.rules.documentKinds.map { ($0.code, $0.name[language]) },
      filter.kind)
    periods = choices(
      "evidence.every-period", answer.periods.map { ($0, wording.period($0)) }, filter.period)
    standings = EvidenceList.Standing.allCases.map {
      Choice(
        value: $0.rawValue, text: wording("evidence.standing-\($0.rawValue)"),
        isChosen: $0 == filter.standing)
    }
    count = wording("evidence.count", ["count": String(answer.count)])
    rows = answer.entries.map { Self.row($0, answer, programme, wording) }
    isEmpty = rows.isEmpty
    var all = EvidenceList.Filter()
    all.page = filter.page
    isSearched = all != filter
    let page = max(1, filter.page)
    hasBefore = page > 1
    hasNext = page * EvidenceList.pageLength < answer.count
    beforeHref = action + "?" + Self.query(filter, page: page - 1)
    nextHref = action + "?" + Self.query(filter, page: page + 1)
    canExport = answer.canExport
    archiveHref = Links.evidenceArchive(
      programme, period: filter.period, indicator: filter.indicator)
    canDiscard = answer.canDiscard
    retentionHref = Links.evidenceRetention(programme)
  }

  private static func row(
    _ entry: EvidenceList.Entry, _ answer: EvidenceList.Answer, _ programme: String,
    _ wording: Wording
  ) -> Row {
    let day = entry.issuedOn.flatMap(CalendarDate.init).map(wording.date)
    var badges: [Page.Badge] = []
    if entry.versions > 1 {
      badges.append(
        Page.Badge(
          kind: "info", text: wording("evidence.version", ["number": String(entry.versions)])))
    }
    if entry.others > 0 {
      badges.append(
        Page.Badge(
          kind: "warning", text: wording("evidence.shared", ["count": String(entry.others)])))
    }
    if let held = Self.held(entry.state, answer.scansFiles, wording) { badges.append(held) }
    if entry.discardedAt != nil {
      badges.append(Page.Badge(kind: "notApplicable", text: wording("evidence.discarded-short")))
    }
    return Row(
      href: Links.document(programme, entry.id), title: entry.title,
      facts: [entry.number, day, entry.issuer].compactMap(\.self).filter { !$0.isEmpty }
        .joined(separator: " · "),
      kind: answer.rules.documentKind(entry.kind)?.name[wording.language] ?? "–",
      unit: entry.unitName[wording.language], period: wording.period(entry.period),
      indicators: entry.indicators.split(separator: ",").compactMap { Int($0) }.sorted()
        .map(String.init).joined(separator: ", ").orDash,
      fileHref: Links.documentFile(programme, entry.id, entry.versions),
      fileName: entry.fileName, size: wording.size(entry.size), badges: badges)
  }

  /// What keeps a file from being handed out.
  static func held(_ state: FileState, _ scansFiles: Bool, _ wording: Wording) -> Page.Badge? {
    switch state {
    case .waiting where scansFiles:
      Page.Badge(kind: "warning", text: wording("evidence.state-waiting"))
    case .infected: Page.Badge(kind: "returned", text: wording("evidence.state-infected"))
    case .clean, .waiting, .leaving, .gone: nil
    }
  }

  private static func short(_ text: String) -> String {
    text.count <= 80 ? text : text.prefix(78) + "…"
  }

  private static func query(_ filter: EvidenceList.Filter, page: Int) -> String {
    [
      ("q", filter.words), ("indicator", filter.indicator.map(String.init) ?? ""),
      ("unit", filter.orgUnit), ("kind", filter.kind), ("period", filter.period),
      ("standing", filter.standing == .any ? "" : filter.standing.rawValue),
      ("page", String(page)),
    ].filter { !$0.1.isEmpty }.map { name, value in
      "\(name)=" + (value.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? "")
    }.joined(separator: "&")
  }
}
