// SPDX-License-Identifier: Apache-2.0

package import Domain
import Foundation
package import Gate
package import Hummingbird
import Logging
package import Words
package import Workflow

/// The pages: every route that a browser asks for.
package struct WebDoor: Sendable {
  private let pages: Pages
  private let isBehindTLS: Bool

  package init(
    city: City, phrasebooks: [Language: Phrasebook], isBehindTLS: Bool = false,
    demoDay: CalendarDate? = nil
  ) throws {
    pages = try Pages(city: city, phrasebooks: phrasebooks, demoDay: demoDay)
    self.isBehindTLS = isBehindTLS
  }

  /// Adds what goes around every page. Headers come first, so that files and errors get them too.
  package func addMiddleware(to router: Router<GateContext>) {
    router.add(middleware: SecurityHeaders())
    router.add(middleware: LastResortMiddleware(pages: pages))
    router.add(middleware: SessionMiddleware(city: pages.city))
    router.add(middleware: ProblemMiddleware(pages: pages))
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
    SignInRoutes(pages: pages, isBehindTLS: isBehindTLS).add(to: router)
    AccountRoutes(pages: pages).add(to: router)
    PeopleRoutes(pages: pages).add(to: router)
    LogRoutes(pages: pages).add(to: router)
    MyWorkRoutes(pages: pages).add(to: router)
    SubmissionRoutes(pages: pages).add(to: router)
    StandingRoutes(pages: pages).add(to: router)
    ProgressRoutes(pages: pages).add(to: router)
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

  /// The page of parts holds its own samples.
  private struct DesignPage {}
}
