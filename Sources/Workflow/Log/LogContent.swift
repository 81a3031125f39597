// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Store

/// What an entry of the log says, as it is kept and sealed.
struct LogContent: Codable {
  /// The sign-in name; nil for the command line, and for somebody who is nobody.
  let login: String?
  let name: String?
  /// As what: every role that the person held in the post in use, with its unit.
  let roles: [String]
  let door: Actor.Origin.Door
  let address: String?
  let detail: [String: String]
}

extension Work {
  /// Adds an entry to the log, in the same transaction. Its seal comes afterwards.
  func note(
    _ kind: String, on subject: UUID?, by person: UUID?, _ detail: [String: String]
  ) throws {
    let known = try person.flatMap { id in
      try transaction.one(
        "SELECT login, name FROM person WHERE id = \(id)", as: LoggedPerson.self)
    }
    let roles = try person.map { id in
      try transaction.all(
        """
        SELECT g.role, o.code FROM role_grant g JOIN org_unit o ON o.id = g.org_unit_id
        WHERE \(id == actor.personID ? Scope.isOwn(id, self) : held(id)) ORDER BY o.code, g.role
        """, as: LoggedRole.self)
    }
    let content = LogContent(
      login: known?.login, name: known?.name,
      roles: (roles ?? []).map { "\($0.role)@\($0.code)" }, door: actor.origin.door,
      address: actor.origin.address, detail: detail)
    try transaction.execute(
      """
      INSERT INTO log_entry (id, occurred_at, kind, subject_id, person_id, content)
      VALUES (\(Identifier.make(at: now)), \(now), \(kind),
        \(subject?.uuidString.lowercased() ?? ""), \(person), \(try CanonicalJSON.text(content)))
      """)
  }
}

extension Work {
  private func held(_ person: UUID) -> SQL {
    "g.person_id = \(person) AND \(Scope.isHeld(today))"
  }
}

private struct LoggedPerson: Decodable {
  let login: String
  let name: String
}

private struct LoggedRole: Decodable {
  let role: String
  let code: String
}
