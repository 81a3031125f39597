// SPDX-License-Identifier: Apache-2.0

import Domain
import Gate
import Hummingbird
import Words
import Workflow

/// `/people`: the accounts that the person keeps; rows of accounts to bring, all or none; links for
/// passwords; and closing an account.
struct AccountEndpoints {
  /// A role with its days; `validTo` is the last day.
  struct GrantJSON: ResponseEncodable {
    let role: Role
    let unit: String
    let validFrom: String?
    let validTo: String?
  }

  struct PersonJSON: ResponseEncodable {
    let login: String
    let name: String
    let position: String
    let email: String
    let phone: String
    let isClosed: Bool
    let roles: [GrantJSON]
  }

  /// Rows to bring, by the names of their columns.
  private struct RowsInput: Codable {
    let rows: [[String: String]]
  }

  struct BroughtJSON: ResponseEncodable {
    let row: String
    let login: String
    let role: Role
    let unit: String
    let change: String
  }

  struct InvitationJSON: ResponseEncodable {
    /// Where the password is set, on this server.
    let path: String
    let hours: Int
  }

  private struct CloseInput: Codable {
    let successor: String?
  }

  let room: APIRoom

  func add(to api: RouterGroup<GateContext>) {
    api.get("people") { request, context -> [PersonJSON] in
      let visitor = try context.requireVisitor()
      let answer = try await room.city.answer(
        AccountList(search: request.queryText("q")), as: visitor.actor)
      return answer.people.map { Self.person($0, context.language) }
    }
    api.put("people") { request, context -> [BroughtJSON] in
      let actor = try context.requireVisitor().actor
      let input = try await room.read(request, context, as: RowsInput.self)
      let act = ImportPeople(table: RuleTable(objects: input.rows), roleNames: [:])
      let rows =
        try RuleSheetEndpoints.isDryRun(request)
        ? try await room.city.rehearse(act, as: actor)
        : try await room.city.perform(act, as: actor)
      return rows.map {
        BroughtJSON(
          row: $0.place, login: $0.login, role: $0.role, unit: $0.orgUnit, change: $0.kind.rawValue)
      }
    }
    api.post("people/:login/invitation") { _, context -> InvitationJSON in
      let actor = try context.requireVisitor().actor
      let login = try await known(context, actor)
      guard room.city.allowsPasswords else { throw Refusal.conflict("person.no-passwords") }
      let token = try await room.city.perform(InvitePerson(login: login), as: actor)
      return InvitationJSON(
        path: "/invitation/\(token)", hours: Int(InvitePerson.lifetime / 3600))
    }
    api.post("people/:login/close") { request, context -> PersonJSON in
      let actor = try context.requireVisitor().actor
      let login = try await known(context, actor)
      let input = try await room.read(request, context, as: CloseInput.self)
      try await room.city.perform(
        ClosePerson(login: login, successor: input.successor), as: actor)
      let answer = try await room.city.answer(AccountList(login: login), as: actor)
      return Self.person(answer.people[0], context.language)
    }
  }

  /// Whose account one does not keep does not exist.
  private func known(_ context: GateContext, _ actor: Actor) async throws -> String {
    let login = try context.parameters.require("login")
    _ = try await room.city.answer(AccountList(login: login), as: actor)
    return login
  }

  private static func person(_ person: AccountList.Person, _ language: Language) -> PersonJSON {
    PersonJSON(
      login: person.login, name: person.name, position: person.position[language],
      email: person.email, phone: person.phone, isClosed: person.closedAt != nil,
      roles: person.grants.filter { $0.revokedAt == nil }.map { grant in
        GrantJSON(
          role: grant.role, unit: grant.orgUnit,
          validFrom: grant.validFrom.isEmpty ? nil : grant.validFrom,
          validTo: grant.validTo.flatMap { CalendarDate($0) }?.dayBefore.description)
      })
  }
}
