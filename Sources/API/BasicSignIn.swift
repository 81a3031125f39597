// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Gate
import HTTPTypes
import Hummingbird
import Workflow

/// A program signs in with each request by name and password (RFC 7617); the same rest after wrong
/// tries holds as on the page. Without them the session of the browser counts.
struct BasicSignIn: RouterMiddleware {
  typealias Context = GateContext

  let city: City

  func handle(
    _ request: Request, context: GateContext,
    next: (Request, GateContext) async throws -> Response
  ) async throws -> Response {
    var context = context
    // A browser that remembers a password would send it along with another site's request.
    if request.method != .get { try CrossSite.check(request) }
    if let (login, password) = Self.credentials(request.headers[.authorization]) {
      let outcome = try await city.perform(
        SignIn(login: login, password: password, opensSession: false), as: .nobody)
      guard case .verified(let person) = outcome else { throw SignInNeeded() }
      context.visitor = Visitor(
        actor: Actor(personID: person.id, name: person.name, language: person.language),
        login: person.login, position: LocalizedText(vi: person.positionVi, en: person.positionEn),
        token: nil)
      context.language = person.language
    } else if request.method != .get {
      // A browser's session may read; writing by cookie is for the pages and their form tokens.
      throw SignInNeeded()
    }
    return try await next(request, context)
  }

  private static func credentials(_ header: String?) -> (String, String)? {
    guard let header, header.lowercased().hasPrefix("basic "),
      let data = Data(base64Encoded: String(header.dropFirst(6))),
      let text = String(data: data, encoding: .utf8), let colon = text.firstIndex(of: ":")
    else { return nil }
    return (String(text[..<colon]), String(text[text.index(after: colon)...]))
  }
}
