// SPDX-License-Identifier: Apache-2.0

import API
import ArgumentParser
import Domain
import Foundation
import Gate
import Hummingbird
import HummingbirdCore
import HummingbirdHTTP2
import Logging
import NIOCore
import NIOSSL
import Outbound
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

  @Option(help: "The certificate chain in PEM: the program speaks TLS itself, HTTP/2 too.")
  var tlsCertificate: String?

  @Option(help: "The private key in PEM.")
  var tlsKey: String?

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

  @Option(
    help: ArgumentHelp(
      "A provider of OpenID Connect that people sign in by. Its secret stands in LEARNINGCITY_SIGN_IN_SECRET, or in the file that LEARNINGCITY_SIGN_IN_SECRET_FILE names.",
      valueName: "file"))
  var signInProvider: String?

  @Option(help: "Where browsers find the product, such as https://hoc-tap.example.vn.")
  var publicAddress: String?

  @Option(
    help: ArgumentHelp(
      "A server that takes mails: smtps://HOST or smtp://HOST:587. Name and password stand in LEARNINGCITY_MAIL_LOGIN and LEARNINGCITY_MAIL_PASSWORD (or LEARNINGCITY_MAIL_PASSWORD_FILE).",
      valueName: "address"))
  var mailServer: String?

  @Option(help: "Whom mails come from, such as \"Sở Giáo dục và Đào tạo <so@example.vn>\".")
  var mailFrom: String?

  @OptionGroup var database: DatabaseOption

  func run() async throws {
    guard (1...65535).contains(port) else { throw ValidationError("--port: 1…65535") }
    guard (0...1_000_000).contains(requestsPerMinute) else {
      throw ValidationError("--requests-per-minute: 0…1000000")
    }
    let proxies = trustedProxy.isEmpty && behindTLS ? ["127.0.0.1", "::1"] : trustedProxy
    guard (tlsCertificate == nil) == (tlsKey == nil), tlsCertificate == nil || !behindTLS else {
      throw ValidationError("--tls-certificate, --tls-key; or --behind-tls")
    }
    var settings = DoorSettings(
      isSecure: behindTLS || tlsCertificate != nil, trustedProxies: Set(proxies),
      requestsPerMinute: requestsPerMinute == 0 ? nil : requestsPerMinute)
    let day = try DemoClock.day(demoDay)
    let scheme = tlsCertificate == nil ? "http" : "https"
    let address = "\(scheme)://\(host):\(port)"
    settings.publicAddress = try Self.publicAddress(publicAddress) ?? address
    let doors = settings
    try await database.withCity(clock: DemoClock.clock(day)) { city in
      let words = try Surroundings.phrasebook()
      var settings = doors
      settings.metricsToken = try Surroundings.secret("LEARNINGCITY_METRICS_TOKEN")
      var city = city
      let mail = try mailDesk()
      var mailLogger = Logger(label: "learningcity.mail")
      mailLogger.logLevel = .error
      let courier = try mail.map { server in
        Courier(
          city: city, phrasebooks: try Self.phrasebooks(), mail: server,
          publicAddress: doors.publicAddress, logger: mailLogger)
      }
      let provider = try await ProviderFile.read(signInProvider, city, words)
      if let provider { city.allowsPasswords = provider.settings.allowsPasswords }
      if try await city.answer(FirstRun(), as: .commandLine).isFirst {
        settings.firstRunToken = FirstRunToken.make()
      }
      let firstRun = settings.firstRunToken.map { "\(address)/first-run?token=\($0)" }
      var logger = Logger(label: "learningcity")
      logger.logLevel = .notice
      let application = Application(
        router: try Self.router(
          city, settings, provider: provider, mail: mail, demoDay: day), server: try server(),
        configuration: .init(
          address: .hostname(host, port: port), serverName: "learningcity"),
        onServerRunning: { _ in
          Output.line(words("serve.ready", ["address": address]))
          if let firstRun { Output.line(words("serve.first-run", ["address": firstRun])) }
        }, logger: logger)
      let sealing = Task { [city] in
        while !Task.isCancelled {
          try await Task.sleep(for: .seconds(2))
          // A collision is tried again; a database that is away is told where it matters.
          _ = try? await city.perform(SealLog(), as: .commandLine)
        }
      }
      let retention = Task { [city] in
        while !Task.isCancelled {
          _ = try? await city.perform(
            ApplyRetention(rules: city.personalData), as: .commandLine)
          try await Task.sleep(for: .seconds(24 * 3600))
        }
      }
      let reminding = Task { [city] in
        while !Task.isCancelled {
          _ = try? await city.perform(MakeReminders(), as: .commandLine)
          try await Task.sleep(for: .seconds(600))
        }
      }
      // What an older version kept in the database is where everything looks for it. Only here, where the
      // place of the files is the one that the city works with.
      if let staging = city.staging {
        try await EvidenceKeeper(city: city, staging: staging).move()
      }
      let keeping = city.staging.map { staging in
        Task { [city] in
          let keeper = EvidenceKeeper(city: city, staging: staging)
          var tidies = ContinuousClock.now
          while !Task.isCancelled {
            // What is away is asked again in the next round; the page of the system tells of it. Only
            // looking for viruses is in a hurry: tidying up goes through every file that is kept.
            if ContinuousClock.now >= tidies {
              _ = try? await keeper.round()
              tidies += .seconds(3600)
            } else {
              _ = try? await keeper.scan()
            }
            try await Task.sleep(for: .seconds(10))
          }
        }
      }
      let carrying = courier.map { courier in
        Task {
          while !Task.isCancelled {
            // What goes wrong stays in the outbox, where it is seen.
            _ = try? await courier.round()
            try await Task.sleep(for: .seconds(5))
          }
        }
      }
      defer {
        reminding.cancel()
        keeping?.cancel()
        carrying?.cancel()
        sealing.cancel()
        retention.cancel()
      }
      try await application.runService()
    }
  }

  private func mailDesk() throws -> MailServer? {
    guard let mailServer else { return nil }
    guard let sender = mailFrom.flatMap(MailServer.Sender.init),
      let server = MailServer(
        url: mailServer, sender: sender, login: Surroundings.value("LEARNINGCITY_MAIL_LOGIN"),
        password: try Surroundings.secret("LEARNINGCITY_MAIL_PASSWORD"))
    else { throw CommandFault("serve.bad-mail") }
    return server
  }

  /// An address without a path, and without the slash at its end.
  private static func publicAddress(_ text: String?) throws -> String? {
    guard let text else { return nil }
    guard let url = URL(string: text), ["http", "https"].contains(url.scheme), url.host() != nil,
      ["", "/"].contains(url.path()), url.query() == nil
    else { throw ValidationError("--public-address: https://…") }
    return text.hasSuffix("/") ? String(text.dropLast()) : text
  }

  /// A connection that says nothing for a minute is closed.
  private static let idle: TimeAmount = .seconds(60)

  private func server() throws -> HTTPServerBuilder {
    guard let tlsCertificate, let tlsKey else {
      return .http1(configuration: .init(idleTimeout: Self.idle))
    }
    var tls: TLSConfiguration
    do {
      let chain = try NIOSSLCertificate.fromPEMFile(tlsCertificate)
      tls = TLSConfiguration.makeServerConfiguration(
        certificateChain: chain.map { .certificate($0) },
        privateKey: .privateKey(try NIOSSLPrivateKey(file: tlsKey, format: .pem)))
    } catch {
      throw CommandFault("serve.bad-certificate", ["detail": Output.oneLine("\(error)")])
    }
    tls.minimumTLSVersion = .tlsv12
    // Of TLS 1.2 only what keeps yesterday's secrets when a key is lost.
    tls.cipherSuiteValues = [
      .TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256, .TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256,
      .TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384, .TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384,
      .TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256,
      .TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256,
    ]
    return try .http2Upgrade(
      tlsConfiguration: tls,
      configuration: .init(
        idleTimeout: .seconds(60), streamConfiguration: .init(idleTimeout: Self.idle)))
  }

  private static func phrasebooks() throws -> [Language: Phrasebook] {
    try Dictionary(
      uniqueKeysWithValues: Language.allCases.map { ($0, try Phrasebook.load($0.rawValue)) })
  }

  static func router(
    _ city: City, _ settings: DoorSettings, provider: IdentityProvider? = nil,
    mail: MailServer? = nil, demoDay: CalendarDate? = nil
  ) throws -> Router<GateContext> {
    let phrasebooks = try phrasebooks()
    let router = Router(context: GateContext.self, options: .autoGenerateHeadEndpoints)
    let web = try WebDoor(
      city: city, phrasebooks: phrasebooks, settings: settings, provider: provider,
      mail: mail, demoDay: demoDay)
    web.addMiddleware(to: router)
    web.addRoutes(to: router)
    APIDoor(city: city, phrasebooks: phrasebooks).addRoutes(to: router)
    return router
  }
}
