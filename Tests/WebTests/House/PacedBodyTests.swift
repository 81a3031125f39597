// SPDX-License-Identifier: Apache-2.0

import Gate
import Hummingbird
import HummingbirdTesting
import Testing

/// A body that comes too slowly ends its request; a slow program does not.
@Suite struct PacedBodyTests {
  /// Between the other side and the program: hands the body on in pieces, with a pause before each.
  private struct SlowLine: RouterMiddleware {
    typealias Context = GateContext
    let pause: Duration

    func handle(
      _ request: Request, context: GateContext,
      next: (Request, GateContext) async throws -> Response
    ) async throws -> Response {
      let (pieces, line) = AsyncStream.makeStream(of: ByteBuffer.self)
      let pause = pause
      let sending = Task {
        for _ in 0..<20 {
          try? await Task.sleep(for: pause)
          line.yield(ByteBuffer(string: "a"))
        }
        line.finish()
      }
      defer { sending.cancel() }
      return try await next(
        Request(head: request.head, body: RequestBody(asyncSequence: pieces)), context)
    }
  }

  private func length(grace: Duration, pace: Int, pause: Duration) async throws -> String {
    let router = Router(context: GateContext.self)
    router.add(middleware: SlowLine(pause: pause))
    router.add(middleware: PacedBodies(grace: grace, pace: pace))
    router.post("/") { request, _ in
      var request = request
      do {
        return "\(try await request.collectBody(upTo: 100).readableBytes)"
      } catch is PacedBodies.TooSlow {
        return "too slow"
      }
    }
    return try await Application(router: router).test(.router) { client in
      try await client.execute(uri: "/", method: .post) { String(buffer: $0.body) }
    }
  }

  @Test func `A trickle is ended after the time of grace`() async throws {
    #expect(
      try await length(grace: .milliseconds(5), pace: 100_000, pause: .milliseconds(20))
        == "too slow")
  }

  @Test func `Whoever keeps the pace, or is within the time of grace, is heard to the end`()
    async throws
  {
    #expect(try await length(grace: .seconds(60), pace: 1 << 30, pause: .milliseconds(1)) == "20")
    #expect(try await length(grace: .seconds(1), pace: 1, pause: .milliseconds(1)) == "20")
  }
}
