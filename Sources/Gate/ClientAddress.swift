// SPDX-License-Identifier: Apache-2.0

import Foundation
import HTTPTypes
package import Hummingbird

/// Finds the client's address behind proxies that are named: the last one in `X-Forwarded-For` that
/// is none of them. What others write there is not believed.
package struct ClientAddress: RouterMiddleware {
  package typealias Context = GateContext

  let trusted: Set<String>

  package init(trusted: Set<String>) { self.trusted = trusted }

  package func handle(
    _ request: Request, context: GateContext,
    next: (Request, GateContext) async throws -> Response
  ) async throws -> Response {
    var context = context
    if let peer = context.address, trusted.contains(peer) {
      let forwarded = request.headers[values: .xForwardedFor]
        .flatMap { $0.split(separator: ",") }
        .map { $0.trimmingCharacters(in: .whitespaces) }
      if let client = forwarded.last(where: { !trusted.contains($0) }), client.count <= 45 {
        context.address = client
      }
    }
    return try await next(request, context)
  }
}
