// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Gate
import HTTPTypes
import Hummingbird
import Words
import Workflow

/// The page that makes the first keeper of accounts, by the link on the server's console. With the
/// first account it is gone.
struct FirstRunRoutes {
  /// The form with what was typed.
  struct FirstRunPage {
    struct Place {
      let code: String
      let text: String
      let isChosen: Bool
    }

    let title: String
    let token: String
    let places: [Place]
    let hasPlaces: Bool
    let login: String
    let name: String
    let hasErrors: Bool
    let errorTitle: String
    let faults: [Page.Fault]
  }

  let pages: Pages
  /// Nil when there were accounts as the program began.
  let token: String?

  func add(to router: Router<GateContext>) {
    router.get("/first-run") { request, context in
      try check(request.queryText("token"))
      return try await show(request, context)
    }
    router.post("/first-run") { request, context -> Response in
      try CrossSite.check(request)
      let form = try await Form.read(request, context)
      try check(form["token"])
      do {
        guard form["new"] == form["again"] else {
          throw Refusal.invalid([Issue(field: "again", code: "person.not-the-same")])
        }
        try await pages.city.perform(
          FirstAdministrator(
            login: form["login"].trimmingCharacters(in: .whitespaces), name: form["name"],
            password: form["new"], orgUnit: form["unit"]),
          as: Actor.commandLine.from(Actor.Origin(.page, address: context.address)))
        return .redirect(to: Links.signIn)
      } catch Refusal.notFound("unit") {
        return try await show(
          request, context, form: form,
          refusal: .invalid([Issue(field: "unit", code: "person.unknown-unit")]))
      } catch let refusal as Refusal {
        guard case .invalid = refusal else { throw refusal }
        return try await show(request, context, form: form, refusal: refusal)
      }
    }
  }

  private func check(_ said: String) throws {
    guard let token, SessionDigest.of(said) == SessionDigest.of(token) else {
      throw Refusal.notFound("page")
    }
  }

  private func show(
    _ request: Request, _ context: GateContext, form: Form? = nil, refusal: Refusal? = nil
  ) async throws -> Response {
    let answer = try await pages.city.answer(FirstRun(), as: .commandLine)
    guard answer.isFirst, let token else { throw Refusal.notFound("page") }
    let wording = pages.wording(context)
    let (errorTitle, faults) = wording.told(refusal)
    let page = FirstRunPage(
      title: wording("first-run.title"), token: token,
      places: answer.places.map { place in
        FirstRunPage.Place(
          code: place.code, text: wording.language == .vi ? place.nameVi : place.nameEn,
          isChosen: place.code == form?["unit"])
      }, hasPlaces: !answer.places.isEmpty, login: form?["login"] ?? "",
      name: form?["name"] ?? "", hasErrors: refusal != nil, errorTitle: errorTitle,
      faults: faults)
    return try await pages.answer(
      page, "accounts/first-run", Pages.Heading(title: page.title), request, context,
      status: refusal.map { Problem($0).status } ?? .ok)
  }
}
