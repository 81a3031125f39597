// SPDX-License-Identifier: Apache-2.0

import Foundation
import HTTPTypes
package import Hummingbird
import Synchronization

/// Counts requests by method and class of status, and how long they took: for Prometheus.
package final class RequestMetrics: RouterMiddleware {
  package typealias Context = GateContext

  private struct Kind: Hashable {
    let method: String
    let status: String
  }

  private struct Counts {
    var requests: [Kind: Int] = [:]
    var buckets = [Int](repeating: 0, count: RequestMetrics.limits.count)
    var seconds = 0.0
    var running = 0
  }

  private static let limits = [0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10]

  private let counts = Mutex(Counts())

  package init() {}

  package func handle(
    _ request: Request, context: GateContext,
    next: (Request, GateContext) async throws -> Response
  ) async throws -> Response {
    counts.withLock { $0.running += 1 }
    let clock = ContinuousClock()
    let begin = clock.now
    var status = "5xx"
    defer {
      let took = begin.duration(to: clock.now).components
      let seconds = Double(took.seconds) + Double(took.attoseconds) / 1e18
      counts.withLock { counts in
        counts.running -= 1
        counts.requests[Kind(method: Self.method(request), status: status), default: 0] += 1
        counts.seconds += seconds
        for (index, limit) in Self.limits.enumerated() where seconds <= limit {
          counts.buckets[index] += 1
        }
      }
    }
    let response = try await next(request, context)
    status = "\(response.status.code / 100)xx"
    return response
  }

  /// The lines of the text format.
  package var lines: [String] {
    let counts = counts.withLock { $0 }
    let total = counts.requests.values.reduce(0, +)
    var lines = ["# TYPE learningcity_http_requests_total counter"]
    lines += counts.requests.map { kind, count in
      "learningcity_http_requests_total{method=\"\(kind.method)\",status=\"\(kind.status)\"} \(count)"
    }.sorted()
    lines.append("# TYPE learningcity_http_request_seconds histogram")
    for (limit, count) in zip(Self.limits, counts.buckets) {
      lines.append("learningcity_http_request_seconds_bucket{le=\"\(limit)\"} \(count)")
    }
    lines += [
      "learningcity_http_request_seconds_bucket{le=\"+Inf\"} \(total)",
      "learningcity_http_request_seconds_sum \(counts.seconds)",
      "learningcity_http_request_seconds_count \(total)",
      "# TYPE learningcity_http_requests_running gauge",
      "learningcity_http_requests_running \(counts.running)",
    ]
    return lines
  }

  /// A method that a client made up is no label of its own.
  private static func method(_ request: Request) -> String {
    let known: [HTTPRequest.Method] = [.get, .head, .post, .put, .delete, .patch, .options]
    return known.contains(request.method) ? request.method.rawValue : "other"
  }
}
