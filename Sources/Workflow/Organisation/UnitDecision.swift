// SPDX-License-Identifier: Apache-2.0

package import Domain
package import Foundation
import Store

/// What people decided of units beside the folder: units that were always there, or a change on a
/// day.
package enum UnitDecision: Sendable {
  case units([OrgUnit])
  case change(UnitChange)

  enum Kind: String, Decodable {
    case units, change
  }

  fileprivate init(_ kind: Kind, _ content: String) throws {
    let (decoder, content) = (JSONDecoder(), Data(content.utf8))
    self =
      switch kind {
      case .units: .units(try decoder.decode([OrgUnit].self, from: content))
      case .change: .change(try decoder.decode(UnitChange.self, from: content))
      }
  }
}

extension Work {
  /// Writes a decision; the outcome is its id.
  @discardableResult
  func write(_ decision: UnitDecision, _ book: ProgrammeBook) throws -> UUID {
    let (kind, content): (UnitDecision.Kind, String) =
      switch decision {
      case .units(let units): (.units, try CanonicalJSON.text(units))
      case .change(let change): (.change, try CanonicalJSON.text(change))
      }
    let id = Identifier.make(at: now)
    try transaction.execute(
      """
      INSERT INTO org_change (id, programme_id, kind, content, person_id, written_at)
      VALUES (\(id), \(book.id), \(kind.rawValue), \(content), \(actor.personID), \(now))
      """)
    return id
  }

  /// The decisions that hold, in the order in which they were written.
  func decisions(of programme: UUID) throws -> [(id: UUID, decision: UnitDecision)] {
    let ids = try transaction.all(
      """
      SELECT id FROM org_change WHERE programme_id = \(programme) AND undone_at IS NULL
      ORDER BY written_at, id
      """, as: UUID.self)
    return try ids.map { ($0, try decision($0)) }
  }

  /// What was decided, as it was written.
  func decision(_ id: UUID) throws -> UnitDecision {
    try shelf.decision(id) {
      let row = try transaction.one(
        "SELECT kind, content FROM org_change WHERE id = \(id)", as: Row.self)
      guard let row else { throw Refusal.notFound("change") }
      return try UnitDecision(row.kind, row.content)
    }
  }

  private typealias Row = DecisionRow
}

private struct DecisionRow: Decodable {
  let kind: UnitDecision.Kind
  let content: String
}

extension Programme {
  /// The programme of the folder with what people decided of its units.
  func with(_ decisions: some Sequence<UnitDecision>) -> Programme {
    var programme = self
    for decision in decisions {
      switch decision {
      case .units(let units): programme.add(units)
      case .change(let change): programme.changes.append(change)
      }
    }
    return programme
  }
}
