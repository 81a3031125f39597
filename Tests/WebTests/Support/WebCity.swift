// SPDX-License-Identifier: Apache-2.0

import API
import Domain
import Foundation
import Gate
import Hummingbird
import HummingbirdTesting
import Outbound
import TestSupport
import Web
import Words

/// The fixture city behind its doors, as the program serves it.
struct WebCity: Sendable {
  let fixture: FixtureCity
  let client: any TestClientProtocol
  /// What the pages and the health check answer.
  let routes: [RouteCover.Line]

  static func with(
    _ engine: TestEngine = .sqlite, isBehindTLS: Bool = false, hasReform: Bool = true,
    provider: IdentityProvider? = nil, mail: MailServer? = nil, approval: [ApprovalLevel] = [],
    _ body: @escaping @Sendable (WebCity) async throws -> Void
  ) async throws {
    try await FixtureCity.with(engine, hasReform: hasReform, approval: approval) { fixture in
      let books = try Dictionary(
        uniqueKeysWithValues: Language.allCases.map { ($0, try Phrasebook.load($0.rawValue)) })
      let router = Router(context: GateContext.self)
      let web = try WebDoor(
        city: fixture.city, phrasebooks: books, settings: DoorSettings(isSecure: isBehindTLS),
        provider: provider, mail: mail)
      web.addMiddleware(to: router)
      web.addRoutes(to: router)
      let routes = router.routes.map {
        RouteCover.Line($0.method.rawValue, $0.path.description)
      }
      APIDoor(city: fixture.city, phrasebooks: books).addRoutes(to: router)
      try await Application(router: router).test(.router) { client in
        try await body(WebCity(fixture: fixture, client: client, routes: routes))
      }
    }
  }

  /// A browser without cookies.
  func stranger() -> Browser { Browser(client: client) }

  /// A browser in which a person has signed in.
  func browser(_ person: FixturePerson, _ language: Language = .vi) async throws -> Browser {
    let browser = stranger()
    try await browser.signIn(person)
    if language != .vi { _ = try await browser.get("/language/\(language.rawValue)") }
    return browser
  }

  /// The path of a unit's report in January 2025.
  static func report(_ unit: String = "ub-bac-son") -> String { "\(period)/units/\(unit)" }

  static let programme = "/programmes/uong-bi-2025"
  static let period = "\(programme)/2025-01"
  static let framework = "\(programme)/framework"
}
