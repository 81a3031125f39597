// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Store

/// The operator holds every seal of the log against its entry, and a head that was published before
/// against the chain of now.
package struct VerifyLog: Question {
  /// What is wrong at one place of the chain.
  package struct Fault: Sendable, Hashable {
    package enum Kind: String, Sendable, CaseIterable {
      /// The entry does not say what was sealed, or stands at another place.
      case changed
      /// A number of the chain is not there.
      case missing
      /// So many entries were never sealed.
      case unsealed
      /// The head that was published is not that of this chain.
      case otherHead
    }

    /// The place in the chain; for `unsealed` how many.
    package let number: Int
    package let kind: Kind

    package init(number: Int, kind: Kind) {
      self.number = number
      self.kind = kind
    }
  }

  package struct Answer: Sendable {
    package let head: LogHead?
    package let faults: [Fault]
  }

  let published: LogHead?

  package init(published: LogHead? = nil) { self.published = published }

  package func answer(_ work: Work) throws -> Answer {
    guard work.actor.isOperator else { throw Refusal.notAllowed(.viewLog) }
    var walk = Walk(published: published)
    while true {
      let seals = try work.transaction.all(
        """
        SELECT s.number, s.hash, e.id, e.occurred_at, e.kind, e.subject_id, e.person_id, e.content
        FROM log_seal s LEFT JOIN log_entry e ON e.id = s.entry_id
        WHERE s.number >= \(walk.expected) ORDER BY s.number LIMIT 2000
        """, as: Seal.self)
      if seals.isEmpty { break }
      for seal in seals { walk.take(seal) }
    }
    walk.end()
    let unsealed = try work.transaction.scalar(
      """
      SELECT COUNT(*) FROM log_entry e
      WHERE NOT EXISTS (SELECT 1 FROM log_seal s WHERE s.entry_id = e.id)
      """, as: Int.self)
    if let unsealed, unsealed > 0 { walk.faults.append(Fault(number: unsealed, kind: .unsealed)) }
    return Answer(head: try work.logHead(), faults: walk.faults)
  }

  /// Goes along the chain and notes what is wrong.
  private struct Walk {
    let published: LogHead?
    var faults: [Fault] = []
    var expected = 1
    private var previous = LogChain.beginning

    init(published: LogHead?) { self.published = published }

    mutating func take(_ seal: Seal) {
      while expected < seal.number {
        faults.append(Fault(number: expected, kind: .missing))
        expected += 1
      }
      if let link = seal.link {
        let hash = LogChain.hash(link, number: seal.number, after: previous)
        if hash != seal.hash { faults.append(Fault(number: seal.number, kind: .changed)) }
      } else {
        faults.append(Fault(number: seal.number, kind: .missing))
      }
      if let published, published.number == seal.number, published.hash != seal.hash {
        faults.append(Fault(number: seal.number, kind: .otherHead))
      }
      previous = seal.hash
      expected = seal.number + 1
    }

    /// What was published must still be there.
    mutating func end() {
      if let published, published.number >= expected {
        faults.append(Fault(number: published.number, kind: .missing))
      }
    }
  }

  private struct Seal: Decodable {
    let number: Int
    let hash: String
    let id: String?
    let occurredAt: String?
    let kind: String?
    let subjectID: String?
    let personID: String?
    let content: String?

    var link: LogChain.Link? {
      guard let id, let occurredAt, let kind, let subjectID, let content else { return nil }
      return LogChain.Link(
        id: id, occurredAt: occurredAt, kind: kind, subjectID: subjectID, personID: personID,
        content: content)
    }
  }
}
