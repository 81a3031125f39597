// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Domain
import Foundation

/// The clock of a demo: it begins in the morning of a given day and then goes on as usual.
enum DemoClock {
  static func day(_ text: String?) throws -> CalendarDate? {
    guard let text else { return nil }
    guard let day = CalendarDate(text) else { throw ValidationError("--demo-day: YYYY-MM-DD") }
    return day
  }

  static func clock(_ day: CalendarDate?) -> @Sendable () -> Date {
    guard let day else { return { Date() } }
    // 01:00 UTC is eight in the morning in Viet Nam.
    let morning = try? Date("\(day)T01:00:00Z", strategy: .iso8601)
    let shift = morning.map { $0.timeIntervalSinceNow } ?? 0
    return { Date().addingTimeInterval(shift) }
  }
}
