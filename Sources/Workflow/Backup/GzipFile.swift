// SPDX-License-Identifier: Apache-2.0

import CZlib
import Foundation

/// A compressed file of lines, written and read by zlib as a stream.
final class GzipFile {
  private let file: gzFile

  static func writing(_ path: String) throws -> GzipFile { try GzipFile(path, "wb6") }

  static func reading(_ path: String) throws -> GzipFile { try GzipFile(path, "rb") }

  private init(_ path: String, _ mode: String) throws {
    guard let file = gzopen(path, mode) else { throw BackupFault.noFile(path) }
    self.file = file
    gzbuffer(file, 1 << 18)
  }

  func write(_ line: [UInt8]) throws {
    let line = line + [UInt8(ascii: "\n")]
    guard gzwrite(file, line, UInt32(line.count)) == Int32(line.count) else {
      throw BackupFault.notWritten
    }
  }

  /// The next line without its end; nil at the end of the file.
  func line() throws -> Data? {
    var line = Data()
    var piece = [CChar](repeating: 0, count: 1 << 16)
    while gzgets(file, &piece, Int32(piece.count)) != nil {
      let bytes = piece.prefix { $0 != 0 }.map(UInt8.init(bitPattern:))
      if bytes.last == UInt8(ascii: "\n") {
        line += bytes.dropLast()
        return line
      }
      line += bytes
    }
    var code: Int32 = 0
    gzerror(file, &code)
    guard code == Z_OK || code == Z_STREAM_END, line.isEmpty else { throw BackupFault.broken }
    return nil
  }

  func close() throws {
    guard gzclose(file) == Z_OK else { throw BackupFault.notWritten }
  }
}

/// What is wrong with a backup.
package enum BackupFault: Error, Equatable {
  case noFile(String)
  case notWritten
  /// Cut, changed, or no backup at all.
  case broken
  case needsKey
  case wrongKey
  /// Made by a program with another schema.
  case otherSchema(String)
  /// The database to restore into holds something.
  case notEmpty(String)
  /// What was restored is not what is in the backup.
  case different(String)

  /// A locale key.
  package var code: String {
    switch self {
    case .noFile: "backup.no-file"
    case .notWritten: "backup.not-written"
    case .broken: "backup.broken"
    case .needsKey: "backup.needs-key"
    case .wrongKey: "backup.wrong-key"
    case .otherSchema: "backup.other-schema"
    case .notEmpty: "backup.not-empty"
    case .different: "backup.different"
    }
  }

  package var arguments: [String: String] {
    switch self {
    case .noFile(let path): ["path": path]
    case .otherSchema(let migration): ["migration": migration]
    case .notEmpty(let table): ["table": table]
    case .different(let tables): ["tables": tables]
    case .notWritten, .broken, .needsKey, .wrongKey: [:]
    }
  }
}
