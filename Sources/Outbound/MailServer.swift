// SPDX-License-Identifier: Apache-2.0

import CCurl
import Dispatch
package import Foundation

/// A server that takes mails (SMTP by libcurl), over TLS but on the own machine.
package struct MailServer: Sendable {
  /// Who the mails come from.
  package struct Sender: Sendable, Equatable {
    package let name: String
    package let address: String

    /// `Sở Giáo dục <so@example.vn>`, or the address alone; nil for anything else.
    package init?(_ text: String) {
      let parts = text.split(separator: "<", maxSplits: 1, omittingEmptySubsequences: false)
      let name = parts.count == 2 ? parts[0].trimmingCharacters(in: .whitespaces) : ""
      let address = parts[parts.count - 1].replacing(">", with: "")
        .trimmingCharacters(in: .whitespaces)
      guard address.wholeMatch(of: /[!-~&&[^@<>,;]]+@[A-Za-z0-9.-]+/) != nil,
        !name.contains(where: \.isNewline)
      else { return nil }
      self.name = name
      self.address = address
    }
  }

  /// `smtps://host:465`, or `smtp://host:587`, which must change to TLS.
  let url: String
  let sender: Sender
  let login: String?
  let password: String?

  /// For whoever keeps the installation; no secret is in them.
  package var shownAddress: String { url }
  package var shownSender: String {
    sender.name.isEmpty ? sender.address : "\(sender.name) <\(sender.address)>"
  }

  /// Nil when the address is none of a mail server.
  package init?(url: String, sender: Sender, login: String?, password: String?) {
    guard let parts = URL(string: url), ["smtp", "smtps"].contains(parts.scheme),
      parts.host()?.isEmpty == false, parts.user() == nil
    else { return nil }
    self.url = url
    self.sender = sender
    self.login = login
    self.password = password
  }

  private var needsTLS: Bool {
    !["localhost", "127.0.0.1", "::1"].contains(URL(string: url)?.host() ?? "")
  }

  private static let queue = DispatchQueue(label: "learningcity.mail", attributes: .concurrent)

  /// Hands a mail over: the server has taken it when this comes back. A status is the server's own word
  /// (RFC 5321): from 500 on it refuses for good.
  package func send(_ mail: Mail) async throws {
    let message = mail.message(from: sender, at: Date())
    try await withCheckedThrowingContinuation {
      (continuation: CheckedContinuation<Void, any Error>) in
      Self.queue.async {
        continuation.resume(with: Result { try sendAndWait(message, to: mail.to) })
      }
    }
  }

  private func sendAndWait(_ message: String, to: String) throws {
    guard Transfer.isReady, let handle = curl_easy_init() else {
      throw OutboundFault.unreachable("curl_easy_init")
    }
    defer { curl_easy_cleanup(handle) }
    let outbox = Outbox(bytes: Array(message.utf8))
    let recipients = curl_slist_append(nil, "<\(to)>")
    defer { curl_slist_free_all(recipients) }
    _ = curl_set_text(handle, CURLOPT_URL, url)
    _ = curl_set_text(handle, CURLOPT_PROTOCOLS_STR, "smtp,smtps")
    _ = curl_set_number(handle, CURLOPT_USE_SSL, Int(needsTLS ? CURLUSESSL_ALL.rawValue : 0))
    _ = curl_set_number(handle, CURLOPT_TIMEOUT, 20)
    _ = curl_set_number(handle, CURLOPT_CONNECTTIMEOUT, 10)
    _ = curl_set_number(handle, CURLOPT_NOSIGNAL, 1)
    if let login, let password {
      _ = curl_set_text(handle, CURLOPT_USERNAME, login)
      _ = curl_set_text(handle, CURLOPT_PASSWORD, password)
    }
    _ = curl_set_text(handle, CURLOPT_MAIL_FROM, "<\(sender.address)>")
    _ = curl_set_list(handle, CURLOPT_MAIL_RCPT, recipients)
    _ = curl_set_number(handle, CURLOPT_UPLOAD, 1)
    _ = curl_set_callback(handle, CURLOPT_READFUNCTION) { room, size, count, outbox in
      guard let room, let outbox else { return 0 }
      return Unmanaged<Outbox>.fromOpaque(outbox).takeUnretainedValue()
        .give(UnsafeMutableRawBufferPointer(start: room, count: size * count))
    }
    _ = curl_set_pointer(handle, CURLOPT_READDATA, Unmanaged.passUnretained(outbox).toOpaque())
    let code = withExtendedLifetime(outbox) { curl_easy_perform(handle) }
    guard code != CURLE_OK else { return }
    var status = 0
    _ = curl_get_number(handle, CURLINFO_RESPONSE_CODE, &status)
    let text = String(cString: curl_easy_strerror(code))
    // What the server says of this mail; of the sender, the name or the line it would say of every one.
    if status >= 500, outbox.isBegun || !isAboutEverybody(code, status) {
      throw OutboundFault.status(status)
    }
    if status >= 400 { throw OutboundFault.unreachable("connect: \(status) \(text)") }
    // After the last byte the server may have taken it.
    throw outbox.isEmpty ? OutboundFault.unsettled(text) : .unreachable(text)
  }

  /// Whether a refusal before the first byte of a mail is one of the server's setting: no sign-in, no
  /// TLS, a sender that it does not take. 550 to 553 are about a recipient, unless the sender was meant.
  private func isAboutEverybody(_ code: CURLcode, _ status: Int) -> Bool {
    code == CURLE_LOGIN_DENIED || code == CURLE_USE_SSL_FAILED || !(550...553).contains(status)
  }

  private final class Outbox {
    private var rest: ArraySlice<UInt8>
    private(set) var isBegun = false

    init(bytes: [UInt8]) { rest = bytes[...] }

    var isEmpty: Bool { rest.isEmpty }

    func give(_ room: UnsafeMutableRawBufferPointer) -> Int {
      isBegun = true
      let part = rest.prefix(room.count)
      room.copyBytes(from: part)
      rest = rest.dropFirst(part.count)
      return part.count
    }
  }
}
