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
      answer, search: search, typed: typed, refusal: refusal,
      token: visitor.token.map(CrossSite.token) ?? "", wording: pages.wording(context))
    return try await pages.answer(
      page, "accounts/people", Pages.Heading(title: page.title), request, context,
      status: refusal.map { Problem($0).status } ?? .ok)
  }

  private func person(
    _ request: Request, _ context: GateContext, refusal: Refusal? = nil, link: String? = nil
  ) async throws -> Response {
    let visitor = try context.requireVisitor()
    let answer = try await pages.city.answer(
      AccountList(login: try context.parameters.require("login")), as: visitor.actor)
    let page = PersonPage(
      answer, refusal: refusal, link: link, isDone: !request.queryText("done").isEmpty,
      token: visitor.token.map(CrossSite.token) ?? "", wording: pages.wording(context))
    return try await pages.answer(
      page, "accounts/person", Pages.Heading(title: page.title), request, context,
      status: refusal.map { Problem($0).status } ?? .ok)
  }

  /// A new account has no password: its link is shown once.
  private func add(_ request: Request, _ context: GateContext) async throws -> Response {
    let visitor = try context.requireVisitor()
    try CrossSite.check(request)
    let form = try await Form.read(request, context)
    try CrossSite.check(form, visitor)
    do {
      _ = try await pages.city.perform(
        AddPerson(
          login: form["login"].trimmingCharacters(in: .whitespaces), name: form["name"],
          position: LocalizedText(vi: form["position"], en: nil),
          language: Language(rawValue: form["language"]) ?? .vi, password: nil,
          role: try Self.role(form), orgUnit: form["unit"], email: form["email"],
          phone: form["phone"]), as: visitor.actor)
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
    let visitor = try context.requireVisitor()
    try CrossSite.check(request)
    let form = try await Form.read(request, context)
    try CrossSite.check(form, visitor)
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
        let token = try await pages.city.perform(InvitePerson(login: login), as: visitor.actor)
        return try await person(request, context, link: Links.invitation(token))
      case "end-factor":
        try await pages.city.perform(EndSecondFactor(login: login), as: visitor.actor)
      case "close":
        try await pages.city.perform(
          ClosePerson(login: login, successor: form["successor"]), as: visitor.actor)
      default: throw Refusal.notFound("page")
      }
      return .redirect(to: Links.person(login) + "?done=yes")
    } catch let refusal as Refusal {
      switch refusal {
      case .invalid, .conflict, .notFound("unit"), .notFound("person"):
        return try await person(request, context, refusal: Self.named(refusal))
      case .notFound, .notAllowed: throw refusal
      }
    }
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
