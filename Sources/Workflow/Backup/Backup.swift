// SPDX-License-Identifier: Apache-2.0

package import Files
package import Foundation
package import Store

/// The whole city in one file: every table of one moment, and every file of evidence that they name,
/// while others work on.
///
/// Lines of JSON, compressed by gzip: what it is and which schema, then for each table its name and
/// columns, its rows and its digest, then each file by its checksum in pieces of Base64, and at the end
/// all digests once more. The same file is restored into either engine and any store of files. With a
/// key file it is sealed.
package struct Backup: Sendable {
  /// What is in a backup, or in a database.
  package struct Content: Sendable, Codable, Equatable {
    package var tables: [String: TableDigest] = [:]
    /// The files, by their checksums.
    package var files = TableDigest()
    /// Checksums of files that should have been there and were not, or were damaged.
    package var missingFiles: [String] = []

    package var rows: Int { tables.values.reduce(0) { $0 + $1.rows } }

    /// The tables that differ from another content, in order, and `files`.
    package func differences(_ other: Content) -> [String] {
      let tables = Set(tables.keys).union(other.tables.keys).filter {
        self.tables[$0] != other.tables[$0]
      }
      return tables.sorted() + (files == other.files ? [] : ["files"])
    }
  }

  struct Head: Codable {
    let format: String
    let madeAt: String
    let migrations: [String]

    static let format = "learningcity-backup-2"
  }

  struct TableHead: Codable {
    let table: String
    let columns: [String]
  }

  struct FileHead: Codable {
    let file: String
    let size: Int
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
  package func write(
    _ store: any DataStore, files: any FileStore, now: Date
  ) async throws -> Content {
    let plain = path + ".part"
    defer { try? FileManager.default.removeItem(atPath: plain) }
    FileManager.default.createFile(
      atPath: plain, contents: nil, attributes: [.posixPermissions: 0o600])
    var (content, checksums) = try await store.read { transaction in
      try (BackupWriting(plain).tables(transaction, now), Self.checksums(transaction))
    }
    let writing = try BackupWriting(plain, continues: true)
    for checksum in checksums {
      // What is not what its name says could not be restored.
      guard let file = try await Self.whole(checksum, files) else {
        content.missingFiles.append(checksum)
        continue
      }
      try await writing.add(file, checksum)
      content.files.add(Array(checksum.utf8))
    }
    try writing.end(content)
    if let key {
      let sealed = path + ".sealed"
      try SealedFile.seal(plain, into: sealed, key: key)
      try Self.rename(sealed, path)
    } else {
      try Self.rename(plain, path)
    }
    return content
  }

  /// Nil where the store has no such content, or a damaged one.
  private static func whole(
    _ checksum: String, _ files: any FileStore
  ) async throws -> LocalFile? {
    do {
      let file = try await files.fetch(checksum)
      let path = file.path
      let found = try await FilePath.waiting { try FilePath.checksum(path) }
      return found == checksum ? file : nil
    } catch FileFault.missing {
      return nil
    } catch FileFault.damaged {
      return nil
    }
  }

  /// Reads the backup and holds every table and file against its digest.
  package func check() async throws -> Content {
    try await opened { path in
      let reading = try BackupReading(path)
      var content = try reading.tables { _, _, _ in }
      try await reading.files(&content) { _, _ in }
      return content
    }
  }

  /// Puts the backup into a database that holds nothing, in one transaction, and its files into a store;
  /// holds what is there then against what was in the file.
  package func restore(
    into store: any DataStore, files: any FileStore
  ) async throws -> Content {
    let content = try await opened { path in
      try await store.read { transaction in
        for table in BackupTable.all
        where try transaction.exists("SELECT 1 FROM \(raw: table.name)") {
          throw BackupFault.notEmpty(table.name.description)
        }
      }
      // Files come first: nothing refers to one that is not there.
      let first = try BackupReading(path)
      var content = try first.tables { _, _, _ in }
      try await first.files(&content) { try await files.keep($0, as: $1) }
      _ = try await store.write(.readCommitted) { transaction in
        try BackupReading(path).tables { table, columns, rows in
          try transaction.bulkInsert(table.name, columns, rows)
        }
      }
      return content
    }
    let different = content.differences(try await Self.content(store, files: files))
    guard different.isEmpty else {
      throw BackupFault.different(different.joined(separator: ", "))
    }
    return content
  }

  /// What a database and its store of files hold now.
  package static func content(
    _ store: any DataStore, files: any FileStore
  ) async throws -> Content {
    var (content, checksums) = try await store.read { transaction in
      var content = Content()
      for table in BackupTable.all {
        var digest = TableDigest()
        try transaction.each(table.rows) { digest.add(RowLine.bytes($0)) }
        content.tables[table.name.description] = digest
      }
      return (content, try Self.checksums(transaction))
    }
    for checksum in checksums {
      if try await files.holds(checksum) {
        content.files.add(Array(checksum.utf8))
      } else {
        content.missingFiles.append(checksum)
      }
    }
    return content
  }

  /// Of the files that a document refers to.
  private static func checksums(_ transaction: any StoreTransaction) throws -> [String] {
    try transaction.all(
      """
      SELECT sha256 FROM stored_file WHERE state <> 'gone'
        AND EXISTS (SELECT 1 FROM evidence_version v WHERE v.sha256 = stored_file.sha256)
      ORDER BY sha256
      """, as: String.self)
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
