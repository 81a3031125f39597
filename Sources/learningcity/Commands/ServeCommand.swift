// SPDX-License-Identifier: Apache-2.0

import API
import ArgumentParser
import Domain
import Foundation
import Gate
import Hummingbird
import Logging
import Store
import Web
import Words
import Workflow

/// `learningcity serve`: the pages and the API over HTTP.
struct ServeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve", abstract: "Serves the pages and the API.")

  @Option(help: "The address to listen on.")
  var host = "127.0.0.1"

  @Option(help: "The port to listen on.")
  var port = 8080

  @Flag(help: "A proxy in front speaks TLS: cookies are sent over HTTPS only.")
  var behindTLS = false

  @Option(
    help: ArgumentHelp(
      "A proxy whose X-Forwarded-For is believed; may be said several times. Behind TLS the own machine when none is named.",
      valueName: "address"))
  var trustedProxy: [String] = []

  @Option(
    help: "Requests a minute of one person, or of one address without sign-in; 0 for no limit.")
  var requestsPerMinute = 600

  @Option(help: "For a demo only: the day to take for today, shown on every page.")
  var demoDay: String?

  @OptionGroup var database: DatabaseOption

  func run() async throws {
    guard (1...65535).contains(port) else { throw ValidationError("--port: 1…65535") }
    guard (0...1_000_000).contains(requestsPerMinute) else {
      throw ValidationError("--requests-per-minute: 0…1000000")
    }
    let proxies = trustedProxy.isEmpty && behindTLS ? ["127.0.0.1", "::1"] : trustedProxy
    let settings = DoorSettings(
      isSecure: behindTLS, trustedProxies: Set(proxies),
      requestsPerMinute: requestsPerMinute == 0 ? nil : requestsPerMinute)
    let day = try DemoClock.day(demoDay)
    try await database.withCity(clock: DemoClock.clock(day)) { city in
      let words = try Surroundings.phrasebook()
      var logger = Logger(label: "learningcity")
      logger.logLevel = .notice
      let application = Application(
        router: try Self.router(city, settings, demoDay: day),
        configuration: .init(
          address: .hostname(host, port: port), serverName: "learningcity"),
        onServerRunning: { _ in
          Output.line(words("serve.ready", ["address": "http://\(host):\(port)"]))
        }, logger: logger)
      let sealing = Task {
        while !Task.isCancelled {
          try await Task.sleep(for: .seconds(2))
          // A collision is tried again; a database that is away is told where it matters.
          _ = try? await city.perform(SealLog(), as: .commandLine)
        }
      }
      defer { sealing.cancel() }
      try await application.runService()
    }
  }

  static func router(
    _ city: City, _ settings: DoorSettings, demoDay: CalendarDate? = nil
  ) throws -> Router<GateContext> {
    let phrasebooks = try Dictionary(
      uniqueKeysWithValues: Language.allCases.map { ($0, try Phrasebook.load($0.rawValue)) })
    let router = Router(context: GateContext.self, options: .autoGenerateHeadEndpoints)
    let web = try WebDoor(
      city: city, phrasebooks: phrasebooks, settings: settings, demoDay: demoDay)
    web.addMiddleware(to: router)
    router.get("/health") { _, _ in "ok" }
    web.addRoutes(to: router)
    APIDoor(city: city, phrasebooks: phrasebooks).addRoutes(to: router)
    return router
  }
}
