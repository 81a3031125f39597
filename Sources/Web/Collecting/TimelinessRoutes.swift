// SPDX-License-Identifier: Apache-2.0

import Domain
import Gate
import Hummingbird
import Workflow

/// Completeness and timeliness of a programme.
struct TimelinessRoutes {
  let pages: Pages

  func add(to router: Router<GateContext>) {
    router.get("/programmes/:programme/timeliness") { request, context in
      let visitor = try context.requireVisitor()
      let wanted = request.queryText("regime")
      let programme = try context.parameters.require("programme")
      var answer = try await pages.city.answer(
        Timeliness(programme: programme, regime: wanted.isEmpty ? nil : wanted), as: visitor.actor)
      let isKnown = answer.regimes.contains { $0.code == wanted }
      if !wanted.isEmpty, !isKnown {
        answer = try await pages.city.answer(Timeliness(programme: programme), as: visitor.actor)
      }
      let page = TimelinessPage(
        answer, regime: isKnown ? wanted : "", isRanked: request.queryText("sort") == "rank",
        token: visitor.formToken,
        wording: pages.wording(context))
      return try await pages.answer(
        page, "collecting/timeliness",
        Pages.Heading(title: page.title, programme: answer.book.programme.id, isWide: true),
        request, context)
    }
    router.post("/programmes/:programme/timeliness/league-list") { request, context -> Response in
      let (form, visitor) = try await Form.signed(request, context)
      let programme = try context.parameters.require("programme")
      try await pages.city.perform(
        ShowLeagueList(programme: programme, isShown: form["shown"] == "yes"), as: visitor.actor)
      return .redirect(to: Links.timeliness(programme))
    }
  }
}
