// SPDX-License-Identifier: Apache-2.0

import Foundation
import HTTPTypes

/// Reads `multipart/form-data` (RFC 7578) from a body that has arrived whole.
enum Multipart {
  /// The body is not what its boundary promises.
  struct Malformed: Error {}

  private static let maximumParts = 2000

  /// Nil when the content type is another.
  static func boundary(_ contentType: String?) -> String? {
    guard let contentType, contentType.lowercased().hasPrefix("multipart/form-data") else {
      return nil
    }
    for parameter in contentType.split(separator: ";").dropFirst() {
      let text = parameter.trimmingCharacters(in: .whitespaces)
      guard text.lowercased().hasPrefix("boundary=") else { continue }
      let boundary = text.dropFirst(9).trimmingCharacters(in: CharacterSet(charactersIn: "\""))
      return (1...70).contains(boundary.utf8.count) ? boundary : nil
    }
    return nil
  }

  static func form(_ bytes: [UInt8], boundary: String) throws -> Form {
    let delimiter = Array("\r\n--\(boundary)".utf8)
    // The first boundary has no line break before it.
    let body = ([13, 10] + bytes)[...]
    var fields: [String: String] = [:]
    var files: [Form.File] = []
    guard var position = find(delimiter, in: body, from: 0) else { throw Malformed() }
    var parts = 0
    while true {
      position += delimiter.count
      guard position + 2 <= body.count else { throw Malformed() }
      if body[position] == 45, body[position + 1] == 45 {
        return Form(fields: fields, files: files)
      }
      guard let next = find(delimiter, in: body, from: position) else { throw Malformed() }
      try read(body[position..<next], &fields, &files)
      parts += 1
      guard parts <= maximumParts else { throw Malformed() }
      position = next
    }
  }

  private static func read(
    _ part: ArraySlice<UInt8>, _ fields: inout [String: String], _ files: inout [Form.File]
  ) throws {
    let blank: [UInt8] = [13, 10, 13, 10]
    guard let end = find(blank, in: part, from: part.startIndex), end - part.startIndex < 16 << 10
    else { throw Malformed() }
    let content = part[(end + blank.count)...]
    let headers = String(decoding: part[part.startIndex..<end], as: UTF8.self)
    guard
      let disposition = headers.components(separatedBy: "\r\n").first(where: {
        $0.lowercased().hasPrefix("content-disposition:")
      }), let name = parameter("name", of: disposition)
    else { throw Malformed() }
    if let fileName = parameter("filename", of: disposition) {
      // A file field that was left empty is sent without a name.
      if !fileName.isEmpty || !content.isEmpty {
        files.append(Form.File(field: name, name: fileName, content: Array(content)))
      }
    } else if fields[name] == nil {
      fields[name] = String(decoding: content, as: UTF8.self)
    }
  }

  private static func parameter(_ key: String, of header: String) -> String? {
    guard let start = header.range(of: "; \(key)=\"") else { return nil }
    guard let end = header[start.upperBound...].firstIndex(of: "\"") else { return nil }
    return String(header[start.upperBound..<end]).replacingOccurrences(of: "%22", with: "\"")
  }

  /// The index of the needle in the collection's own numbering.
  private static func find(
    _ needle: [UInt8], in bytes: ArraySlice<UInt8>, from start: Int
  ) -> Int? {
    let first = bytes.startIndex
    return bytes.withUnsafeBufferPointer { buffer in
      search(needle, buffer, from: start - first).map { $0 + first }
    }
  }

  private static func search(
    _ needle: [UInt8], _ buffer: UnsafeBufferPointer<UInt8>, from start: Int
  ) -> Int? {
    guard let base = buffer.baseAddress, buffer.count >= needle.count else { return nil }
    var index = start
    let last = buffer.count - needle.count
    while index <= last {
      guard let hit = memchr(base + index, Int32(needle[0]), last - index + 1) else { return nil }
      index = UnsafeRawPointer(base).distance(to: UnsafeRawPointer(hit))
      if memcmp(base + index, needle, needle.count) == 0 { return index }
      index += 1
    }
    return nil
  }
}
