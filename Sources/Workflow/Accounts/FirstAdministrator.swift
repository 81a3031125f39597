// SPDX-License-Identifier: Apache-2.0

package import Domain
import Foundation
import Store

/// Whether nobody has an account yet, and at which units the first keeper of accounts can stand: the
/// areas of the programmes.
package struct FirstRun: Question {
  package struct Place: Sendable, Decodable {
    package let code: String
    package let nameVi: String
    package let nameEn: String
  }

  package struct Answer: Sendable {
    package let isFirst: Bool
    package let places: [Place]
  }

  package init() {}

  package func answer(_ work: Work) throws -> Answer {
    Answer(
      isFirst: try !work.transaction.exists("SELECT 1 FROM person"),
      places: try work.transaction.all(
        """
        SELECT DISTINCT o.code, o.name_vi, o.name_en FROM programme p
        JOIN org_unit o ON o.id = p.area_unit_id ORDER BY o.code
        """, as: Place.self))
  }
}

/// The first keeper of accounts, made by whoever reads the server's console. Only while nobody has an
/// account.
package struct FirstAdministrator: Sendable {
  let login: String
  let name: String
  let password: String
  let orgUnit: String
  let cost: Password.Cost

  package init(
    login: String, name: String, password: String, orgUnit: String,
    cost: Password.Cost = .normal
  ) {
    self.login = login
    self.name = name
    self.password = password
    self.orgUnit = orgUnit
    self.cost = cost
  }
}

extension City {
  package func perform(_ first: FirstAdministrator, as actor: Actor) async throws {
    guard try await answer(FirstRun(), as: actor).isFirst else { throw Refusal.notFound("page") }
    let hash = try await newHash(first.password, of: first.login, first.cost)
    try await perform(KeepFirst(first: first, hash: hash), as: actor)
  }
}

private struct KeepFirst: Act {
  let first: FirstAdministrator
  let hash: String

  func perform(_ work: Work) throws {
    guard try FirstRun().answer(work).isFirst else { throw Refusal.notFound("page") }
    let person = try AddPerson(
      login: first.login, name: first.name, password: nil, role: .administrator,
      orgUnit: first.orgUnit
    ).perform(work)
    try work.keepPassword(hash, of: person, session: nil)
  }
}
