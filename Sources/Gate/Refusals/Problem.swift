// SPDX-License-Identifier: Apache-2.0

package import Domain
package import HTTPTypes
import Hummingbird
import Workflow

/// An error as a door shows it: a status and words. What nobody foresaw says nothing of itself.
package struct Problem: Sendable {
  package let status: HTTPResponse.Status
  /// A locale key.
  package let code: String
  package let arguments: [String: String]
  /// Placeholders whose values are locale keys themselves.
  package let wordedArguments: [String: String]
  package let issues: [Issue]
  /// True when it was not foreseen and belongs in the log.
  package let isUnforeseen: Bool

  package init(_ error: any Error) {
    switch error {
    case let refusal as Refusal: self.init(refusal)
    case is TokenReadsOnly: self.init(.forbidden, "problem.token-reads-only")
    case is SecondFactorNeeded: self.init(.unauthorized, "problem.second-factor")
    case is SignInNeeded: self.init(.unauthorized, "problem.sign-in")
    case let limit as RateLimit.Exceeded:
      self.init(.tooManyRequests, "problem.too-many", ["seconds": String(limit.seconds)])
    case is CrossSite.Refused: self.init(.forbidden, "problem.cross-site")
    case is PacedBodies.TooSlow: self.init(.requestTimeout, "problem.too-slow")
    case is Multipart.Malformed: self.init(.badRequest, "problem.broken-form")
    case let error as any HTTPResponseError where error.status == .contentTooLarge:
      self.init(.contentTooLarge, "problem.too-large")
    case let error as HTTPError where error.status == .notFound:
      self.init(.notFound, "problem.no-page")
    case let error as any HTTPResponseError where error.status.code < 500:
      self.init(error.status, "problem.bad-request")
    default: self.init(.internalServerError, "problem.unforeseen", isUnforeseen: true)
    }
  }

  private init(_ refusal: Refusal) {
    switch refusal {
    case .notFound(let thing): self.init(.notFound, "problem.not-found.\(thing)")
    case .notAllowed(let permission):
      self.init(
        .forbidden, "problem.not-allowed",
        worded: ["permission": "permission.\(permission.rawValue)"])
    // Who asks can do nothing about it.
    case .conflict("store.full", let arguments):
      self.init(
        HTTPResponse.Status(code: 507, reasonPhrase: "Insufficient Storage"), "store.full",
        arguments, isUnforeseen: true)
    case .conflict(let code, let arguments): self.init(.conflict, code, arguments)
    case .invalid(let issues):
      self.init(.unprocessableContent, "problem.invalid", issues: issues)
    }
  }

  private init(
    _ status: HTTPResponse.Status, _ code: String, _ arguments: [String: String] = [:],
    worded: [String: String] = [:], issues: [Issue] = [], isUnforeseen: Bool = false
  ) {
    self.status = status
    self.code = code
    self.arguments = arguments
    wordedArguments = worded
    self.issues = issues
    self.isUnforeseen = isUnforeseen
  }

  /// The problem in words, by the phrases of a language.
  package func text(_ words: (String, [String: String]) -> String) -> String {
    let worded = wordedArguments.mapValues { words($0, [:]) }
    return words(code, arguments.merging(worded) { _, key in key })
  }
}
