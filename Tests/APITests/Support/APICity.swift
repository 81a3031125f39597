// SPDX-License-Identifier: Apache-2.0

import API
import Domain
import Foundation
import Gate
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import TestSupport
import Web
import Words

/// The fixture city behind its doors, asked by programs.
struct APICity: Sendable {
  let fixture: FixtureCity
  let client: any TestClientProtocol
  /// What the API answers, but for the words for what it has not.
  let routes: [RouteCover.Line]

  static func with(
    _ engine: TestEngine = .sqlite, hasReform: Bool = true, approval: [ApprovalLevel] = [],
    _ body: @escaping @Sendable (APICity) async throws -> Void
  ) async throws {
    try await FixtureCity.with(engine, hasReform: hasReform, approval: approval) { fixture in
      let books = try Dictionary(
        uniqueKeysWithValues: Language.allCases.map { ($0, try Phrasebook.load($0.rawValue)) })
      let router = Router(context: GateContext.self)
      let web = try WebDoor(city: fixture.city, phrasebooks: books)
      web.addMiddleware(to: router)
      web.addRoutes(to: router)
      let pages = Set(router.routes.map(\.description))
      APIDoor(city: fixture.city, phrasebooks: books).addRoutes(to: router)
      let routes = router.routes.filter {
        !pages.contains($0.description) && !$0.path.description.hasSuffix("**")
      }.map { RouteCover.Line($0.method.rawValue, $0.path.description) }
      try await Application(router: router).test(.router) { client in
        try await body(APICity(fixture: fixture, client: client, routes: routes))
      }
    }
  }

  static let programme = "/api/v1/programmes/uong-bi-2025"
  static let period = "\(programme)/2025-01"

  static func report(_ unit: String = "ub-bac-son") -> String { "\(period)/submissions/\(unit)" }

  /// Asks as a person, or as nobody.
  func ask(
    _ method: HTTPRequest.Method, _ path: String, as person: FixturePerson?, _ json: String = "",
    headers: HTTPFields = [:]
  ) async throws -> APIAnswer {
    var headers = headers
    if let person {
      headers[.authorization] = Self.basic(person.login, FixtureCity.password)
    }
    if !json.isEmpty { headers[.contentType] = "application/json" }
    let response = try await client.executeRequest(
      uri: path, method: method, headers: headers,
      body: json.isEmpty ? nil : ByteBuffer(string: json))
    return APIAnswer(
      status: response.status.code, headers: response.headers,
      text: String(decoding: response.body.readableBytesView, as: UTF8.self))
  }

  /// Sends a file.
  func send(
    _ path: String, _ content: [UInt8], as person: FixturePerson
  ) async throws -> APIAnswer {
    let response = try await client.executeRequest(
      uri: path, method: .post,
      headers: [.authorization: Self.basic(person.login, FixtureCity.password)],
      body: ByteBuffer(bytes: content))
    return APIAnswer(
      status: response.status.code, headers: response.headers,
      text: String(decoding: response.body.readableBytesView, as: UTF8.self))
  }

  /// Fetches a file.
  func bytes(_ path: String, as person: FixturePerson) async throws -> [UInt8] {
    let response = try await client.executeRequest(
      uri: path, method: .get,
      headers: [.authorization: Self.basic(person.login, FixtureCity.password)], body: nil)
    return [UInt8](response.body.readableBytesView)
  }

  static func basic(_ login: String, _ password: String) -> String {
    "Basic " + Data("\(login):\(password)".utf8).base64EncodedString()
  }
}

/// An answer as a program reads it.
struct APIAnswer: Sendable {
  let status: Int
  let headers: HTTPFields
  let text: String

  func decoded<T: Decodable>(_ type: T.Type) throws -> T {
    try JSONDecoder().decode(type, from: Data(text.utf8))
  }

  func object() throws -> [String: any Sendable] {
    try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: any Sendable] ?? [:]
  }
}
