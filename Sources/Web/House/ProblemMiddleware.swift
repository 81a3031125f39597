// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Gate
import HTTPTypes
import Hummingbird
import Logging
import Words
import Workflow

/// Turns errors into pages that a person can read; what nobody foresaw goes to the log with the
/// number that the page shows.
struct ProblemMiddleware: RouterMiddleware {
  typealias Context = GateContext

  /// The page of an error.
  struct ProblemPage {
    let status: Int
    let title: String
    let text: String
    let faults: [Page.Fault]
    let requestID: String
    let isUnforeseen: Bool
  }

  let pages: Pages

  func handle(
    _ request: Request, context: GateContext,
    next: (Request, GateContext) async throws -> Response
  ) async throws -> Response {
    do {
      return try await next(request, context)
    } catch is SignInNeeded {
      let back = request.method == .get ? request.uri.string : Links.home
      let query = back.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
      return .redirect(to: back == Links.home ? Links.signIn : "\(Links.signIn)?back=\(query)")
    } catch {
      return try await answer(Problem(error), error, request, context)
    }
  }

  private func answer(
    _ problem: Problem, _ error: any Error, _ request: Request, _ context: GateContext
  ) async throws -> Response {
    let id = context.id
    if problem.isUnforeseen {
      context.logger.error("unforeseen", metadata: ["request": "\(id)", "error": "\(error)"])
    }
    let words = pages.words(context)
    let page = ProblemPage(
      status: problem.status.code,
      title: words("problem.title-\(problem.status.code)"),
      text: problem.text { words($0, $1) },
      faults: problem.issues.map { Page.Fault(href: "", text: words($0.code, $0.arguments)) },
      requestID: id, isUnforeseen: problem.isUnforeseen)
    return try await pages.answer(
      page, "problem/index", Pages.Heading(title: page.title), request, context,
      status: problem.status)
  }
}
