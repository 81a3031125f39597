// SPDX-License-Identifier: Apache-2.0
import CPQ

/// A statement's arguments as libpq wants them: one block of bytes and pointers into it.
/// Types are left to the server except where it would guess wrong.
struct PostgreSQLArguments {
  /// What a prepared statement is found by: the same text with other types is another one.
  struct Signature: Hashable {
    let text: String
    let types: [Oid]
  }

  typealias Pointers = UnsafePointer<UnsafePointer<CChar>?>

  let signature: Signature
  private var bytes: [CChar] = []
  private var offsets: [Int?] = []
  private var lengths: [Int32] = []
  private var formats: [Int32] = []

  init(_ sql: SQL) throws {
    // Text and integers keep the unknown type, which takes its meaning from the place where the
    // argument stands, as in SQLite.
    let unknown: Oid = 0
    var types: [Oid] = []
    for value in sql.binds {
      try value.requireStorable()
      offsets.append(value == .null ? nil : bytes.count)
      var length: Int32 = 0
      switch value {
      case .null: types.append(unknown)
      case .integer(let number):
        types.append(unknown)
        bytes += String(number).utf8CString
      case .real(let number):
        types.append(PostgreSQLType.doublePrecision)
        bytes += number.description.utf8CString
      case .text(let text):
        types.append(unknown)
        bytes += text.utf8CString
      case .blob(let blob):
        types.append(PostgreSQLType.bytea)
        length = Int32(clamping: blob.count)
        bytes += blob.map(CChar.init(bitPattern:))
        bytes.append(0)
      }
      lengths.append(length)
      formats.append(types.last == PostgreSQLType.bytea ? 1 : 0)
    }
    guard offsets.count <= Int(UInt16.max) else {
      throw StoreFault(kind: .other, message: "a statement with more than 65,535 arguments")
    }
    signature = Signature(text: sql.text, types: types)
  }

  func withPointers<R>(
    _ body: (Int32, [Oid], [UnsafePointer<CChar>?], [Int32], [Int32]) throws -> R
  ) rethrows -> R {
    try bytes.withUnsafeBufferPointer { block in
      let pointers = offsets.map { offset in offset.flatMap { block.baseAddress?.advanced(by: $0) }
      }
      return try body(Int32(offsets.count), signature.types, pointers, lengths, formats)
    }
  }

  /// A NULL-ended array of C strings, as the words of a connection are passed.
  static func withStrings<R>(_ texts: [String], _ body: (Pointers?) throws -> R) rethrows -> R {
    var bytes: [CChar] = []
    var offsets: [Int] = []
    for text in texts {
      offsets.append(bytes.count)
      bytes += text.utf8CString
    }
    return try bytes.withUnsafeBufferPointer { block in
      let pointers = offsets.map { block.baseAddress?.advanced(by: $0) } + [nil]
      return try pointers.withUnsafeBufferPointer { try body($0.baseAddress) }
    }
  }
}
