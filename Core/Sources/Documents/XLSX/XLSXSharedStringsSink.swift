// SPDX-License-Identifier: Apache-2.0

/// Collects the texts that cells refer to by number. The runs of a rich text are joined; the
/// phonetic readings beside it are left out.
final class XLSXSharedStringsSink: XMLSink {
  private static let limit = 1_000_000

  private(set) var strings: [String] = []
  private var buffer: [UInt8] = []
  private var isInText = false
  private var isPhonetic = false

  func open(_ element: XMLElement) throws {
    switch element.name {
    case "si":
      guard strings.count < Self.limit else {
        throw DocumentFault(
          code: "xlsx.too-many-strings", arguments: ["limit": String(Self.limit)])
      }
      buffer.removeAll(keepingCapacity: true)
    case "rPh": isPhonetic = true
    case "t": isInText = !isPhonetic
    default: break
    }
  }

  func close(_ name: String) {
    switch name {
    case "si": strings.append(XLSXEscape.decoded(String(decoding: buffer, as: UTF8.self)))
    case "rPh": isPhonetic = false
    case "t": isInText = false
    default: break
    }
  }

  func text(_ bytes: UnsafeBufferPointer<UInt8>) {
    if isInText { buffer.append(contentsOf: bytes) }
  }
}
