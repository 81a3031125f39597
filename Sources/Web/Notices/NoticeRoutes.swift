// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Gate
import HTTPTypes
import Hummingbird
import Workflow

/// What a person was told; mails wanted or not; a calendar and a feed for the own programs.
struct NoticeRoutes {
  let pages: Pages
  let canMail: Bool
  /// Without a slash at the end.
  let publicAddress: String

  func add(to router: Router<GateContext>) {
    router.get("/notices") { request, context in try await show(request, context) }
    router.post("/notices/read") { request, context -> Response in
      let (_, visitor) = try await Form.signed(request, context)
      try await pages.city.perform(ReadNotices(), as: visitor.actor)
      return .redirect(to: Links.notices)
    }
    router.post("/notices/mails") { request, context -> Response in
      let (form, visitor) = try await Form.signed(request, context)
      try await pages.city.perform(
        ChooseMails(wantsMail: form["mails"] == "yes"), as: visitor.actor)
      return .redirect(to: Links.notices + "?done=yes")
    }
    router.post("/notices/feed") { request, context -> Response in
      let (_, visitor) = try await Form.signed(request, context)
      let token = try await pages.city.perform(MakeFeedToken(), as: visitor.actor)
      return try await show(request, context, feedToken: token)
    }
    router.get("/feeds/:file", use: feed)
  }

  private func show(
    _ request: Request, _ context: GateContext, feedToken: String? = nil
  ) async throws -> Response {
    let visitor = try context.requireVisitor()
    let answer = try await pages.city.answer(OwnNotices(), as: visitor.actor)
    let page = NoticesPage(
      answer, canMail: canMail, feedToken: feedToken, publicAddress: publicAddress,
      isDone: !request.queryText("done").isEmpty,
      token: visitor.formToken, wording: pages.wording(context))
    return try await pages.answer(
      page, "notices/index", Pages.Heading(title: page.title), request, context)
  }

  /// `TOKEN.ics` or `TOKEN.atom`: whoever has the address reads it, without signing in.
  @Sendable private func feed(_ request: Request, _ context: GateContext) async throws -> Response {
    let parts = try context.parameters.require("file").split(separator: ".", maxSplits: 1)
      .map(String.init)
    guard parts.count == 2, let kind = FeedText.Kind(rawValue: parts[1]),
      let answer = try await pages.city.answer(Feed(token: parts[0]), as: .nobody)
    else { throw Refusal.notFound("feed") }
    let words = pages.phrasebooks[answer.language] ?? pages.words(context)
    let text = FeedText(
      answer, kind, publicAddress: publicAddress, address: request.uri.path,
      wording: Wording(language: answer.language, words: words)
    ).text
    let tag = "W/\"\(SessionDigest.of(text).prefix(32))\""
    var headers: HTTPFields = [
      .contentType: kind.mediaType, .eTag: tag, .cacheControl: "private, no-cache",
    ]
    headers[.lastModified] = answer.changedAt.httpDate
    let isKnown = request.headers[values: .ifNoneMatch].contains { $0.contains(tag.dropFirst(2)) }
    return isKnown
      ? Response(status: .notModified, headers: headers)
      : Response(status: .ok, headers: headers, body: .init(byteBuffer: ByteBuffer(string: text)))
  }
}
