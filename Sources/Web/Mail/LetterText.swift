// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Words
import Workflow

/// What a mail says, in the language of its person.
struct LetterText {
  let subject: String
  let body: String

  init(_ letter: Letter, words: Phrasebook, publicAddress: String) {
    let wording = Wording(language: letter.language, words: words)
    switch letter.kind {
    case .invitation:
      subject = words("invitation.mail-subject")
      body = words(
        "invitation.mail-text",
        [
          "name": letter.name, "login": letter.login,
          "link": publicAddress + Links.invitation(letter.token ?? ""),
          "hours": String(Int(InvitePerson.lifetime / 3600)),
        ])
    case .notices:
      let first = letter.notices.first.map { NoticeText($0, wording: wording).title } ?? ""
      subject =
        letter.notices.count == 1
        ? first : words("notice.mail-subject", ["count": String(letter.notices.count)])
      let entries = letter.notices.map { notice in
        let text = NoticeText(notice, wording: wording)
        let lines = [text.title, text.message].filter { !$0.isEmpty } + [publicAddress + text.href]
        return "– " + lines.joined(separator: "\n  ").replacing("\n\n", with: "\n")
      }
      body = words(
        "notice.mail-text",
        [
          "name": letter.name, "list": entries.joined(separator: "\n\n"),
          "link": publicAddress + Links.notices,
        ])
    }
  }
}
