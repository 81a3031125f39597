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
    context.address = context.address.map {
      client(behind: $0, forwarded: request.headers[values: .xForwardedFor])
    }
    return try await next(request, context)
  }

  func client(behind peer: String, forwarded: [String]) -> String {
    guard trusted.contains(peer) else { return peer }
    let addresses = forwarded.flatMap { $0.split(separator: ",") }
      .map { $0.trimmingCharacters(in: .whitespaces) }
    // The longest address, of IPv6 with IPv4 in it, has 45 characters.
    guard let client = addresses.last(where: { !trusted.contains($0) }), client.count <= 45
    else { return peer }
    return client
  }
}
