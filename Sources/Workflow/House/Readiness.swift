// SPDX-License-Identifier: Apache-2.0

import Foundation
import Store

/// Whether the database answers and is of this program's schema.
package struct Readiness: Question {
  package init() {}

  package func answer(_ work: Work) throws -> Bool {
    let applied = try work.transaction.all("SELECT name FROM schema_migration", as: String.self)
    return Set(applied) == Set(Schema.migrations.map(\.name))
  }
}

/// Numbers to watch: sessions, and what stands in the log of the last hour.
package struct CityNumbers: Question {
  package struct Answer: Sendable {
    package let sessions: Int
    package let unsealed: Int
    package let lastHour: [String: Int]
  }

  package init() {}

  package func answer(_ work: Work) throws -> Answer {
    let hour = work.now.addingTimeInterval(-3600)
    let counts = try work.transaction.all(
      "SELECT kind, COUNT(*) AS count FROM log_entry WHERE occurred_at > \(hour) GROUP BY kind",
      as: Count.self)
    return Answer(
      sessions: try work.transaction.scalar(
        "SELECT COUNT(*) FROM session WHERE expires_at > \(work.now)", as: Int.self) ?? 0,
      unsealed: try work.transaction.scalar(
        """
        SELECT COUNT(*) FROM log_entry e WHERE e.occurred_at > \(hour)
          AND NOT EXISTS (SELECT 1 FROM log_seal s WHERE s.entry_id = e.id)
        """, as: Int.self) ?? 0,
      lastHour: Dictionary(uniqueKeysWithValues: counts.map { ($0.kind, $0.count) }))
  }

  private struct Count: Decodable {
    let kind: String
    let count: Int
  }
}
