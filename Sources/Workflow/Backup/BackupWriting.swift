// SPDX-License-Identifier: Apache-2.0

import Files
import Foundation
import Store

/// The lines of a plain backup as they are written.
struct BackupWriting {
  /// Of a file in one line: as much Base64 as is quick to read again.
  private static let piece = 192 << 10

  private let file: GzipFile

  /// `continues` goes on with one whose tables are written.
  init(_ path: String, continues: Bool = false) throws {
    file = continues ? try GzipFile.continuing(path) : try GzipFile.writing(path)
  }

  func tables(_ transaction: any StoreTransaction, _ now: Date) throws -> Backup.Content {
    try line(
      Backup.Head(
        format: Backup.Head.format, madeAt: now.formatted(.iso8601),
        migrations: Schema.migrations.map(\.name)))
    var content = Backup.Content()
    for table in BackupTable.all {
      let name = table.name.description
      try line(Backup.TableHead(table: name, columns: table.columns.map(\.description)))
      var digest = TableDigest()
      try transaction.each(table.rows) { row in
        let bytes = RowLine.bytes(row)
        digest.add(bytes)
        try file.write(bytes)
      }
      try line(Backup.TableEnd(end: name, digest: digest))
      content.tables[name] = digest
    }
    try file.close()
    return content
  }

  func add(_ local: LocalFile, _ checksum: String) async throws {
    try line(Backup.FileHead(file: checksum, size: local.size))
    var rest = Data()
    try await local.read(count: local.size) { bytes in
      rest += bytes
      while rest.count >= Self.piece {
        try file.write([UInt8](rest.prefix(Self.piece).base64EncodedData()))
        rest = Data(rest.dropFirst(Self.piece))
      }
    }
    if !rest.isEmpty { try file.write([UInt8](rest.base64EncodedData())) }
  }

  func end(_ content: Backup.Content) throws {
    try line(content)
    try file.close()
  }

  private func line(_ value: some Encodable) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    try file.write([UInt8](encoder.encode(value)))
  }
}
