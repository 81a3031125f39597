// SPDX-License-Identifier: Apache-2.0

import Foundation
import Store

/// The lines of a plain backup, table by table.
struct BackupReading {
  private let path: String
  private static let batch = 5000

  init(_ path: String) { self.path = path }

  /// Gives the rows of each table in batches; the faults are told before the end is reached.
  func read(
    _ take: (BackupTable, [StaticString], [[SQLValue]]) throws -> Void
  ) throws -> Backup.Content {
    let file = try GzipFile.reading(path)
    defer { try? file.close() }
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
      content.tables[name] = try rows(of: table, file, decoder, take)
    }
    guard let last = try file.line(),
      let said = try? decoder.decode(Backup.Content.self, from: last), said == content,
      try file.line() == nil
    else { throw BackupFault.broken }
    return content
  }

  private func rows(
    of table: BackupTable, _ file: GzipFile, _ decoder: JSONDecoder,
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
