// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Store

/// What is known of a login, to check a password against; nil when there is no such account.
struct Credentials: Question {
  struct Known: Sendable, Decodable {
    let id: UUID
    let login: String
    let name: String
    let positionVi: String
    let positionEn: String
    let language: Language
    let passwordHash: String
    let hasSecondFactor: Bool
    let needsSecondFactor: Bool

    var person: SessionPerson.Person {
      SessionPerson.Person(
        id: id, login: login, name: name, positionVi: positionVi, positionEn: positionEn,
        language: language)
    }
  }

  let login: String

  func answer(_ work: Work) throws -> Known? {
    try work.transaction.one(
      """
      SELECT p.id, p.login, p.name, p.position_vi, p.position_en, p.language, p.password_hash,
        \(SecondFactor.isSetUp) AS has_second_factor,
        \(SecondFactor.isOwed(work.today)) AS needs_second_factor
      FROM person p
      WHERE p.closed_at IS NULL
        AND p.login = \(login.trimmingCharacters(in: .whitespaces).lowercased())
      """, as: Known.self)
  }
}
