// SPDX-License-Identifier: Apache-2.0

import Domain
import Gate
import Hummingbird
import Workflow

/// The units of a programme as of a day.
struct UnitRoutes {
  let pages: Pages

  func add(to router: Router<GateContext>) {
    router.get("/programmes/:programme/units") { request, context in
      let visitor = try context.requireVisitor()
      let answer = try await pages.city.answer(
        OrganisationAsOf(
          programme: try context.parameters.require("programme"), date: request.queryText("on")),
        as: visitor.actor)
      let page = UnitsPage(
        answer, wording: Wording(language: context.language, words: pages.words(context)))
      return try await pages.answer(
        page, "organisation/units",
        Pages.Heading(title: page.title, programme: answer.book.programme.id), request, context)
    }
  }
}
