// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Gate
import HTTPTypes
import Hummingbird
import Words
import Workflow

/// Accounts as their keepers see them: found, added, invited, given roles and closed.
struct PeopleRoutes {
  let pages: Pages
  let desk: InvitationDesk

  func add(to router: Router<GateContext>) {
    router.get("/people") { request, context in try await list(request, context) }
    router.post("/people") { request, context in try await add(request, context) }
    router.get("/people/:login") { request, context in try await person(request, context) }
    router.post("/people/:login/:act") { request, context in try await act(request, context) }
  }

  private func list(
    _ request: Request, _ context: GateContext, typed: Form? = nil, refusal: Refusal? = nil
  ) async throws -> Response {
    let visitor = try context.requireVisitor()
    let search = request.queryText("q")
    let answer = try await pages.city.answer(AccountList(search: search), as: visitor.actor)
    let page = PeoplePage(
      answer, waiting: try await pages.city.answer(WaitingPeople(), as: visitor.actor),
      canMail: desk.canMail, takesPasswords: pages.city.allowsPasswords,
      done: Self.done(request, pages.wording(context)), search: search,
      typed: typed, refusal: refusal,
      token: visitor.formToken, wording: pages.wording(context))
    return try await pages.answer(
      page, "accounts/people", Pages.Heading(title: page.title), request, context,
      status: refusal.map { Problem($0).status } ?? .ok)
  }

  private func person(
    _ request: Request, _ context: GateContext, typed: Form? = nil, refusal: Refusal? = nil,
    link: String? = nil
  ) async throws -> Response {
    let visitor = try context.requireVisitor()
    let answer = try await pages.city.answer(
      AccountList(login: try context.parameters.require("login")), as: visitor.actor)
    let reach =
      answer.people[0].isKept
      ? try await pages.city.answer(
        PersonReach(login: answer.people[0].login), as: visitor.actor) : []
    let page = PersonPage(
      answer, reach: reach, typed: typed, refusal: refusal, link: link, canMail: desk.canMail,
      takesPasswords: pages.city.allowsPasswords, done: Self.done(request, pages.wording(context)),
      token: visitor.formToken, wording: pages.wording(context))
    return try await pages.answer(
      page, "accounts/person", Pages.Heading(title: page.title), request, context,
      status: refusal.map { Problem($0).status } ?? .ok)
  }

  /// A new account has no password: its link is shown once.
  private func add(_ request: Request, _ context: GateContext) async throws -> Response {
    let (form, visitor) = try await Form.signed(request, context)
    do {
      _ = try await pages.city.perform(
        AddPerson(
          login: form["login"].trimmingCharacters(in: .whitespaces), details: Self.details(form),
          password: nil, role: try Self.role(form), orgUnit: form["unit"]), as: visitor.actor)
      return .redirect(to: Links.person(form["login"].lowercased()) + "?done=yes")
    } catch let refusal as Refusal {
      switch refusal {
      case .invalid, .conflict, .notFound("unit"):
        return try await list(request, context, typed: form, refusal: Self.named(refusal))
      case .notFound, .notAllowed: throw refusal
      }
    }
  }

  private func act(_ request: Request, _ context: GateContext) async throws -> Response {
    let (form, visitor) = try await Form.signed(request, context)
    let login = try context.parameters.require("login")
    // Whose account one does not keep does not exist.
    _ = try await pages.city.answer(AccountList(login: login), as: visitor.actor)
    do {
      switch try context.parameters.require("act") {
      case "grant":
        _ = try await pages.city.perform(
          GrantRole(
            login: login, role: try Self.role(form), orgUnit: form["unit"],
            from: try Self.day(form, "from"), to: try Self.day(form, "to")), as: visitor.actor)
      case "revoke":
        try await pages.city.perform(
          RevokeRole(login: login, role: try Self.role(form), orgUnit: form["unit"]),
          as: visitor.actor)
      case "invite":
        return try await invite(login, byMail: form["how"] == "mail", visitor, request, context)
      case "describe":
        _ = try await pages.city.perform(
          DescribePerson(login: login, details: Self.details(form)), as: visitor.actor)
      case "end-factor":
        try await pages.city.perform(EndSecondFactor(login: login), as: visitor.actor)
      case "erase":
        _ = try await pages.city.perform(EraseContacts(login: login), as: visitor.actor)
      case "close":
        try await pages.city.perform(
          ClosePerson(login: login, successor: form["successor"]), as: visitor.actor)
      default: throw Refusal.notFound("page")
      }
      return .redirect(to: Links.person(login) + "?done=yes")
    } catch let refusal as Refusal {
      switch refusal {
      case .invalid, .conflict, .notFound("unit"), .notFound("person"):
        return try await person(request, context, typed: form, refusal: Self.named(refusal))
      case .notFound, .notAllowed: throw refusal
      }
    }
  }

  /// A link for one person: by mail, or shown where there is no address.
  private func invite(
    _ login: String, byMail: Bool, _ visitor: Visitor, _ request: Request, _ context: GateContext
  ) async throws -> Response {
    guard pages.city.allowsPasswords else { throw Refusal.conflict("person.no-passwords") }
    if byMail, desk.canMail {
      let known = try await pages.city.answer(AccountList(login: login), as: visitor.actor)
      if known.people.first?.email.isEmpty == false {
        let queued = try await pages.city.perform(
          QueueInvitations(login: login), as: visitor.actor)
        return .redirect(to: Links.person(login) + "?sent=\(queued)")
      }
    }
    let token = try await pages.city.perform(InvitePerson(login: login), as: visitor.actor)
    return try await person(request, context, link: desk.link(token))
  }

  /// What was done, as the address says it.
  private static func done(_ request: Request, _ wording: Wording) -> String? {
    if let count = Int(request.queryText("brought")) {
      return wording("people.brought", ["count": wording.number(Decimal(count))])
    }
    if let sent = Int(request.queryText("sent")) {
      return wording("people.sent", ["sent": wording.number(Decimal(sent))])
    }
    return request.queryText("done").isEmpty ? nil : wording("units.done")
  }

  private static func details(_ form: Form) -> PersonDetails {
    PersonDetails(
      name: form["name"],
      position: LocalizedText(
        vi: form["position"], en: form["positionEn"].isEmpty ? nil : form["positionEn"]),
      language: Language(rawValue: form["language"]) ?? .vi, email: form["email"],
      phone: form["phone"])
  }

  private static func role(_ form: Form) throws(Refusal) -> Role {
    guard let role = Role(rawValue: form["role"]) else {
      throw .invalid([Issue(field: "role", code: "field.required")])
    }
    return role
  }

  private static func day(_ form: Form, _ field: String) throws(Refusal) -> CalendarDate? {
    if form[field].isEmpty { return nil }
    guard let day = CalendarDate(form[field]) else {
      throw .invalid([
        Issue(field: field, code: "units.not-a-date", arguments: ["text": form[field]])
      ])
    }
    return day
  }

  /// A unit or a person that was typed wrongly is told at its field.
  private static func named(_ refusal: Refusal) -> Refusal {
    switch refusal {
    case .notFound("unit"):
      .invalid([Issue(field: "unit", code: "person.unknown-unit")])
    case .notFound("person"):
      .invalid([Issue(field: "successor", code: "person.unknown")])
    default: refusal
    }
  }
}
