// SPDX-License-Identifier: Apache-2.0

import Documents
import Domain
import Foundation
import Workflow

/// How a link for a password gets to its person when no mail takes it: as a sheet for the keeper to hand
/// out.
struct InvitationDesk: Sendable {
  let pages: Pages
  /// Whether mails leave: a server for them is set up.
  let canMail: Bool
  /// Without a slash at the end.
  let publicAddress: String

  func link(_ token: String) -> String { publicAddress + Links.invitation(token) }

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
