// SPDX-License-Identifier: Apache-2.0

import Files
import Foundation
import Hummingbird

/// Makes a form out of the body of a request as it comes.
struct FormReading {
  /// More than one long file in a form is cut off here.
  private static let filesInOne = 4

  private let limit: Int
  private let tray: FileTray?
  private var parser: Multipart
  private var fields: [String: String] = [:]
  private var files: [Form.File] = []
  private var staged: [(field: String, upload: Staging.Upload)] = []
  /// Bytes in memory, and on the disk.
  private var held = 0
  private var aside = 0

  private var head: Multipart.Head?
  private var content: [UInt8] = []
  private var writer: UploadWriter?

  /// Without a tray files are kept in memory, and count against `limit`.
  init(boundary: String, limit: Int, tray: FileTray?) {
    parser = Multipart(boundary: boundary)
    self.limit = limit
    self.tray = tray
  }

  mutating func read(_ request: Request) async throws -> Form {
    for try await buffer in request.body {
      var parser = parser
      try parser.add(buffer.readableBytesView) { try take($0) }
      self.parser = parser
    }
    try parser.finish()
    var whole: [Form.Staged] = []
    for entry in staged {
      guard let tray else { continue }
      whole.append(
        Form.Staged(field: entry.field, file: try await tray.staging.finish(entry.upload)))
    }
    return Form(fields: fields, files: files, staged: whole)
  }

  /// Nothing of a form that was broken off stays.
  func dropFiles() {
    for entry in staged { tray?.staging.drop(entry.upload.id) }
  }

  private mutating func take(_ event: Multipart.Event) throws {
    switch event {
    case .begin(let head): try begin(head)
    case .content(let bytes): try take(bytes)
    case .end: end()
    }
  }

  private mutating func begin(_ head: Multipart.Head) throws {
    self.head = head
    guard let tray, let name = head.fileName, !name.isEmpty else { return }
    guard staged.count < Self.filesInOne * 20 else { throw Multipart.Malformed() }
    let (upload, writer) = try tray.staging.receive(
      owner: tray.owner, fileName: name.precomposedStringWithCanonicalMapping,
      // One byte more, so that a file that is too long is told from one that is just as long.
      limit: tray.limit + 1, at: tray.now)
    self.writer = writer
    staged.append((head.field, upload))
  }

  private mutating func take(_ bytes: ArraySlice<UInt8>) throws {
    if let writer, let tray {
      aside += bytes.count
      guard aside <= tray.limit * Self.filesInOne else { throw HTTPError(.contentTooLarge) }
      // What is too long is refused when the form has been read, with what was typed.
      let room = tray.limit + 1 - writer.offset
      try bytes.prefix(room).withUnsafeBytes { try writer.add($0) }
      return
    }
    held += bytes.count
    guard held <= limit else { throw HTTPError(.contentTooLarge) }
    content += bytes
  }

  private mutating func end() {
    defer {
      head = nil
      content = []
      writer = nil
    }
    guard let head, writer == nil else { return }
    if let name = head.fileName {
      // A file field that was left empty is sent without a name.
      if !name.isEmpty || !content.isEmpty {
        files.append(Form.File(field: head.field, name: name, content: content))
      }
    } else if fields[head.field] == nil {
      fields[head.field] = String(decoding: content, as: UTF8.self)
    }
  }
}
