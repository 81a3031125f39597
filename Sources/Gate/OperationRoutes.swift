// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import HTTPTypes
package import Hummingbird
package import Workflow

/// What machines ask of the program: whether it lives, whether it can work, and its numbers.
package struct OperationRoutes: Sendable {
  let city: City
  let metrics: RequestMetrics
  let metricsToken: String?

  /// Without a token there are no metrics.
  package init(city: City, metrics: RequestMetrics, metricsToken: String?) {
    self.city = city
    self.metrics = metrics
    self.metricsToken = metricsToken
  }

  package func add(to router: Router<GateContext>) {
    router.get("/health") { _, _ in "ok" }
    router.get("/ready") { _, _ -> Response in
      let isReady = (try? await city.answer(Readiness(), as: .commandLine)) ?? false
      return Self.text(
        isReady ? "ready" : "not ready", isReady ? .ok : .serviceUnavailable)
    }
    router.get("/metrics") { request, _ -> Response in
      guard let metricsToken, let said = request.headers[.authorization] else {
        throw Refusal.notFound("page")
      }
      // Compared as hashes: equal beginnings take no longer.
      guard SessionDigest.of(said) == SessionDigest.of("Bearer \(metricsToken)") else {
        throw Refusal.notFound("page")
      }
      let numbers = try await city.answer(CityNumbers(), as: .commandLine)
      var lines = metrics.lines
      lines += [
        "# TYPE learningcity_sessions gauge", "learningcity_sessions \(numbers.sessions)",
        "# TYPE learningcity_log_unsealed gauge", "learningcity_log_unsealed \(numbers.unsealed)",
        "# TYPE learningcity_log_last_hour gauge",
      ]
      lines += numbers.lastHour.map { kind, count in
        "learningcity_log_last_hour{kind=\"\(kind)\"} \(count)"
      }.sorted()
      return Self.text(lines.joined(separator: "\n") + "\n", .ok)
    }
  }

  private static func text(_ text: String, _ status: HTTPResponse.Status) -> Response {
    Response(
      status: status,
      headers: [.contentType: "text/plain; charset=utf-8", .cacheControl: "no-store"],
      body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
  }
}
