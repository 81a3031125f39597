// SPDX-License-Identifier: Apache-2.0

import Foundation
package import Hummingbird

/// A form as it was sent: fields and files. Texts are NFC.
package struct Form: Sendable {
  /// One uploaded file.
  package struct File: Sendable {
    package let field: String
    package let name: String
    package let content: [UInt8]
  }

  private var fields: [String: String]
  package let files: [File]

  package init(fields: [String: String] = [:], files: [File] = []) {
    self.fields = fields.mapValues(\.precomposedStringWithCanonicalMapping)
    self.files = files
  }

  /// The text of a field; empty when it was not sent.
  package subscript(name: String) -> String { fields[name] ?? "" }

  /// The fields whose names begin with a prefix, by the rest of the name.
  package func fields(after prefix: String) -> [String: String] {
    var found: [String: String] = [:]
    for (name, text) in fields where name.hasPrefix(prefix) {
      found[String(name.dropFirst(prefix.count))] = text
    }
    return found
  }

  /// The most that a form without files may hold: nobody types more.
  package static let textLimit = 256 << 10

  /// Reads the body of a request, URL-encoded or multipart, of at most `limit` bytes.
  package static func read(
    _ request: Request, _ context: GateContext, limit: Int = textLimit
  ) async throws -> Form {
    var request = request
    let body = try await request.collectBody(upTo: limit)
    let bytes = [UInt8](body.readableBytesView)
    // No database keeps a text with U+0000; no browser sends one.
    let form = try read(bytes, request.headers[.contentType])
    guard form.fields.values.allSatisfy({ !$0.contains("\0") }) else { throw Multipart.Malformed() }
    return form
  }

  private static func read(_ bytes: [UInt8], _ contentType: String?) throws -> Form {
    if let boundary = Multipart.boundary(contentType) {
      return try Multipart.form(bytes, boundary: boundary)
    }
    return Form(fields: URLEncoded.fields(bytes))
  }
}
