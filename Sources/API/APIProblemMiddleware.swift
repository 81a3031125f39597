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
      /// Where in a file that was brought: `sheet`, `row`, `cell`, `line`, `column`, as far as known.
      let place: [String: String]?

      init(_ issue: Issue, _ words: Phrasebook) {
        field = issue.field
        code = issue.code
        message = words(issue.code, issue.arguments)
        let known = issue.arguments.filter { Self.places.contains($0.key) }
        place = known.isEmpty ? nil : known
      }

      private static let places: Set = ["sheet", "row", "cell", "line", "column"]
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
        issues: problem.issues.map { ProblemJSON.IssueJSON($0, words) })
      var response = try context.responseEncoder.encode(json, from: request, context: context)
      response.status = problem.status
      if problem.status == .unauthorized {
        response.headers[.wwwAuthenticate] = "Basic realm=\"learningcity\""
      }
      return response
    }
  }
}
