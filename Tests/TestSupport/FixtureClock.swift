// SPDX-License-Identifier: Apache-2.0
package import Foundation
import Synchronization

/// A clock that a test moves; by itself it goes on by a millisecond with each act.
/// It starts on 20 January 2025 at ten in the morning in Uông Bí, four days before the deadline.
package final class FixtureClock: Sendable {
  package static let start = Date(timeIntervalSince1970: 1_737_342_000)

  private let instant = Mutex(start)

  package init() {}

  package var now: Date { instant.withLock { $0 } }

  /// The moment of the next act: no two acts happen at once.
  package func tick() -> Date {
    instant.withLock {
      $0 += 0.001
      return $0
    }
  }

  package func advance(minutes: Int) {
    instant.withLock { $0 += TimeInterval(minutes * 60) }
  }

  package func advance(days: Int) { advance(minutes: days * 24 * 60) }

  /// Sets the clock to a moment such as `2025-01-26T03:00:00Z`; false when the text is none.
  @discardableResult
  package func set(_ text: String) -> Bool {
    guard let moment = try? Date(text, strategy: .iso8601) else { return false }
    instant.withLock { $0 = moment }
    return true
  }
}
