// SPDX-License-Identifier: Apache-2.0

package import Foundation

/// A mail to one person, in plain text.
package struct Mail: Sendable {
  package let to: String
  package let subject: String
  package let text: String
  /// The same for every try, so that a server may tell that it has the mail already.
  let id: UUID

  package init(id: UUID = UUID(), to: String, subject: String, text: String) {
    self.id = id
    self.to = to
    self.subject = subject
    self.text = text
  }

  /// The message as it goes over the wire (RFC 5322, RFC 2045 and RFC 2047).
  func message(from: MailServer.Sender, at instant: Date) -> String {
    let domain = from.address.split(separator: "@").last.map(String.init) ?? "localhost"
    let style = Date.VerbatimFormatStyle(
      format: """
        \(weekday: .abbreviated), \(day: .twoDigits) \(month: .abbreviated) \
        \(year: .defaultDigits) \(hour: .twoDigits(clock: .twentyFourHour, hourCycle: .zeroBased))\
        :\(minute: .twoDigits):\(second: .twoDigits) +0000
        """, locale: Locale(identifier: "en_US_POSIX"), timeZone: .gmt,
      calendar: Calendar(identifier: .gregorian))
    let name = from.name.isEmpty ? "" : Self.encodedWords(from.name) + " "
    let head = [
      "Date: " + instant.formatted(style),
      "From: \(name)<\(from.address)>",
      "To: <\(to)>",
      "Subject: " + Self.encodedWords(subject),
      "Message-ID: <\(id.uuidString.lowercased())@\(domain)>",
      "MIME-Version: 1.0",
      "Content-Type: text/plain; charset=utf-8",
      "Content-Transfer-Encoding: base64",
      "Auto-Submitted: auto-generated",
    ]
    let body = Data(text.utf8).base64EncodedString(
      options: [.lineLength76Characters, .endLineWithCarriageReturn, .endLineWithLineFeed])
    return (head + ["", body, ""]).joined(separator: "\r\n")
  }

  /// A text in a header: pieces of at most 75 letters, none of which breaks a sign.
  static func encodedWords(_ text: String) -> String {
    var pieces: [String] = [""]
    for sign in text {
      if pieces[pieces.count - 1].utf8.count + sign.utf8.count > 45 { pieces.append("") }
      pieces[pieces.count - 1].append(sign)
    }
    return pieces.map { "=?utf-8?B?\(Data($0.utf8).base64EncodedString())?=" }
      .joined(separator: "\r\n ")
  }
}
