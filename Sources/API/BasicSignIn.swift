// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Gate
import HTTPTypes
import Hummingbird
import Workflow

/// A program signs in with each request by name and password (RFC 7617); the same rest after wrong
/// tries holds as on the page; or with a token that a person made for it. Without them the session of
/// the browser counts.
struct BasicSignIn: RouterMiddleware {
  typealias Context = GateContext

  let city: City

  func handle(
    _ request: Request, context: GateContext,
    next: (Request, GateContext) async throws -> Response
  ) async throws -> Response {
    var context = context
    // A browser that remembers a password would send it along with another site's request.
    let writes = ![.get, .head].contains(request.method)
    if writes { try CrossSite.check(request) }
    if let (login, password) = Self.credentials(request.headers[.authorization]) {
      let outcome = try await city.perform(
        SignIn(login: login, password: password, opensSession: false),
        as: .nobody.from(Actor.Origin(.api, address: context.address)))
      switch outcome {
      case .verified(let person): enter(person, &context)
      case .needsCode: throw SecondFactorNeeded()
      case .refused, .resting, .signedIn: throw SignInNeeded()
      }
    } else if let token = Self.token(request.headers[.authorization]) {
      let found = try await city.answer(TokenPerson(token: token), as: .nobody)
      guard let found else { throw SignInNeeded() }
      // A token that reads does nothing else, whatever its owner may.
      if writes, !found.mayWrite { throw TokenReadsOnly() }
      enter(found.person, &context)
      if found.isStale, let visitor = context.visitor {
        try await city.leaveTrace(TouchToken(token: token), as: visitor.actor)
      }
    } else if writes {
      // A browser's session may read; writing by cookie is for the pages and their form tokens.
      throw SignInNeeded()
    }
    return try await next(request, context)
  }

  private func enter(_ person: SessionPerson.Person, _ context: inout GateContext) {
    context.visitor = Visitor(
      actor: Actor(
        personID: person.id, name: person.name, language: person.language,
        origin: Actor.Origin(.api, address: context.address)),
      login: person.login, position: LocalizedText(vi: person.positionVi, en: person.positionEn),
      token: nil)
    context.language = person.language
  }

  /// A program's token (RFC 6750).
  private static func token(_ header: String?) -> String? {
    guard let header, header.lowercased().hasPrefix("bearer ") else { return nil }
    let token = header.dropFirst(7).trimmingCharacters(in: .whitespaces)
    return token.isEmpty ? nil : token
  }

  private static func credentials(_ header: String?) -> (String, String)? {
    guard let header, header.lowercased().hasPrefix("basic "),
      let data = Data(base64Encoded: String(header.dropFirst(6))),
      let text = String(data: data, encoding: .utf8), let colon = text.firstIndex(of: ":")
    else { return nil }
    return (String(text[..<colon]), String(text[text.index(after: colon)...]))
  }
}
