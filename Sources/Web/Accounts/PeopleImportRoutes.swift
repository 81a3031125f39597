// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Gate
import Hummingbird
import Words
import Workflow

/// Accounts brought as a sheet, first shown with what it would do; and links for all who wait.
struct PeopleImportRoutes {
  let pages: Pages
  let desk: InvitationDesk

  func add(to router: Router<GateContext>) {
    router.get("/people-import") { request, context in
      try await show(PeopleImportPage.Input(), request, context)
    }
    router.post("/people-import") { request, context in try await write(request, context) }
    router.post("/people-invitations") { request, context in try await invite(request, context) }
  }

  private func show(
    _ input: PeopleImportPage.Input, _ request: Request, _ context: GateContext
  ) async throws -> Response {
    let visitor = try context.requireVisitor()
    try await pages.city.answer(AccountsDesk(), as: visitor.actor)
    let page = PeopleImportPage(
      input, token: visitor.formToken, wording: pages.wording(context))
    return try await pages.answer(
      page, "accounts/people-import", Pages.Heading(title: page.title), request, context,
      status: input.refusal.map { Problem($0).status } ?? .ok)
  }

  private func write(_ request: Request, _ context: GateContext) async throws -> Response {
    let (form, visitor) = try await Form.signed(request, context, limit: Self.limit)
    // A file is read only for those who may bring one.
    try await pages.city.answer(AccountsDesk(), as: visitor.actor)
    var input = PeopleImportPage.Input(text: form["text"])
    do {
      let file = form.files.first { !$0.content.isEmpty }
      if let file { input.text = RuleSheetRoutes.text(try RuleSheetRoutes.rows(file)) }
      let act = ImportPeople(
        table: RuleTable(pasted: input.text, notation: .machine), roleNames: roleNames)
      if form["step"] == "set", file == nil {
        let rows = try await pages.city.perform(act, as: visitor.actor)
        return .redirect(to: Links.people + "?brought=\(rows.count { $0.kind != .same })")
      }
      input.rows = try await pages.city.rehearse(act, as: visitor.actor)
    } catch let refusal as Refusal {
      switch refusal {
      case .invalid, .conflict: input.refusal = refusal
      case .notFound, .notAllowed: throw refusal
      }
    }
    return try await show(input, request, context)
  }

  /// Links for everybody who waits: by mail to those with an address, or all as a sheet.
  private func invite(_ request: Request, _ context: GateContext) async throws -> Response {
    let (form, visitor) = try await Form.signed(request, context)
    guard pages.city.allowsPasswords else { throw Refusal.conflict("person.no-passwords") }
    let byMail = form["how"] == "mail" && desk.canMail
    if byMail {
      let queued = try await pages.city.perform(QueueInvitations(), as: visitor.actor)
      return .redirect(to: Links.people + "?sent=\(queued)")
    }
    let invited = try await pages.city.perform(InviteWaiting(), as: visitor.actor)
    let name = pages.words(context)("people.links-file")
    return Download.response(
      try desk.workbook(invited, pages.wording(context), at: pages.city.now), name: name,
      type: Download.workbook)
  }

  /// The names of roles in every language of the product.
  private var roleNames: [String: Role] {
    var names: [String: Role] = [:]
    for words in pages.phrasebooks.values {
      for role in Role.allCases {
        names[words("role.\(role.rawValue)")] = role
      }
    }
    return names
  }

  private static let limit = 4 << 20
}
