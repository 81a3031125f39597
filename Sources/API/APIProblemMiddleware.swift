// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Gate
import HTTPTypes
import Hummingbird
import Logging
import Words
import Workflow

/// Errors as JSON: a code for programs, words for people, and each issue with its field.
struct APIProblemMiddleware: RouterMiddleware {
  typealias Context = GateContext

  /// The JSON of an error.
  struct ProblemJSON: Encodable {
    struct IssueJSON: Encodable {
      let field: String
      let code: String
      let message: String
    }

    let code: String
    let message: String
    let issues: [IssueJSON]
  }

  let room: APIRoom

  func handle(
    _ request: Request, context: GateContext,
    next: (Request, GateContext) async throws -> Response
  ) async throws -> Response {
    do {
      return try await next(request, context)
    } catch {
      let problem = Problem(error)
      if problem.isUnforeseen {
        context.logger.error(
          "unforeseen", metadata: ["request": "\(context.id)", "error": "\(error)"])
      }
      let words = room.words(context)
      let json = ProblemJSON(
        code: problem.code, message: problem.text { words($0, $1) },
        issues: problem.issues.map {
          .init(field: $0.field, code: $0.code, message: words($0.code, $0.arguments))
        })
      var response = try context.responseEncoder.encode(json, from: request, context: context)
      response.status = problem.status
      if problem.status == .unauthorized {
        response.headers[.wwwAuthenticate] = "Basic realm=\"learningcity\""
      }
      return response
    }
  }
}
