// SPDX-License-Identifier: Apache-2.0

package import Foundation
package import Store

/// The whole city in one file: every table of one moment, evidence with it, while others work on.
///
/// Lines of JSON, compressed by gzip: what it is and which schema, then for each table its name and
/// columns, its rows and its digest, and at the end all digests once more. The same file is restored
/// into either engine. With a key file it is sealed.
package struct Backup: Sendable {
  /// What is in a backup, or in a database.
  package struct Content: Sendable, Codable, Equatable {
    package var tables: [String: TableDigest] = [:]

    package var rows: Int { tables.values.reduce(0) { $0 + $1.rows } }

    /// The tables that differ from another content, in order.
    package func differences(_ other: Content) -> [String] {
      Set(tables.keys).union(other.tables.keys).filter { tables[$0] != other.tables[$0] }.sorted()
    }
  }

  struct Head: Codable {
    let format: String
    let madeAt: String
    let migrations: [String]

    static let format = "learningcity-backup-1"
  }

  struct TableHead: Codable {
    let table: String
    let columns: [String]
  }

  struct TableEnd: Codable {
    let end: String
    let digest: TableDigest
  }

  let path: String
  let key: [UInt8]?

  /// `keyFile` is the content of the file whose bytes, at least 32, open the backup again.
  package init(path: String, keyFile: [UInt8]? = nil) throws {
    self.path = path
    key = try keyFile.map(SealedFile.key)
  }

  /// Writes the backup of a moment; a file that is not whole never has the name.
  package func write(_ store: any DataStore, now: Date) async throws -> Content {
    let plain = path + ".part"
    defer { try? FileManager.default.removeItem(atPath: plain) }
    FileManager.default.createFile(
      atPath: plain, contents: nil, attributes: [.posixPermissions: 0o600])
    let content = try await store.read { transaction in
      try Self.write(transaction, plain, now)
    }
    if let key {
      let sealed = path + ".sealed"
      try SealedFile.seal(plain, into: sealed, key: key)
      try Self.rename(sealed, path)
    } else {
      try Self.rename(plain, path)
    }
    return content
  }

  /// Reads the backup and holds every table against its digest.
  package func check() async throws -> Content {
    try await opened { path in try BackupReading(path).read { _, _, _ in } }
  }

  /// Puts the backup into a database that holds nothing, in one transaction, and holds what is there
  /// then against what was in the file.
  package func restore(into store: any DataStore) async throws -> Content {
    let content = try await opened { path in
      try await store.write(.readCommitted) { transaction in
        for table in BackupTable.all
        where try transaction.exists("SELECT 1 FROM \(raw: table.name)") {
          throw BackupFault.notEmpty(table.name.description)
        }
        return try BackupReading(path).read { table, columns, rows in
          try transaction.bulkInsert(table.name, columns, rows)
        }
      }
    }
    let different = content.differences(try await Self.content(store))
    guard different.isEmpty else {
      throw BackupFault.different(different.joined(separator: ", "))
    }
    return content
  }

  /// What a database holds now.
  package static func content(_ store: any DataStore) async throws -> Content {
    try await store.read { transaction in
      var content = Content()
      for table in BackupTable.all {
        var digest = TableDigest()
        try transaction.each(table.rows) { digest.add(RowLine.bytes($0)) }
        content.tables[table.name.description] = digest
      }
      return content
    }
  }

  private static func write(
    _ transaction: any StoreTransaction, _ path: String, _ now: Date
  ) throws -> Content {
    let file = try GzipFile.writing(path)
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    func line(_ value: some Encodable) throws { try file.write([UInt8](encoder.encode(value))) }
    try line(
      Head(
        format: Head.format, madeAt: now.formatted(.iso8601),
        migrations: Schema.migrations.map(\.name)))
    var content = Content()
    for table in BackupTable.all {
      let name = table.name.description
      try line(TableHead(table: name, columns: table.columns.map(\.description)))
      var digest = TableDigest()
      try transaction.each(table.rows) { row in
        let bytes = RowLine.bytes(row)
        digest.add(bytes)
        try file.write(bytes)
      }
      try line(TableEnd(end: name, digest: digest))
      content.tables[name] = digest
    }
    try line(content)
    try file.close()
    return content
  }

  /// The path of the plain file: opened by the key where it is sealed.
  private func opened<R>(_ body: (String) async throws -> R) async throws -> R {
    let plain = try open()
    defer { if plain != path { try? FileManager.default.removeItem(atPath: plain) } }
    return try await body(plain)
  }

  private func open() throws -> String {
    guard FileManager.default.fileExists(atPath: path) else { throw BackupFault.noFile(path) }
    guard SealedFile.isSealed(path) else { return path }
    guard let key else { throw BackupFault.needsKey }
    let plain = path + ".open"
    do {
      try SealedFile.open(path, into: plain, key: key)
    } catch {
      try? FileManager.default.removeItem(atPath: plain)
      throw error
    }
    return plain
  }

  private static func rename(_ from: String, _ to: String) throws {
    // Replaces what stood there in one step.
    guard Foundation.rename(from, to) == 0 else { throw BackupFault.noFile(to) }
  }
}
