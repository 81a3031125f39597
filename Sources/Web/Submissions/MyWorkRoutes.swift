// SPDX-License-Identifier: Apache-2.0

import Domain
import Gate
import Hummingbird
import Workflow

/// The first page after signing in: what waits for this person.
struct MyWorkRoutes {
  let pages: Pages

  func add(to router: Router<GateContext>) {
    router.get("/") { request, context in
      let visitor = try context.requireVisitor()
      let entries = try await pages.city.answer(MyWork(), as: visitor.actor)
      let wording = Wording(language: context.language, words: pages.words(context))
      let page = MyWorkPage(
        entries,
        notices: try await pages.city.answer(OwnNotices(unreadOnly: true), as: visitor.actor),
        name: visitor.actor.name, position: visitor.position[context.language],
        whereabouts: try await pages.city.answer(
          Whereabouts(programme: nil, period: nil), as: visitor.actor),
        token: visitor.formToken, wording: wording)
      return try await pages.answer(
        page, "submissions/work", Pages.Heading(title: wording("work.title")), request, context)
    }
  }
}
