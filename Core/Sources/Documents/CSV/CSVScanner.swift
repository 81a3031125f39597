// SPDX-License-Identifier: Apache-2.0

/// Walks over the bytes of a file once and gives record after record.
/// Counts the lines of the file, those inside quoted fields too.
struct CSVScanner {
  static let quote: UInt8 = 0x22
  static let lineFeed: UInt8 = 0x0A
  static let carriageReturn: UInt8 = 0x0D

  private let bytes: ArraySlice<UInt8>
  private let delimiter: UInt8
  private var position: Int
  private var line = 1

  init(bytes: ArraySlice<UInt8>, delimiter: UInt8) {
    self.bytes = bytes
    self.delimiter = delimiter
    position = bytes.startIndex
  }

  mutating func next() throws -> CSVRecord? {
    guard position < bytes.endIndex else { return nil }
    let start = line
    var fields: [String] = []
    while true {
      fields.append(current == Self.quote ? try quotedField() : plainField())
      guard current == delimiter else { break }
      position += 1
    }
    passLineEnd()
    return CSVRecord(line: start, fields: fields)
  }

  private var current: UInt8? {
    position < bytes.endIndex ? bytes[position] : nil
  }

  private var isAtFieldEnd: Bool {
    switch current {
    case nil, delimiter, Self.lineFeed, Self.carriageReturn: true
    default: false
    }
  }

  private mutating func plainField() -> String {
    let start = position
    while !isAtFieldEnd { position += 1 }
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }

  private mutating func quotedField() throws -> String {
    let openingLine = line
    var field: [UInt8] = []
    position += 1
    while let byte = current {
      if byte == Self.quote {
        position += 1
        guard current == Self.quote else {
          guard isAtFieldEnd else { throw fault("csv.text-after-quote", at: line) }
          return String(decoding: field, as: UTF8.self)
        }
        field.append(byte)
        position += 1
      } else if byte == Self.lineFeed || byte == Self.carriageReturn {
        let start = position
        passLineEnd()
        field.append(contentsOf: bytes[start..<position])
      } else {
        field.append(byte)
        position += 1
      }
    }
    throw fault("csv.unclosed-quote", at: openingLine)
  }

  private mutating func passLineEnd() {
    guard let byte = current else { return }
    position += 1
    if byte == Self.carriageReturn, current == Self.lineFeed { position += 1 }
    line += 1
  }

  private func fault(_ code: String, at line: Int) -> DocumentFault {
    DocumentFault(code: code, arguments: ["line": String(line)])
  }
}
