// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import HTTPTypes
package import Hummingbird
package import Workflow

/// Finds out who asks, from the session's cookie, and in which language to answer.
package struct SessionMiddleware: RouterMiddleware {
  package typealias Context = GateContext

  /// Where a second factor is set up: the only page for those who owe one.
  package static let secondFactorPath = "/account/second-factor"
  private static let freePaths: Set = [
    secondFactorPath, "/sign-in", "/sign-in/code", "/sign-out", "/site.css", "/sprite.svg",
    "/health", "/ready",
  ]

  private static func isFree(_ path: String) -> Bool {
    freePaths.contains(path) || path.hasPrefix("/language/")
  }

  let city: City
  let cookies: SiteCookies

  package init(city: City, cookies: SiteCookies) {
    self.city = city
    self.cookies = cookies
  }

  package func handle(
    _ request: Request, context: GateContext,
    next: (Request, GateContext) async throws -> Response
  ) async throws -> Response {
    var context = context
    if let token = cookies.value(.session, request),
      let found = try await city.answer(SessionPerson(token: token), as: .nobody)
    {
      let person = found.person
      if found.isStale { try await city.leaveTrace(TouchSession(token: token), as: .nobody) }
      context.visitor = Visitor(
        actor: Actor(
          personID: person.id, name: person.name, language: person.language,
          origin: Actor.Origin(.page, address: context.address)
        ).at(found.post),
        login: person.login, position: LocalizedText(vi: person.positionVi, en: person.positionEn),
        token: token)
      context.language = person.language
      if found.needsSecondFactor, !Self.isFree(request.uri.path) {
        // A program has no page to be led to: it is told that nobody has signed in.
        guard request.uri.path.hasPrefix("/api/") else {
          return .redirect(to: Self.secondFactorPath)
        }
        context.visitor = nil
      }
    }
    if context.visitor == nil,
      request.headers[.acceptLanguage]?.lowercased().hasPrefix("en") ?? false
    {
      context.language = .en
    }
    if let chosen = cookies.value(.language, request),
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
