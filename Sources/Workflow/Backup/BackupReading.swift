// SPDX-License-Identifier: Apache-2.0

import Files
import Foundation
import Store

/// The lines of a plain backup: its tables, then its files, then its end.
struct BackupReading {
  private static let batch = 5000

  private let path: String
  private let file: GzipFile

  init(_ path: String) throws {
    self.path = path
    file = try GzipFile.reading(path)
  }

  /// Gives the rows of each table in batches.
  func tables(
    _ take: (BackupTable, [StaticString], [[SQLValue]]) throws -> Void
  ) throws -> Backup.Content {
    let decoder = JSONDecoder()
    guard let first = try file.line(),
      let head = try? decoder.decode(Backup.Head.self, from: first),
      head.format == Backup.Head.format
    else { throw BackupFault.broken }
    let own = Schema.migrations.map(\.name)
    guard head.migrations == own else {
      throw BackupFault.otherSchema(head.migrations.last ?? "")
    }
    var content = Backup.Content()
    for table in BackupTable.all {
      let name = table.name.description
      guard let line = try file.line(),
        let begin = try? decoder.decode(Backup.TableHead.self, from: line), begin.table == name,
        begin.columns == table.columns.map(\.description)
      else { throw BackupFault.broken }
      content.tables[name] = try rows(of: table, decoder, take)
    }
    return content
  }

  /// Gives each file, whose checksum was held against its bytes, as one of this machine; ends with the
  /// backup's own account of what is in it.
  func files(
    _ content: inout Backup.Content, _ take: (String, String) async throws -> Void
  ) async throws {
    let decoder = JSONDecoder()
    while let line = try file.line() {
      guard let head = try? decoder.decode(Backup.FileHead.self, from: line) else {
        guard let said = try? decoder.decode(Backup.Content.self, from: line),
          try file.line() == nil
        else { throw BackupFault.broken }
        content.missingFiles = said.missingFiles
        guard said == content else { throw BackupFault.broken }
        return
      }
      let part = path + ".file"
      defer { FilePath.remove(part) }
      try spill(head, to: part)
      try await take(part, head.file)
      content.files.add(Array(head.file.utf8))
    }
    throw BackupFault.broken
  }

  private func spill(_ head: Backup.FileHead, to part: String) throws {
    FileManager.default.createFile(
      atPath: part, contents: nil, attributes: [.posixPermissions: 0o600])
    guard let handle = FileHandle(forWritingAtPath: part) else { throw BackupFault.noFile(part) }
    defer { try? handle.close() }
    var left = head.size
    while left > 0 {
      guard let line = try file.line(), let bytes = Data(base64Encoded: line), !bytes.isEmpty,
        bytes.count <= left
      else { throw BackupFault.broken }
      try handle.write(contentsOf: bytes)
      left -= bytes.count
    }
    guard try FilePath.checksum(part) == head.file else { throw BackupFault.broken }
  }

  private func rows(
    of table: BackupTable, _ decoder: JSONDecoder,
    _ take: (BackupTable, [StaticString], [[SQLValue]]) throws -> Void
  ) throws -> TableDigest {
    var digest = TableDigest()
    var batch: [[SQLValue]] = []
    while let line = try file.line() {
      if line.first == UInt8(ascii: "{") {
        guard let end = try? decoder.decode(Backup.TableEnd.self, from: line),
          end.end == table.name.description, end.digest == digest
        else { throw BackupFault.broken }
        if !batch.isEmpty { try take(table, table.columns, batch) }
        return digest
      }
      guard let row = RowLine.row(line), row.count == table.columns.count else {
        throw BackupFault.broken
      }
      digest.add([UInt8](line))
      batch.append(row)
      if batch.count >= Self.batch {
        try take(table, table.columns, batch)
        batch = []
      }
    }
    throw BackupFault.broken
  }
}
