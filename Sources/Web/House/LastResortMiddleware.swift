// SPDX-License-Identifier: Apache-2.0

import Foundation
import Gate
import HTTPTypes
import Hummingbird
import Logging
import Words

/// Stands outermost: what fails before a page can be drawn is logged and answered in plain words,
/// without asking the database for anything.
struct LastResortMiddleware: RouterMiddleware {
  typealias Context = GateContext

  let pages: Pages

  func handle(
    _ request: Request, context: GateContext,
    next: (Request, GateContext) async throws -> Response
  ) async throws -> Response {
    do {
      return try await next(request, context)
    } catch {
      let id = context.id
      context.logger.error("unforeseen", metadata: ["request": "\(id)", "error": "\(error)"])
      let words = pages.words(context)
      let page = ProblemMiddleware.ProblemPage(
        status: HTTPResponse.Status.serviceUnavailable.code,
        title: words("problem.title-503"), text: words("problem.unforeseen"), faults: [],
        requestID: id, isUnforeseen: true)
      return try pages.bare(page, "problem/index", title: page.title, context)
    }
  }
}
