// SPDX-License-Identifier: Apache-2.0

package import Foundation
import HTTPTypes
package import Hummingbird
import Synchronization
import Workflow

/// How much one visitor may ask: a bucket for each person, and for each address that has not signed
/// in, which fills evenly over a minute.
package final class RateLimit: RouterMiddleware {
  package typealias Context = GateContext

  /// Too much was asked: the next request after so many seconds.
  package struct Exceeded: Error {
    package let seconds: Int
  }

  private struct Bucket {
    var left: Double
    var filledAt: Double
  }

  private let perMinute: Double
  private let clock: @Sendable () -> Date
  private let buckets = Mutex<[String: Bucket]>([:])

  package init(perMinute: Int, clock: @escaping @Sendable () -> Date = { Date() }) {
    self.perMinute = Double(perMinute)
    self.clock = clock
  }

  package func handle(
    _ request: Request, context: GateContext,
    next: (Request, GateContext) async throws -> Response
  ) async throws -> Response {
    let who =
      context.visitor.map { "person:\($0.login)" }
      ?? "address:\(NetworkAddress.network(context.address ?? ""))"
    if let seconds = take(who, at: clock().timeIntervalSince1970) {
      throw Exceeded(seconds: seconds)
    }
    return try await next(request, context)
  }

  /// Takes one request; the seconds to wait when there is none left.
  func take(_ who: String, at now: Double) -> Int? {
    buckets.withLock { buckets in
      // Full buckets say nothing: they go before there are too many.
      if buckets.count > 10_000 {
        buckets = buckets.filter { filled($0.value, at: now) < perMinute }
      }
      var left = buckets[who].map { filled($0, at: now) } ?? perMinute
      let wait = left < 1 ? Int(((1 - left) * 60 / perMinute).rounded(.up)) : nil
      if wait == nil { left -= 1 }
      buckets[who] = Bucket(left: left, filledAt: now)
      return wait
    }
  }

  private func filled(_ bucket: Bucket, at now: Double) -> Double {
    min(perMinute, bucket.left + (now - bucket.filledAt) * perMinute / 60)
  }
}
