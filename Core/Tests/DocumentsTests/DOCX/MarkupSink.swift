// SPDX-License-Identifier: Apache-2.0
@testable import Documents

/// Keeps what a part says: its elements in order, and its text.
final class MarkupSink: XMLSink {
  private(set) var names: [String] = []
  private(set) var words = ""
  private var piece: [UInt8] = []

  func open(_ element: XMLElement) {
    names.append(element.name)
    if element.name == "br" { piece.append(UInt8(ascii: "|")) }
  }

  func close(_ name: String) {
    words += String(decoding: piece, as: UTF8.self)
    piece.removeAll()
  }

  func text(_ bytes: UnsafeBufferPointer<UInt8>) {
    piece.append(contentsOf: bytes)
  }

  /// Reads a part through; throws where it is not well formed.
  static func reading(_ xml: [UInt8]) throws -> MarkupSink {
    let sink = MarkupSink()
    let scanner = try XMLScanner(part: "part", sink: sink)
    try xml.withUnsafeBytes(scanner.feed)
    try scanner.finish()
    return sink
  }
}
