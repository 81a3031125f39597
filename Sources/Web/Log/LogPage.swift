// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Workflow

/// Entries of the log, with what they were searched by and the end of the chain.
struct LogPage {
  struct Entry {
    let moment: String
    let who: String
    let roles: String
    let kind: String
    let place: String
    let details: String
    let seal: String
    let isSealed: Bool
  }

  struct Choice {
    let value: String
    let text: String
    let isChosen: Bool
  }

  let title: String
  let person: String
  let from: String
  let to: String
  let search: String
  let kinds: [Choice]
  let entries: [Entry]
  let isEmpty: Bool
  let nextHref: String
  let hasNext: Bool
  let exportHref: String
  let head: String
  let hasHead: Bool

  init(_ answer: LogSearch.Answer, _ filter: LogSearch.Filter, wording: Wording) {
    title = wording("log.title")
    person = filter.person
    from = filter.from
    to = filter.to
    search = filter.words
    kinds =
      [Choice(value: "", text: wording("log.every-kind"), isChosen: filter.kind.isEmpty)]
      + answer.kinds.map {
        Choice(value: $0, text: wording("log.kind-\($0)"), isChosen: $0 == filter.kind)
      }
    entries = answer.entries.map { entry in
      Entry(
        moment: wording.moment(entry.occurredAt, .current),
        who: entry.name.map { "\($0) (\(entry.login ?? ""))" }
          ?? wording(entry.door == "commandLine" ? "event.command-line" : "log.nobody"),
        roles: entry.roles.joined(separator: ", "), kind: wording("log.kind-\(entry.kind)"),
        place: [wording("log.door-\(entry.door)"), entry.address].compactMap(\.self)
          .joined(separator: " · "),
        details: entry.detail.sorted { $0.key < $1.key }.filter { !$0.value.isEmpty }
          .map { "\($0.key): \($0.value)" }.joined(separator: "; "),
        seal: entry.number.map { "\($0) · \((entry.hash ?? "").prefix(12))" } ?? "",
        isSealed: entry.number != nil)
    }
    isEmpty = entries.isEmpty
    let query = Self.query(filter)
    hasNext = answer.next != nil
    nextHref = Links.log + "?" + query + (answer.next.map { "&before=\($0)" } ?? "")
    exportHref = Links.log + ".jsonl?" + query
    head = answer.head.map(\.description) ?? ""
    hasHead = answer.head != nil
  }

  private static func query(_ filter: LogSearch.Filter) -> String {
    [
      ("person", filter.person), ("kind", filter.kind), ("from", filter.from), ("to", filter.to),
      ("q", filter.words),
    ].filter { !$0.1.isEmpty }.map { name, value in
      "\(name)=" + (value.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? "")
    }.joined(separator: "&")
  }
}
