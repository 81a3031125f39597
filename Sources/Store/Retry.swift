// SPDX-License-Identifier: Apache-2.0
import Foundation

/// Runs a transaction again after a collision, with a growing and random wait between.
/// Only collisions are repeated: nothing of the failed attempt is left in the database.
enum Retry {
  static func afterCollision<R: Sendable>(
    of kind: StoreFault.Kind, attempts: Int, _ attempt: () async throws -> R
  ) async throws -> R {
    var failures = 0
    while true {
      do {
        return try await attempt()
      } catch let fault as StoreFault where fault.kind == kind && failures < attempts {
        failures += 1
        // Two transactions that wait equally long would collide again.
        try await Task.sleep(for: .milliseconds(Int.random(in: 0...(2 << min(failures, 9)))))
      }
    }
  }
}
