// SPDX-License-Identifier: Apache-2.0

package import Domain
import Foundation
package import Gate
package import Hummingbird
import Logging
package import Outbound
package import Words
package import Workflow

/// The pages: every route that a browser asks for.
package struct WebDoor: Sendable {
  private let pages: Pages
  private let settings: DoorSettings
  private let metrics = RequestMetrics()
  private let provider: IdentityProvider?
  private let mail: MailServer?

  package init(
    city: City, phrasebooks: [Language: Phrasebook], settings: DoorSettings = DoorSettings(),
    provider: IdentityProvider? = nil, mail: MailServer? = nil, demoDay: CalendarDate? = nil
  ) throws {
    self.provider = provider
    self.mail = mail
    pages = try Pages(city: city, phrasebooks: phrasebooks, demoDay: demoDay)
    self.settings = settings
  }

  /// Adds what goes around every page. Headers come first, so that files and errors get them too.
  package func addMiddleware(to router: Router<GateContext>) {
    router.add(middleware: metrics)
    router.add(middleware: ClientAddress(trusted: settings.trustedProxies))
    router.add(middleware: Compression())
    router.add(middleware: PacedBodies())
    router.add(middleware: SecurityHeaders(isSecure: settings.isSecure))
    router.add(middleware: LastResortMiddleware(pages: pages))
    router.add(middleware: SessionMiddleware(city: pages.city, cookies: cookies))
    router.add(middleware: ProblemMiddleware(pages: pages))
    if let limit = settings.requestsPerMinute {
      let city = pages.city
      router.add(middleware: RateLimit(perMinute: limit, clock: { city.now }))
    }
    // Looks only where the router found nothing, so it stands inside of what words that.
    router.add(
      middleware: FileMiddleware(
        Bundle.module.bundleURL.appending(path: "Public").path,
        cacheControl: .init([
          (.textCss, [.noCache]), (.imageSvg, [.noCache]), (.textJavascript, [.noCache]),
        ]), logger: Self.quiet))
  }

  /// What serves the files has nothing to say but errors.
  private static var quiet: Logger {
    var logger = Logger(label: "learningcity.files")
    logger.logLevel = .error
    return logger
  }

  package func addRoutes(to router: Router<GateContext>) {
    let signIn = SignInRoutes(pages: pages, cookies: cookies, provider: provider?.settings)
    signIn.add(to: router)
    ProviderRoutes(
      signIn: signIn, provider: provider, publicAddress: settings.publicAddress
    ).add(to: router)
    SecondFactorRoutes(pages: pages).add(to: router)
    FirstRunRoutes(pages: pages, token: settings.firstRunToken).add(to: router)
    OperationRoutes(
      city: pages.city, metrics: metrics, metricsToken: settings.metricsToken
    ).add(to: router)
    AccountRoutes(pages: pages).add(to: router)
    let desk = InvitationDesk(
      pages: pages, canMail: mail != nil, publicAddress: settings.publicAddress)
    PeopleRoutes(pages: pages, desk: desk).add(to: router)
    PeopleImportRoutes(pages: pages, desk: desk).add(to: router)
    PersonalDataRoutes(pages: pages).add(to: router)
    SystemRoutes(
      pages: pages, settings: settings, provider: provider?.settings, mail: mail
    ).add(to: router)
    LogRoutes(pages: pages).add(to: router)
    MyWorkRoutes(pages: pages).add(to: router)
    SubmissionRoutes(pages: pages).add(to: router)
    StandingRoutes(pages: pages).add(to: router)
    ProgressRoutes(pages: pages).add(to: router)
    MissingRoutes(pages: pages).add(to: router)
    RequestRoutes(pages: pages).add(to: router)
    TimelinessRoutes(pages: pages).add(to: router)
    DifficultyRoutes(pages: pages).add(to: router)
    EvidenceRoutes(pages: pages).add(to: router)
    EvidenceChoiceRoutes(pages: pages).add(to: router)
    UploadRoutes(city: pages.city, location: "/uploads").add(to: router)
    CalendarRoutes(pages: pages).add(to: router)
    NoticeRoutes(
      pages: pages, canMail: mail != nil, publicAddress: settings.publicAddress
    ).add(to: router)
    OutboxRoutes(pages: pages).add(to: router)
    UnitRoutes(pages: pages).add(to: router)
    FrameworkRoutes(pages: pages).add(to: router)
    RuleSheetRoutes(pages: pages).add(to: router)
    VersionRoutes(pages: pages).add(to: router)
    AssessmentRoutes(pages: pages).add(to: router)
    router.get("/design") { request, context in
      try await pages.answer(
        DesignPage(), "design/index",
        Pages.Heading(title: pages.words(context)("design.title")), request, context)
    }
  }

  private var cookies: SiteCookies { SiteCookies(isSecure: settings.isSecure) }

  /// The page of parts holds its own samples.
  private struct DesignPage {}
}
