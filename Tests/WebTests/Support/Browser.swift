// SPDX-License-Identifier: Apache-2.0

import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import TestSupport

/// As much of a browser as the pages need: cookies, redirects, and forms that are filled and sent.
actor Browser {
  private let client: any TestClientProtocol
  private var cookies: [String: String] = [:]

  init(client: any TestClientProtocol) { self.client = client }

  func cookie(_ name: String) -> String? { cookies[name] }

  func setCookie(_ name: String, _ value: String) { cookies[name] = value }

  /// Asks for a page, and for the one that it leads to.
  func get(
    _ path: String, headers: HTTPFields = [:], following: Bool = true
  ) async throws -> WebPage {
    let page = try await send(.get, path, headers: headers)
    return following ? try await follow(page) : page
  }

  /// Sends fields to a path, with the token of the session's forms unless told otherwise.
  func post(
    _ path: String, _ fields: [String: String] = [:], headers: HTTPFields = [:],
    following: Bool = false
  ) async throws -> WebPage {
    var headers = headers
    headers[.contentType] = "application/x-www-form-urlencoded"
    let text = fields.sorted { $0.key < $1.key }
      .map { "\(Self.encoded($0.key))=\(Self.encoded($0.value))" }.joined(separator: "&")
    let page = try await send(.post, path, headers: headers, body: Array(text.utf8))
    return following ? try await follow(page) : page
  }

  /// Sends fields and files, as the form of a report does.
  func post(
    _ path: String, _ fields: [String: String], files: [UploadedFile], following: Bool = false
  ) async throws -> WebPage {
    let boundary = "----learningcity7MA4YWxk"
    var body: [UInt8] = []
    for (name, value) in fields.sorted(by: { $0.key < $1.key }) {
      body += Array(
        "--\(boundary)\r\nContent-Disposition: form-data; name=\"\(name)\"\r\n\r\n\(value)\r\n".utf8
      )
    }
    for file in files {
      let head = """
        --\(boundary)\r
        Content-Disposition: form-data; name="\(file.field)"; filename="\(file.name)"\r
        Content-Type: application/octet-stream\r
        \r

        """
      body += Array(head.utf8) + file.content + [13, 10]
    }
    body += Array("--\(boundary)--\r\n".utf8)
    let page = try await send(
      .post, path, headers: [.contentType: "multipart/form-data; boundary=\(boundary)"], body: body)
    return following ? try await follow(page) : page
  }

  /// Opens a page, fills its form and sends it to where a button points.
  func fill(
    _ path: String, _ values: [String: String], press action: String, files: [UploadedFile] = []
  ) async throws -> WebPage {
    let fields = try await get(path).fields().merging(values) { _, typed in typed }
    return try await post("\(path)/\(action)", fields, files: files, following: true)
  }

  func signIn(_ person: FixturePerson) async throws {
    let page = try await post(
      "/sign-in", ["login": person.login, "password": FixtureCity.password])
    guard page.status == 303 else { throw NotSignedIn(person: person, status: page.status) }
  }

  /// The token of the session's forms.
  func token() async throws -> String { try await get("/design").fields()["token"] ?? "" }

  /// A request as it is.
  func send(
    _ method: HTTPRequest.Method, _ path: String, headers: HTTPFields = [:], body: [UInt8] = []
  ) async throws -> WebPage {
    var headers = headers
    if !cookies.isEmpty {
      headers[.cookie] = cookies.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
        .joined(separator: "; ")
    }
    let response = try await client.executeRequest(
      uri: path, method: method, headers: headers,
      body: body.isEmpty ? nil : ByteBuffer(bytes: body))
    for text in response.headers[values: .setCookie] { keep(text) }
    return WebPage(
      status: response.status.code, headers: response.headers,
      bytes: Array(response.body.readableBytesView), path: path)
  }

  private func follow(_ page: WebPage) async throws -> WebPage {
    guard page.status == 303, let place = page.headers[.location] else { return page }
    return try await follow(try await send(.get, place))
  }

  private func keep(_ text: String) {
    let parts = text.split(separator: ";").map { $0.trimmingCharacters(in: .whitespaces) }
    guard let pair = parts.first?.split(separator: "=", maxSplits: 1), let name = pair.first
    else { return }
    let isGone = parts.contains { $0.lowercased() == "max-age=0" }
    cookies[String(name)] = isGone ? nil : pair.count > 1 ? String(pair[1]) : ""
  }

  private static func encoded(_ text: String) -> String {
    text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
  }

  /// The fixture's person could not sign in.
  struct NotSignedIn: Error {
    let person: FixturePerson
    let status: Int
  }
}

/// A file that a person chose in a form.
struct UploadedFile: Sendable {
  let field: String
  let name: String
  let content: [UInt8]

  init(_ field: String, _ name: String, _ content: [UInt8]) {
    self.field = field
    self.name = name
    self.content = content
  }
}
