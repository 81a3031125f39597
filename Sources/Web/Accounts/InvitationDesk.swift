// SPDX-License-Identifier: Apache-2.0

import Documents
import Domain
import Foundation
import Logging
import Outbound
import Words
import Workflow

/// How a link for a password gets to its person: by mail, or as a sheet for the keeper to hand out.
struct InvitationDesk: Sendable {
  let pages: Pages
  /// Nil where no server for mails is set up.
  let mail: MailServer?
  /// Without a slash at the end.
  let publicAddress: String

  func link(_ token: String) -> String { publicAddress + Links.invitation(token) }

  /// Sends the links, in the language of each person; those whose mail was not taken come back, and
  /// their earlier links go on. A server that is not there is not asked again for the others.
  func send(
    _ invited: [InviteWaiting.Invited], _ logger: Logger, as actor: Actor
  ) async throws -> [InviteWaiting.Invited] {
    guard let mail else { return invited }
    var left: [InviteWaiting.Invited] = []
    var isThere = true
    for one in invited {
      guard isThere else {
        left.append(one)
        try await pages.city.perform(SettleInvitation(token: one.token, isSent: false), as: actor)
        continue
      }
      let words = pages.phrasebooks[one.person.language] ?? Phrasebook(phrases: [:])
      let arguments = [
        "name": one.person.name, "login": one.person.login, "link": link(one.token),
        "hours": String(Int(InvitePerson.lifetime / 3600)),
      ]
      do {
        try await mail.send(
          Mail(
            to: one.person.email, subject: words("invitation.mail-subject"),
            text: words("invitation.mail-text", arguments)))
        try await pages.city.perform(SettleInvitation(token: one.token, isSent: true), as: actor)
      } catch let fault as OutboundFault {
        logger.error("mail: \(fault)")
        left.append(one)
        try await pages.city.perform(SettleInvitation(token: one.token, isSent: false), as: actor)
        isThere = !fault.isFar
      }
    }
    return left
  }

  /// A sheet of names and links.
  func workbook(
    _ invited: [InviteWaiting.Invited], _ wording: Wording, at now: Date
  ) throws -> [UInt8] {
    let header = ["people.name", "people.login", "people.email", "people.link-column"]
    let rows = invited.map { one in
      XLSXSheetRow(
        cells: [one.person.name, one.person.login, one.person.email, link(one.token)]
          .map { .text($0) })
    }
    let title = wording("people.links-title")
    let sheet = XLSXSheet(
      name: title, columns: [28, 20, 28, 90].map { XLSXColumn(width: $0) },
      rows: [XLSXSheetRow(cells: header.map { .header(wording($0)) })] + rows)
    return try XLSXWorkbook(title: title, created: now, sheets: [sheet]).bytes()
  }
}
