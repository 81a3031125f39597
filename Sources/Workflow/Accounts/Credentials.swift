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
    let failedAttempts: Int
    let lockedUntil: Date?

    var person: SessionPerson.Person {
      SessionPerson.Person(
        id: id, login: login, name: name, positionVi: positionVi, positionEn: positionEn,
        language: language)
    }

    func minutesOfRest(_ now: Date) -> Int? {
      guard let lockedUntil, lockedUntil > now else { return nil }
      return Int((lockedUntil.timeIntervalSince(now) / 60).rounded(.up))
    }
  }

  let login: String

  func answer(_ work: Work) throws -> Known? {
    try work.transaction.one(
      """
      SELECT id, login, name, position_vi, position_en, language, password_hash, failed_attempts,
        locked_until
      FROM person WHERE closed_at IS NULL AND login = \(login.trimmingCharacters(in: .whitespaces).lowercased())
      """, as: Known.self)
  }
}
