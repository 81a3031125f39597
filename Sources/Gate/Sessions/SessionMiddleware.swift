// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import HTTPTypes
package import Hummingbird
package import Workflow

/// Finds out who asks, from the session's cookie, and in which language to answer.
package struct SessionMiddleware: RouterMiddleware {
  package typealias Context = GateContext

  package static let cookieName = "learningcity_session"
  package static let languageCookieName = "learningcity_language"

  let city: City

  package init(city: City) { self.city = city }

  package func handle(
    _ request: Request, context: GateContext,
    next: (Request, GateContext) async throws -> Response
  ) async throws -> Response {
    var context = context
    if let token = request.cookies[Self.cookieName]?.value,
      let found = try await city.answer(SessionPerson(token: token), as: .nobody)
    {
      let person = found.person
      if found.isStale { try await city.perform(TouchSession(token: token), as: .nobody) }
      context.visitor = Visitor(
        actor: Actor(
          personID: person.id, name: person.name, language: person.language,
          origin: Actor.Origin(.page, address: context.address)),
        login: person.login, position: LocalizedText(vi: person.positionVi, en: person.positionEn),
        token: token)
      context.language = person.language
    }
    if context.visitor == nil,
      request.headers[.acceptLanguage]?.lowercased().hasPrefix("en") ?? false
    {
      context.language = .en
    }
    if let chosen = request.cookies[Self.languageCookieName]?.value,
      let language = Language(rawValue: chosen)
    {
      context.language = language
    }
    return try await next(request, context)
  }
}

extension Actor {
  /// Somebody who has not signed in: holds no permission anywhere.
  package static let nobody = Actor(
    personID: UUID(uuid: (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)), name: "",
    language: .vi)
}
