// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Foundation
import Store
import Words
import Workflow

/// The file that seals a backup.
struct KeyFileOption: ParsableArguments {
  @Option(help: "A file of at least 32 bytes that seals the backup, such as of `openssl rand 32`.")
  var keyFile: String?

  func backup(_ path: String) throws -> Backup {
    guard let keyFile else { return try Backup(path: path) }
    guard let data = FileManager.default.contents(atPath: keyFile) else {
      throw BackupFault.noFile(keyFile)
    }
    return try Backup(path: path, keyFile: [UInt8](data))
  }
}

/// `learningcity backup`: the whole city of one moment in one file.
struct BackupCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backup",
    abstract: "Writes the database and the evidence of one moment to a file.",
    discussion: "Others may go on working. The file is restored into SQLite or PostgreSQL.")

  @Argument(help: "The file to write.")
  var path: String

  @OptionGroup var key: KeyFileOption
  @OptionGroup var database: DatabaseOption

  func run() async throws {
    try await database.withCity { city in
      try await city.perform(NoteBackup(), as: .commandLine)
      let content = try await key.backup(path).write(
        city.store, files: city.files, now: city.now)
      let size = try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int ?? 0
      Output.line(
        try Surroundings.phrasebook()(
          "backup.written",
          [
            "path": path, "tables": String(content.tables.count), "rows": String(content.rows),
            "size": String(size), "files": String(content.files.rows),
          ]))
      try Self.tell(content)
    }
  }
}

extension BackupCommand {
  /// Files that are not where they should be: the backup is there, and something is wrong.
  fileprivate static func tell(_ content: Backup.Content) throws {
    guard !content.missingFiles.isEmpty else { return }
    let words = try Surroundings.phrasebook()
    for checksum in content.missingFiles {
      Output.line(words("backup.file-missing", ["checksum": checksum]))
    }
    throw ExitCode(1)
  }
}

/// `learningcity restore`: puts a backup into an empty database.
struct RestoreCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "restore", abstract: "Puts a backup into a database that holds nothing.",
    discussion: "Of either engine, whichever the backup came from. Everybody signs in again.")

  @Argument(help: "The file of the backup.")
  var path: String

  @OptionGroup var key: KeyFileOption
  @OptionGroup var database: DatabaseOption

  func run() async throws {
    try await CommandFault.inOneLine {
      let backup = try key.backup(path)
      // A file that is not whole is told before a database is made.
      _ = try await backup.check()
      let store = try await database.open(creates: true)
      do {
        let files = try database.files.store(database.address())
        let content = try await backup.restore(into: store, files: files)
        Output.line(
          try Surroundings.phrasebook()(
            "backup.restored",
            [
              "tables": String(content.tables.count), "rows": String(content.rows),
              "files": String(content.files.rows),
            ]))
        let doubted = try await City(store: store).perform(DoubtMails(), as: .commandLine)
        if doubted > 0 {
          Output.line(
            try Surroundings.phrasebook()("backup.doubted", ["count": String(doubted)]))
        }
        await store.close()
      } catch {
        await store.close()
        throw error
      }
    }
  }
}

/// `learningcity verify backup`: a backup against itself and against a database.
struct VerifyBackupCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backup",
    abstract:
      "Holds a backup against its digests and against the database; exits 1 on a difference.")

  @Argument(help: "The file of the backup.")
  var path: String

  @Flag(help: "Looks at the file alone.")
  var fileOnly = false

  @OptionGroup var key: KeyFileOption
  @OptionGroup var database: DatabaseOption

  func run() async throws {
    try await CommandFault.inOneLine {
      let words = try Surroundings.phrasebook()
      let content = try await key.backup(path).check()
      var different: [String] = []
      if !fileOnly {
        let store = try await database.open()
        do {
          different = content.differences(
            try await Backup.content(
              store, files: try database.files.store(database.address())))
          await store.close()
        } catch {
          await store.close()
          throw error
        }
      }
      for table in different { Output.line(words("backup.differs", ["table": table])) }
      if !different.isEmpty { throw ExitCode(1) }
      Output.line(
        words(
          fileOnly ? "backup.whole" : "backup.equal",
          [
            "tables": String(content.tables.count), "rows": String(content.rows),
            "files": String(content.files.rows),
          ]))
    }
  }
}
