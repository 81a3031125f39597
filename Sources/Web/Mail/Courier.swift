// SPDX-License-Identifier: Apache-2.0

package import Domain
import Foundation
package import Logging
package import Outbound
package import Words
package import Workflow

/// Carries mails from the outbox to the server, one after the other. Several may run: each mail is
/// claimed before it leaves, and settled after.
package struct Courier: Sendable {
  let city: City
  let phrasebooks: [Language: Phrasebook]
  let mail: MailServer
  /// Without a slash at the end.
  let publicAddress: String
  let logger: Logger

  package init(
    city: City, phrasebooks: [Language: Phrasebook], mail: MailServer, publicAddress: String,
    logger: Logger
  ) {
    self.city = city
    self.phrasebooks = phrasebooks
    self.mail = mail
    self.publicAddress = publicAddress
    self.logger = logger
  }

  /// Composes what is to be told and sends what is due. A server that is away ends the round. How many
  /// mails were taken by the server.
  @discardableResult
  package func round() async throws -> Int {
    _ = try await city.perform(ComposeMails(), as: .commandLine)
    var sent = 0
    while !Task.isCancelled, let letter = try await city.perform(ClaimMail(), as: .commandLine) {
      let (fate, isAway) = await carry(letter)
      try await city.perform(SettleMail(letter: letter, fate: fate), as: .commandLine)
      if case .sent = fate { sent += 1 }
      if isAway { break }
    }
    return sent
  }

  private func carry(_ letter: Letter) async -> (SettleMail.Fate, isAway: Bool) {
    guard !letter.email.isEmpty else { return (.refused("no address"), false) }
    let text = LetterText(
      letter, words: phrasebooks[letter.language] ?? Phrasebook(phrases: [:]),
      publicAddress: publicAddress)
    do {
      try await mail.send(
        Mail(id: letter.id, to: letter.email, subject: text.subject, text: text.body))
      return (.sent, false)
    } catch let fault as OutboundFault {
      logger.error("mail: \(fault)")
      switch fault {
      case .status(let status) where status >= 500: return (.refused(fault.detail), false)
      case .unsettled: return (.uncertain(fault.detail), false)
      case .status, .unreachable, .unexpected: return (.failed(fault.detail), fault.isFar)
      }
    } catch {
      return (.failed("\(type(of: error))"), true)
    }
  }
}
