// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

@testable import Outbound

/// Mails as they go over the wire; that a server takes them is the journey's.
@Suite struct MailTests {
  private static let sender = MailServer.Sender("Sở Giáo dục <so@example.vn>")

  @Test func `A message has its headers, and its text in base 64`() throws {
    let mail = Mail(
      id: try #require(UUID(uuidString: "7f000000-0000-4000-8000-000000000001")),
      to: "lan@example.vn", subject: "Tài khoản", text: "Kính gửi Lan,\n…\n")
    let message = mail.message(
      from: try #require(Self.sender), at: Date(timeIntervalSince1970: 1_736_944_500))
    let lines = message.components(separatedBy: "\r\n")
    #expect(lines[0] == "Date: Wed, 15 Jan 2025 12:35:00 +0000")
    #expect(lines[1] == "From: =?utf-8?B?U+G7nyBHacOhbyBk4bulYw==?= <so@example.vn>")
    #expect(lines[2] == "To: <lan@example.vn>")
    #expect(lines[3] == "Subject: =?utf-8?B?VMOgaSBraG/huqNu?=")
    #expect(lines[4] == "Message-ID: <7f000000-0000-4000-8000-000000000001@example.vn>")
    #expect(lines.contains("Auto-Submitted: auto-generated"))
    let head = try #require(lines.firstIndex(of: ""))
    let body = lines[(head + 1)...].joined()
    #expect(Data(base64Encoded: body) == Data(mail.text.utf8))
    #expect(!message.replacing("\r\n", with: "").contains { $0 == "\n" || $0 == "\r" })
  }

  @Test func `Long texts and signs of several letters are cut between signs`() {
    let text = String(repeating: "Thành phố học tập 👨‍👩‍👧‍👦 ", count: 9)
    let words = Mail.encodedWords(text).components(separatedBy: "\r\n ")
    #expect(words.count > 3 && words.allSatisfy { $0.utf8.count <= 75 })
    let back = words.map { word in
      Data(base64Encoded: String(word.dropFirst(10).dropLast(2)))
        .flatMap { String(data: $0, encoding: .utf8) } ?? "?"
    }
    #expect(back.joined() == text)
    // No line of the text becomes a line of the head.
    #expect(!Mail.encodedWords("a\r\nBcc: x@example.vn").contains("Bcc"))
  }

  @Test(arguments: [
    ("so@example.vn", "so@example.vn", ""), ("Sở <so@example.vn>", "so@example.vn", "Sở"),
    ("Sở", nil, nil), ("a@b@c", nil, nil), ("so@example.vn\r\nBcc: x@y.vn", nil, nil),
    ("", nil, nil),
  ])
  func `A sender is an address, with a name or without`(
    _ text: String, _ address: String?, _ name: String?
  ) {
    let sender = MailServer.Sender(text)
    #expect(sender?.address == address && sender?.name == name)
  }

  @Test func `A server is a mail server, and one that is not there takes nothing`() async throws {
    let sender = try #require(Self.sender)
    for url in ["https://example.vn", "smtp://", "smtp://me:secret@example.vn", "mail"] {
      #expect(MailServer(url: url, sender: sender, login: nil, password: nil) == nil, "\(url)")
    }
    let server = try #require(
      MailServer(url: "smtp://127.0.0.1:1", sender: sender, login: nil, password: nil))
    await #expect(throws: OutboundFault.self) {
      try await server.send(Mail(to: "lan@example.vn", subject: "a", text: "b"))
    }
  }
}
