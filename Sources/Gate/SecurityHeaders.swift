// SPDX-License-Identifier: Apache-2.0

import HTTPTypes
package import Hummingbird

/// Headers on every answer: no foreign content, no framing, no guessing of types; and the number by
/// which support finds the request.
package struct SecurityHeaders: RouterMiddleware {
  package typealias Context = GateContext

  let isSecure: Bool

  package init(isSecure: Bool) { self.isSecure = isSecure }

  package func handle(
    _ request: Request, context: GateContext,
    next: (Request, GateContext) async throws -> Response
  ) async throws -> Response {
    var response = try await next(request, context)
    for (name, value) in Self.headers where response.headers[name] == nil {
      response.headers[name] = value
    }
    if isSecure { response.headers[.strictTransportSecurity] = "max-age=31536000" }
    // What a browser may keep says so itself.
    if response.headers[.cacheControl] == nil { response.headers[.cacheControl] = "no-store" }
    response.headers[.requestID] = context.id
    return response
  }

  private static let headers: [(HTTPField.Name, String)] = [
    (
      .contentSecurityPolicy,
      "default-src 'none'; img-src 'self' data:; style-src 'self'; script-src 'self'; "
        + "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    (.xContentTypeOptions, "nosniff"),
    (.xFrameOptions, "DENY"),
    (.referrerPolicy, "same-origin"),
    (.crossOriginOpenerPolicy, "same-origin"),
  ]
}
