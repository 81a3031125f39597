// SPDX-License-Identifier: Apache-2.0

import Domain
package import Files
import Foundation
package import Hummingbird
import Workflow

/// A form as it was sent: fields and files. Texts are NFC.
package struct Form: Sendable {
  /// One uploaded file, in memory.
  package struct File: Sendable {
    package let field: String
    package let name: String
    package let content: [UInt8]
  }

  /// One uploaded file that waits on the disk.
  package struct Staged: Sendable {
    package let field: String
    package let file: StagedFile
  }

  private var fields: [String: String]
  package let files: [File]
  package let staged: [Staged]

  package init(
    fields: [String: String] = [:], files: [File] = [], staged: [Staged] = []
  ) {
    self.fields = fields.mapValues(\.precomposedStringWithCanonicalMapping)
    self.files = files
    self.staged = staged
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
    guard let boundary = Multipart.boundary(request.headers[.contentType]) else {
      var request = request
      let body = try await request.collectBody(upTo: limit)
      return try Form(fields: URLEncoded.fields([UInt8](body.readableBytesView))).checked()
    }
    var reading = FormReading(boundary: boundary, limit: limit, tray: nil)
    return try await reading.read(request).checked()
  }

  /// The same with files that are put aside on the disk: they count against their own limit.
  package static func read(
    _ request: Request, _ context: GateContext, limit: Int = textLimit, tray: FileTray
  ) async throws -> Form {
    guard let boundary = Multipart.boundary(request.headers[.contentType]) else {
      return try await read(request, context, limit: limit)
    }
    var reading = FormReading(boundary: boundary, limit: limit, tray: tray)
    do {
      return try await reading.read(request).checked()
    } catch {
      reading.dropFiles()
      if let fault = error as? FileFault { throw Refusal(fault) }
      throw error
    }
  }

  /// No database keeps a text with U+0000; no browser sends one.
  private func checked() throws -> Form {
    guard fields.values.allSatisfy({ !$0.contains("\0") }) else { throw Multipart.Malformed() }
    return self
  }

  /// Takes what was put aside off the disk. Call it when the request is done with.
  package func dropFiles(of tray: FileTray) {
    for entry in staged { tray.staging.drop(entry.file.id) }
  }
}
