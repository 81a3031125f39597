// SPDX-License-Identifier: Apache-2.0

import Foundation
import Store

/// How entries of the log are chained: the seal of each holds everything that it says and the seal
/// of the one before.
enum LogChain {
  /// An entry as its seal sees it.
  struct Link: Decodable {
    let id: String
    let occurredAt: String
    let kind: String
    let subjectID: String
    let personID: String?
    let content: String
  }

  /// The seal of the first entry has none before it.
  static let beginning = ""

  static func hash(_ link: Link, number: Int, after previous: String) -> String {
    // Lengths stand before the parts, so that nothing can move from one to the next.
    let parts = [
      previous, String(number), link.id, link.occurredAt, link.kind, link.subjectID,
      link.personID ?? "", link.content,
    ]
    return Checksum.sha256(parts.map { "\($0.utf8.count):\($0)" }.joined())
  }
}

/// Seals what was added to the log since the last time; the outcome is the head of the chain.
package struct SealLog: Act {
  /// Looks at the whole log, not only at what is new.
  let everything: Bool

  package init(everything: Bool = false) { self.everything = everything }

  package func perform(_ work: Work) throws -> LogHead? {
    var head = try work.logHead()
    // An act that took long may have its moment before one that is sealed already.
    let last = try head.flatMap { head in
      try work.transaction.scalar(
        """
        SELECT e.occurred_at FROM log_seal s JOIN log_entry e ON e.id = s.entry_id
        WHERE s.number = \(head.number)
        """, as: Date.self)
    }
    let since = everything ? nil : last?.addingTimeInterval(-Self.longestAct)
    let from = since ?? Date(timeIntervalSince1970: 0)
    let links = try work.transaction.all(
      """
      SELECT e.id, e.occurred_at, e.kind, e.subject_id, e.person_id, e.content FROM log_entry e
      WHERE e.occurred_at >= \(from)
        AND NOT EXISTS (SELECT 1 FROM log_seal s WHERE s.entry_id = e.id)
      ORDER BY e.occurred_at, e.id
      """, as: LogChain.Link.self)
    for link in links {
      let number = (head?.number ?? 0) + 1
      let hash = LogChain.hash(link, number: number, after: head?.hash ?? LogChain.beginning)
      try work.transaction.execute(
        """
        INSERT INTO log_seal (number, entry_id, hash) VALUES (\(number), \(link.id), \(hash))
        """)
      head = LogHead(number: number, hash: hash)
    }
    return head
  }

  private static let longestAct: TimeInterval = 3600
}

extension Work {
  func logHead() throws -> LogHead? {
    try transaction.one(
      "SELECT number, hash FROM log_seal ORDER BY number DESC LIMIT 1", as: LogHead.self)
  }
}
