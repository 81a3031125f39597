// SPDX-License-Identifier: Apache-2.0

import CZlib
import Foundation

/// A compressed file of lines, written and read by zlib as a stream.
final class GzipFile {
  private let file: gzFile
  private let room = UnsafeMutableBufferPointer<CChar>.allocate(capacity: 1 << 18)

  static func writing(_ path: String) throws -> GzipFile { try GzipFile(path, "wb6") }

  /// Goes on at the end, quickly rather than well.
  static func continuing(_ path: String) throws -> GzipFile { try GzipFile(path, "ab1") }

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
    while gzgets(file, room.baseAddress, Int32(room.count)) != nil {
      let length = strlen(room.baseAddress!)
      let bytes = UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(room)[..<length])
      if bytes.last == UInt8(ascii: "\n") {
        line.append(contentsOf: bytes.dropLast())
        return line
      }
      line.append(contentsOf: bytes)
    }
    var code: Int32 = 0
    gzerror(file, &code)
    guard code == Z_OK || code == Z_STREAM_END, line.isEmpty else { throw BackupFault.broken }
    return nil
  }

  deinit {
    if !isClosed { gzclose(file) }
    room.deallocate()
  }

  func close() throws {
    isClosed = true
    guard gzclose(file) == Z_OK else { throw BackupFault.notWritten }
  }

  private var isClosed = false
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
