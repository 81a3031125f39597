// SPDX-License-Identifier: Apache-2.0

import CCurl
import Dispatch
package import Foundation

/// Asks other machines over HTTPS, by libcurl: no redirects, ten seconds, one megabyte.
package struct Transfer: Sendable {
  package struct Reply: Sendable {
    package let status: Int
    package let body: Data

    package init(status: Int, body: Data) {
      self.status = status
      self.body = body
    }
  }

  package struct Request: Sendable {
    package let url: String
    /// Sent as a form; nil only asks.
    var form: [(name: String, value: String)]?
    /// Name and password (RFC 7617).
    var credentials: (name: String, password: String)?
  }

  private static let limit = 1 << 20
  private static let queue = DispatchQueue(label: "learningcity.transfer", attributes: .concurrent)
  /// libcurl is begun once for the program.
  static var isReady: Bool { began == CURLE_OK }
  private static let began: CURLcode = curl_global_init(Int(CURL_GLOBAL_DEFAULT))

  package init() {}

  package func send(_ request: Request) async throws -> Reply {
    // libcurl waits; the threads that serve do not.
    try await withCheckedThrowingContinuation { continuation in
      Self.queue.async {
        continuation.resume(with: Result { try Self.sendAndWait(request) })
      }
    }
  }

  private static func sendAndWait(_ request: Request) throws -> Reply {
    guard isReady, let handle = curl_easy_init() else {
      throw OutboundFault.unreachable("curl_easy_init")
    }
    defer { curl_easy_cleanup(handle) }
    let inbox = Inbox(limit: limit)
    _ = curl_set_text(handle, CURLOPT_URL, request.url)
    _ = curl_set_text(handle, CURLOPT_PROTOCOLS_STR, "https,http")
    _ = curl_set_text(handle, CURLOPT_USERAGENT, "learningcity")
    _ = curl_set_text(handle, CURLOPT_ACCEPT_ENCODING, "")
    _ = curl_set_number(handle, CURLOPT_TIMEOUT, 10)
    _ = curl_set_number(handle, CURLOPT_CONNECTTIMEOUT, 5)
    _ = curl_set_number(handle, CURLOPT_NOSIGNAL, 1)
    if let form = request.form {
      let body = form.map { "\(encoded($0.name))=\(encoded($0.value))" }.joined(separator: "&")
      _ = curl_set_text(handle, CURLOPT_COPYPOSTFIELDS, body)
    }
    if let credentials = request.credentials {
      _ = curl_set_number(handle, CURLOPT_HTTPAUTH, 1)
      _ = curl_set_text(handle, CURLOPT_USERNAME, credentials.name)
      _ = curl_set_text(handle, CURLOPT_PASSWORD, credentials.password)
    }
    _ = curl_set_callback(handle, CURLOPT_WRITEFUNCTION) { bytes, size, count, inbox in
      guard let bytes, let inbox else { return 0 }
      return Unmanaged<Inbox>.fromOpaque(inbox).takeUnretainedValue()
        .take(UnsafeRawBufferPointer(start: bytes, count: size * count))
    }
    _ = curl_set_pointer(handle, CURLOPT_WRITEDATA, Unmanaged.passUnretained(inbox).toOpaque())
    let code = withExtendedLifetime(inbox) { curl_easy_perform(handle) }
    guard code == CURLE_OK else {
      throw OutboundFault.unreachable(String(cString: curl_easy_strerror(code)))
    }
    var status = 0
    _ = curl_get_number(handle, CURLINFO_RESPONSE_CODE, &status)
    return Reply(status: status, body: inbox.data)
  }

  private static let unreserved = CharacterSet(
    charactersIn: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")

  /// A text in a form or a query.
  package static func encoded(_ text: String) -> String {
    text.addingPercentEncoding(withAllowedCharacters: unreserved) ?? ""
  }

  private final class Inbox {
    private(set) var data = Data()
    private let limit: Int

    init(limit: Int) { self.limit = limit }

    /// How much was taken; less than given ends the transfer.
    func take(_ bytes: UnsafeRawBufferPointer) -> Int {
      guard data.count + bytes.count <= limit else { return 0 }
      data.append(contentsOf: bytes)
      return bytes.count
    }
  }
}
