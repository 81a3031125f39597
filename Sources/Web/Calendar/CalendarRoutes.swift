// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Gate
import Hummingbird
import Workflow

/// Which days are worked: the rules by year, and what the city adds.
struct CalendarRoutes {
  let pages: Pages

  func add(to router: Router<GateContext>) {
    router.get("/calendar") { request, context in try await show(request, context) }
    router.post("/calendar") { request, context -> Response in
      let (form, visitor) = try await Form.signed(request, context)
      do {
        let act = SetCalendarDay(
          day: form["day"], state: CalendarView.State(rawValue: form["state"]) ?? .off,
          name: form["name"], legalBasis: form["legalBasis"])
        let date = try await pages.city.perform(act, as: visitor.actor)
        return .redirect(to: Links.calendar(date.year) + "&done=yes")
      } catch let refusal as Refusal {
        guard case .invalid = refusal else { throw refusal }
        return try await show(request, context, typed: form, refusal: refusal)
      }
    }
  }

  private func show(
    _ request: Request, _ context: GateContext, typed: Form? = nil, refusal: Refusal? = nil
  ) async throws -> Response {
    let visitor = try context.requireVisitor()
    let year = Int(request.queryText("year")).flatMap { (2000...2100).contains($0) ? $0 : nil }
    let answer = try await pages.city.answer(CalendarView(year: year), as: visitor.actor)
    let page = CalendarPage(
      answer, typed: typed, refusal: refusal, isDone: !request.queryText("done").isEmpty,
      token: visitor.formToken, wording: pages.wording(context))
    return try await pages.answer(
      page, "calendar/index", Pages.Heading(title: page.title), request, context,
      status: refusal.map { Problem($0).status } ?? .ok)
  }
}
