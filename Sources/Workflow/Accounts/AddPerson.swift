// SPDX-License-Identifier: Apache-2.0

package import Domain
package import Foundation
import Store

/// An account with its first role at a unit. Without a password it waits for its invitation.
package struct AddPerson: Act {
  let login: String
  let details: PersonDetails
  let password: String?
  let role: Role
  let orgUnit: String
  let from: CalendarDate?
  let to: CalendarDate?
  let cost: Password.Cost

  package init(
    login: String, details: PersonDetails, password: String?, role: Role, orgUnit: String,
    from: CalendarDate? = nil, to: CalendarDate? = nil, cost: Password.Cost = .normal
  ) {
    self.login = login
    self.details = details
    self.password = password
    self.role = role
    self.orgUnit = orgUnit
    self.from = from
    self.to = to
    self.cost = cost
  }

  package init(
    login: String, name: String, position: LocalizedText = LocalizedText(vi: "", en: ""),
    language: Language = .vi, password: String?, role: Role, orgUnit: String,
    cost: Password.Cost = .normal, email: String = "", phone: String = ""
  ) {
    self.init(
      login: login,
      details: PersonDetails(
        name: name, position: position, language: language, email: email, phone: phone),
      password: password, role: role, orgUnit: orgUnit, cost: cost)
  }

  package func perform(_ work: Work) throws -> UUID {
    let unit = try work.transaction.scalar(
      "SELECT id FROM org_unit WHERE code = \(orgUnit)", as: UUID.self)
    guard let unit else { throw Refusal.notFound("unit") }
    try work.require(.manageAccounts, at: unit)
    try check()
    let login = login.lowercased()
    guard try !work.transaction.exists("SELECT 1 FROM person WHERE login = \(login)") else {
      throw Refusal.conflict("person.login-taken", ["login": login])
    }
    let id = Identifier.make(at: work.now)
    // Without a password nobody signs in until an invitation is accepted.
    let hash = try password.map { try Password.hash($0, cost) } ?? Password.none
    try work.transaction.execute(
      """
      INSERT INTO person (id, login, name, position_vi, position_en, language, password_hash,
        created_at, email, phone)
      VALUES (\(id), \(login), \(details.name), \(details.position.vi),
        \(details.position[.en]), \(details.language), \(hash), \(work.now), \(details.email),
        \(details.phone))
      """)
    try work.record("person.add", on: id, ["login": login])
    _ = try GrantRole(
      login: login, role: role, orgUnit: orgUnit, from: from, to: to
    ).perform(work)
    return id
  }

  private func check() throws(Refusal) {
    var issues: [Issue] = []
    let allowed = login.allSatisfy {
      $0.isASCII && ($0.isLetter || $0.isNumber || ".-_@+".contains($0))
    }
    if login.isEmpty || !allowed || login.count > 100 {
      issues.append(Issue(field: "login", code: "person.bad-login"))
    }
    issues += details.issues
    issues += password.map(Password.issues) ?? []
    if !issues.isEmpty { throw .invalid(issues) }
  }
}
