// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Gate
import HTTPTypes
import Hummingbird
import Words
import Workflow

/// The log: searched as a page, and taken out as JSON lines.
struct LogRoutes {
  let pages: Pages

  func add(to router: Router<GateContext>) {
    router.get("/log") { request, context in
      let visitor = try context.requireVisitor()
      let filter = Self.filter(request)
      let answer = try await pages.city.answer(LogSearch(filter), as: visitor.actor)
      let page = LogPage(answer, filter, wording: pages.wording(context))
      return try await pages.answer(
        page, "log/index", Pages.Heading(title: page.title), request, context)
    }
    router.get("/log.jsonl") { request, context in
      let visitor = try context.requireVisitor()
      let answer = try await pages.city.answer(
        LogSearch(Self.filter(request), limit: Self.exportLimit), as: visitor.actor)
      try await pages.city.perform(
        NoteExport(programme: nil, what: "log", ["entries": String(answer.entries.count)]),
        as: visitor.actor)
      let encoder = JSONEncoder()
      encoder.dateEncodingStrategy = .iso8601
      encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
      let lines = try answer.entries.map { String(decoding: try encoder.encode($0), as: UTF8.self) }
      return Download.response(
        Array(lines.joined(separator: "\n").utf8), name: "log.jsonl",
        type: "application/x-ndjson")
    }
  }

  /// The most entries that one file holds; the next begins before its last one.
  private static let exportLimit = 50_000

  private static func filter(_ request: Request) -> LogSearch.Filter {
    var filter = LogSearch.Filter()
    filter.person = request.queryText("person")
    filter.kind = request.queryText("kind")
    filter.from = request.queryText("from")
    filter.to = request.queryText("to")
    filter.words = request.queryText("q")
    filter.before = request.queryText("before")
    return filter
  }
}
