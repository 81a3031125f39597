// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Times of the same work, again and again.
package struct Measuring {
  /// In seconds, the shortest first.
  private let times: [Double]

  package init(_ count: Int, _ body: (Int) async throws -> Void) async rethrows {
    let clock = ContinuousClock()
    var times: [Double] = []
    for number in 0..<count {
      let start = clock.now
      try await body(number)
      times.append((clock.now - start) / .seconds(1))
    }
    self.times = times.sorted()
  }

  package var median: Double { times[times.count / 2] }
  package var p95: Double { times[min(times.count - 1, times.count * 95 / 100)] }

  package static func milliseconds(_ seconds: Double) -> String {
    String(format: "%.2f ms", seconds * 1000)
  }

  package static func microseconds(_ seconds: Double) -> String {
    String(format: "%.1f µs", seconds * 1_000_000)
  }

  /// What the process holds now and held at most, in megabytes; zero where the system does not tell.
  package static func memory() -> (now: Int, peak: Int) {
    let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
    func megabytes(_ name: String) -> Int {
      let line = status.split(separator: "\n").first { $0.hasPrefix(name) }
      return line.flatMap { Int($0.filter(\.isNumber)) }.map { $0 / 1024 } ?? 0
    }
    return (megabytes("VmRSS:"), megabytes("VmHWM:"))
  }
}
