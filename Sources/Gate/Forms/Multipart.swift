// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Reads `multipart/form-data` (RFC 7578) as it comes: what a part holds is given on in pieces, so that
/// a file needs no memory.
struct Multipart {
  /// The body is not what its boundary promises.
  struct Malformed: Error {}

  /// What the head of a part says.
  struct Head {
    let field: String
    /// Nil for a text.
    let fileName: String?
  }

  enum Event {
    case begin(Head)
    case content(ArraySlice<UInt8>)
    case end
  }

  private enum State {
    case head, content, done
  }

  private static let maximumParts = 2000
  private static let maximumHead = 16 << 10

  private let delimiter: [UInt8]
  /// The first boundary has no line break before it.
  private var bytes: [UInt8] = [13, 10]
  private var state = State.content
  private var parts = 0

  init(boundary: String) { delimiter = Array("\r\n--\(boundary)".utf8) }

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

  /// Takes the next bytes of the body and tells what is in them.
  mutating func add(
    _ more: some Collection<UInt8>, _ take: (Event) throws -> Void
  ) throws {
    bytes += more
    var position = 0
    reading: while true {
      switch state {
      case .done:
        position = bytes.count
        break reading
      case .content:
        guard let next = Self.find(delimiter, in: bytes, from: position) else {
          // What may be the beginning of a delimiter waits.
          let safe = max(position, bytes.count - delimiter.count + 1)
          if parts > 0, safe > position { try take(.content(bytes[position..<safe])) }
          if parts == 0, safe > Self.maximumHead { throw Malformed() }
          position = parts > 0 ? safe : position
          break reading
        }
        // The two bytes after a delimiter say whether it was the last.
        guard bytes.count >= next + delimiter.count + 2 else {
          if parts > 0, next > position { try take(.content(bytes[position..<next])) }
          position = next
          break reading
        }
        if parts > 0 {
          if next > position { try take(.content(bytes[position..<next])) }
          try take(.end)
        }
        position = next + delimiter.count
        if bytes[position] == 45, bytes[position + 1] == 45 {
          state = .done
        } else {
          parts += 1
          guard parts <= Self.maximumParts else { throw Malformed() }
          state = .head
        }
      case .head:
        guard let end = Self.find([13, 10, 13, 10], in: bytes, from: position) else {
          guard bytes.count - position <= Self.maximumHead else { throw Malformed() }
          break reading
        }
        try take(.begin(try Self.head(bytes[position..<end])))
        // A part that holds nothing ends with the line break of its head.
        position = end + 4
        state = .content
      }
    }
    bytes.removeFirst(position)
  }

  /// The body has ended.
  func finish() throws {
    guard state == .done else { throw Malformed() }
  }

  private static func head(_ bytes: ArraySlice<UInt8>) throws -> Head {
    guard bytes.count <= maximumHead else { throw Malformed() }
    let lines = String(decoding: bytes, as: UTF8.self).components(separatedBy: "\r\n")
    guard
      let disposition = lines.first(where: {
        $0.lowercased().hasPrefix("content-disposition:")
      }), let name = parameter("name", of: disposition)
    else { throw Malformed() }
    return Head(field: name, fileName: parameter("filename", of: disposition))
  }

  private static func parameter(_ key: String, of header: String) -> String? {
    guard let start = header.range(of: "; \(key)=\"") else { return nil }
    guard let end = header[start.upperBound...].firstIndex(of: "\"") else { return nil }
    return String(header[start.upperBound..<end]).replacingOccurrences(of: "%22", with: "\"")
  }

  private static func find(_ needle: [UInt8], in bytes: [UInt8], from start: Int) -> Int? {
    bytes.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress, buffer.count - start >= needle.count else { return nil }
      var index = start
      let last = buffer.count - needle.count
      while index <= last {
        guard let hit = memchr(base + index, Int32(needle[0]), last - index + 1) else {
          return nil
        }
        index = UnsafeRawPointer(base).distance(to: UnsafeRawPointer(hit))
        if memcmp(base + index, needle, needle.count) == 0 { return index }
        index += 1
      }
      return nil
    }
  }
}
