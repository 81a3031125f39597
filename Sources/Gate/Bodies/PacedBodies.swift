// SPDX-License-Identifier: Apache-2.0

package import Hummingbird

/// Ends a request whose body comes too slowly to be honest: after a time of grace it must have come
/// at a pace that the slowest line of a ward has.
package struct PacedBodies: RouterMiddleware {
  package typealias Context = GateContext

  package struct TooSlow: Error {}

  private let grace: Duration
  /// Bytes a second.
  private let pace: Int

  package init(grace: Duration = .seconds(30), pace: Int = 2048) {
    self.grace = grace
    self.pace = pace
  }

  package func handle(
    _ request: Request, context: GateContext,
    next: (Request, GateContext) async throws -> Response
  ) async throws -> Response {
    guard request.method != .get, request.method != .head else {
      return try await next(request, context)
    }
    var request = request
    request.body = RequestBody(
      asyncSequence: Paced(base: request.body, grace: grace, pace: pace))
    return try await next(request, context)
  }

  private struct Paced: AsyncSequence, Sendable {
    typealias Element = ByteBuffer

    let base: RequestBody
    let grace: Duration
    let pace: Int

    func makeAsyncIterator() -> Iterator {
      Iterator(base: base.makeAsyncIterator(), grace: grace, pace: pace)
    }

    struct Iterator: AsyncIteratorProtocol {
      var base: RequestBody.AsyncIterator
      let grace: Duration
      let pace: Int
      var received = 0
      /// Only waiting for the other side counts, not what the program does between.
      var waited = Duration.zero

      mutating func next() async throws -> ByteBuffer? {
        let asked = ContinuousClock.now
        guard let part = try await base.next() else { return nil }
        waited += ContinuousClock.now - asked
        received += part.readableBytes
        if waited > grace + .seconds(Double(received) / Double(pace)) { throw TooSlow() }
        return part
      }
    }
  }
}
