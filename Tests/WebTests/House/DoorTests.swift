// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Store
import TestSupport
import Testing
import Web
import Words
import Workflow

@testable import Gate

/// What stands around the pages: addresses behind proxies, limits, numbers, the first account.
@Suite struct DoorTests {
  @Test func `Only named proxies are believed, and the last address that is none of them`() {
    let door = ClientAddress(trusted: ["127.0.0.1", "10.0.0.2"])
    #expect(door.client(behind: "127.0.0.1", forwarded: ["203.0.113.9"]) == "203.0.113.9")
    #expect(
      door.client(behind: "127.0.0.1", forwarded: ["6.6.6.6, 203.0.113.9", "10.0.0.2"])
        == "203.0.113.9")
    #expect(door.client(behind: "198.51.100.7", forwarded: ["6.6.6.6"]) == "198.51.100.7")
    #expect(door.client(behind: "127.0.0.1", forwarded: []) == "127.0.0.1")
    let long = String(repeating: "9", count: 60)
    #expect(door.client(behind: "127.0.0.1", forwarded: [long]) == "127.0.0.1")
  }

  @Test func `A bucket empties, fills evenly, and is nobody else's`() {
    let limit = RateLimit(perMinute: 60)
    for _ in 1...60 { #expect(limit.take("an", at: 1000) == nil) }
    #expect(limit.take("an", at: 1000) == 1)
    #expect(limit.take("binh", at: 1000) == nil)
    #expect(limit.take("an", at: 1001) == nil)
    #expect(limit.take("an", at: 1001) == 1)
    #expect(limit.take("an", at: 1100) == nil)
    for number in 0..<10_050 { _ = limit.take("guest-\(number)", at: 2000) }
    #expect(limit.take("an", at: 2000) == nil)
  }

  private static func with(
    _ city: City, _ settings: DoorSettings,
    _ body: @escaping @Sendable (Browser) async throws -> Void
  ) async throws {
    let books = try Dictionary(
      uniqueKeysWithValues: Language.allCases.map { ($0, try Phrasebook.load($0.rawValue)) })
    let router = Router(context: GateContext.self)
    let web = try WebDoor(city: city, phrasebooks: books, settings: settings)
    web.addMiddleware(to: router)
    web.addRoutes(to: router)
    try await Application(router: router).test(.router) { client in
      try await body(Browser(client: client))
    }
  }

  @Test func `Too many requests are told when the next may come`() async throws {
    try await FixtureCity.with(.sqlite) { fixture in
      try await Self.with(fixture.city, DoorSettings(requestsPerMinute: 3)) { browser in
        for _ in 1...3 { #expect(try await browser.get("/sign-in").status == 200) }
        let page = try await browser.get("/sign-in")
        #expect(page.status == 429 && page.says("Quá nhiều yêu cầu"))
      }
    }
  }

  @Test func `The numbers are for those who know the token`() async throws {
    try await FixtureCity.with(.sqlite) { fixture in
      var settings = DoorSettings()
      settings.metricsToken = "mot-ma-bi-mat"
      try await Self.with(fixture.city, settings) { browser in
        _ = try await browser.get("/nowhere")
        try await browser.signIn(.an)
        #expect(try await browser.get("/metrics").status == 404)
        let wrong: HTTPFields = [.authorization: "Bearer mot-ma-khac"]
        #expect(try await browser.get("/metrics", headers: wrong).status == 404)
        let right: HTTPFields = [.authorization: "Bearer mot-ma-bi-mat"]
        let page = try await browser.get("/metrics", headers: right)
        #expect(page.status == 200)
        for line in [
          "learningcity_http_requests_total{method=\"GET\",status=\"4xx\"} 3",
          "learningcity_sessions 1", "learningcity_log_last_hour{kind=\"person.sign-in\"} 1",
        ] {
          #expect(page.html.contains(line + "\n"), "\(line) in \(page.html)")
        }
        #expect(try await browser.get("/ready").html == "ready")
      }
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `The link of the console makes the first keeper, once`(_ engine: TestEngine) async throws {
    try await TestStore.withStore(engine, migrations: Schema.migrations) { store in
      let city = City(store: store)
      var settings = DoorSettings()
      settings.firstRunToken = "ma-o-may-chu"
      try await Self.with(city, settings) { browser in
        #expect(try await browser.get("/first-run").status == 404)
        #expect(try await browser.get("/first-run?token=x").status == 404)
        let empty = try await browser.get("/first-run?token=ma-o-may-chu")
        #expect(empty.status == 200 && empty.says("learningcity load"))
        _ = try await city.perform(
          LoadFramework(framework: try FixturePacks.framework()), as: .commandLine)
        _ = try await city.perform(
          LoadProgramme(programme: try FixturePacks.programme()), as: .commandLine)
        var fields = [
          "token": "ma-o-may-chu", "login": "quantri", "name": "Trần Đại Đồng", "unit": "ub",
          "new": "ngan", "again": "ngan",
        ]
        let short = try await browser.post("/first-run", fields)
        #expect(short.status == 422 && short.fields()["login"] == "quantri")
        fields["new"] = "mot-mat-khau-moi-dai"
        #expect(try await browser.post("/first-run", fields).status == 422)
        fields["again"] = "mot-mat-khau-moi-dai"
        fields["token"] = "x"
        #expect(try await browser.post("/first-run", fields).status == 404)
        fields["token"] = "ma-o-may-chu"
        #expect(try await browser.post("/first-run", fields).location == "/sign-in")
        #expect(try await browser.post("/first-run", fields).status == 404)
        #expect(try await browser.get("/first-run?token=ma-o-may-chu").status == 404)
        let home = try await browser.post(
          "/sign-in", ["login": "quantri", "password": "mot-mat-khau-moi-dai"], following: true)
        #expect(home.status == 200 && home.says("Trần Đại Đồng"))
        #expect(try await browser.get("/people").status == 200)
      }
    }
  }
}
