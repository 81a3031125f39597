// SPDX-License-Identifier: Apache-2.0

import Domain
import Files
import Foundation
import Store
import TestSupport
import Testing

@testable import Workflow

/// A backup is the whole city of one moment, and the same city again in either engine.
@Suite struct BackupTests {
  private func withFile<R>(_ body: (String) async throws -> R) async throws -> R {
    let folder = FileManager.default.temporaryDirectory.appending(path: "backup-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    return try await body(folder.appending(path: "city.backup").path)
  }

  /// A city with reports, evidence, an account of its own, a log that is sealed.
  private func lived(_ fixture: FixtureCity) async throws {
    try await fixture.bring(to: .approved)
    try await fixture.save("ub-nam-khe")
    try await fixture.attach(
      "biên bản “số 1”.pdf", Array("%PDF-1.4 \0\u{1}\u{fe}đ".utf8), at: 7, to: "ub-ldtbxh",
      as: .chi)
    try await fixture.city.perform(SealLog(), as: .commandLine)
  }

  @Test(arguments: TestEngine.allCases)
  func `Every table of the schema is in the backup or passes by itself`(
    _ engine: TestEngine
  ) async throws {
    try await FixtureCity.with(engine) { fixture in
      let columns: [Column] = try await fixture.city.store.read { transaction in
        switch transaction.dialect {
        case .sqlite:
          try transaction.all(
            """
            SELECT t.name AS table_name, c.name AS column_name
            FROM sqlite_master t, pragma_table_info(t.name) c
            WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite_%'
            """)
        case .postgreSQL:
          try transaction.all(
            """
            SELECT table_name, column_name FROM information_schema.columns
            WHERE table_schema = current_schema()
            """)
        }
      }
      let there = Dictionary(grouping: columns, by: \.tableName).mapValues {
        Set($0.map(\.columnName))
      }
      let kept = Dictionary(
        uniqueKeysWithValues: BackupTable.all.map {
          ($0.name.description, Set($0.columns.map(\.description)))
        })
      let other = BackupTable.passing.union(["schema_migration"])
      #expect(there.filter { !other.contains($0.key) } == kept)
    }
  }

  private struct Column: Decodable {
    let tableName: String
    let columnName: String
  }

  @Test(arguments: TestEngine.allCases, TestEngine.allCases)
  func `What is restored into either engine is equal, and goes on working`(
    _ from: TestEngine, _ into: TestEngine
  ) async throws {
    try await withFile { path in
      let key = Array("một khóa dài hơn ba mươi hai byte!".utf8)
      let written = try await FixtureCity.with(from) { fixture in
        try await lived(fixture)
        let backup = try Backup(path: path, keyFile: key)
        let content = try await backup.write(
          fixture.city.store, files: fixture.city.files, now: fixture.city.now)
        #expect(try await Backup.content(fixture.city.store, files: fixture.city.files) == content)
        return content
      }
      #expect(written.files.rows == 1 && written.missingFiles.isEmpty)
      #expect((written.tables["submission_figure"]?.rows ?? 0) > 20)
      try await TestStore.withStore(into, migrations: Schema.migrations) { store in
        let backup = try Backup(path: path, keyFile: key)
        let files = try FolderStore(path + ".files")
        #expect(try await backup.check() == written)
        #expect(try await backup.restore(into: store, files: files) == written)
        await #expect(throws: BackupFault.self) {
          try await backup.restore(into: store, files: files)
        }
        let clock = FixtureClock()
        let city = City(store: store, clock: { clock.tick() })
        let verified = try await city.answer(VerifyLog(), as: .commandLine)
        #expect(verified.faults.isEmpty && verified.head != nil)
        let aggregates = try await city.answer(
          VerifyResults(programme: FixtureCity.programme), as: .commandLine)
        #expect(aggregates.differences.isEmpty && aggregates.totals > 0)
        let outcome = try await city.perform(
          SignIn(login: "dung", password: FixtureCity.password), as: .commandLine)
        guard case .signedIn = outcome else {
          Testing.Issue.record("Dũng should sign in again")
          return
        }
        let after = try await Backup.content(store, files: files)
        #expect(Set(after.differences(written)) == ["event", "log_entry"])
      }
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `A backup made while others write is of one moment`(_ engine: TestEngine) async throws {
    try await FixtureCity.with(engine) { fixture in
      let writer = Task {
        var version = 0
        for round in 0..<40 {
          version = try await fixture.city.perform(
            SaveSubmission(
              place: FixtureCity.place(), version: version == 0 ? nil : version,
              figures: [:], notes: [3: "Lần \(round)"], notation: .machine),
            as: fixture.actor(.an))
        }
      }
      for round in 0..<4 {
        try await withFile { path in
          let content = try await Backup(path: path).write(
            fixture.city.store, files: fixture.city.files, now: fixture.city.now)
          try await TestStore.withStore(.sqlite, migrations: Schema.migrations) { store in
            let files = try FolderStore(path + ".files")
            let restored = try await Backup(path: path).restore(into: store, files: files)
            #expect(restored == content, "\(round)")
            // Each act writes an event, its entry in the log, and the report's version.
            let counts = try await store.read { transaction in
              try transaction.one(
                """
                SELECT (SELECT COUNT(*) FROM event WHERE kind = 'submission.save') AS events,
                  (SELECT COUNT(*) FROM log_entry WHERE kind = 'submission.save') AS entries,
                  COALESCE((SELECT MAX(version) FROM submission), 0) AS version
                """, as: Counts.self)
            }
            #expect(counts?.events == counts?.entries)
            #expect(counts?.events == counts?.version)
          }
        }
      }
      try await writer.value
    }
  }

  @Test func `A file that is not in the store is told, and the rest is backed up`() async throws {
    try await FixtureCity.with(.sqlite) { fixture in
      try await lived(fixture)
      let checksum = try #require(
        try await fixture.scalar("SELECT sha256 FROM stored_file", as: String.self))
      try await fixture.city.files.discard(checksum)
      try await withFile { path in
        let written = try await Backup(path: path).write(
          fixture.city.store, files: fixture.city.files, now: fixture.city.now)
        #expect(written.missingFiles == [checksum] && written.files.rows == 0)
        #expect(try await Backup(path: path).check() == written)
      }
    }
  }

  private struct Counts: Decodable {
    let events: Int
    let entries: Int
    let version: Int
  }

  @Test func `A backup that is cut, changed, foreign or locked is told apart`() async throws {
    try await FixtureCity.with(.sqlite) { fixture in
      try await lived(fixture)
      try await withFile { path in
        let store = fixture.city.store
        let now = fixture.city.now
        _ = try await Backup(path: path).write(store, files: fixture.city.files, now: now)
        let whole = try Data(contentsOf: URL(filePath: path))
        for part in [whole.prefix(whole.count / 2), whole.prefix(20), Data("xin chào\n".utf8)] {
          try part.write(to: URL(filePath: path))
          await #expect(throws: BackupFault.broken, "\(part.count)") {
            try await Backup(path: path).check()
          }
        }
        let key = [UInt8](repeating: 7, count: 32)
        _ = try await Backup(path: path, keyFile: key)
          .write(store, files: fixture.city.files, now: now)
        await #expect(throws: BackupFault.needsKey) { try await Backup(path: path).check() }
        let other = [UInt8](repeating: 8, count: 32)
        await #expect(throws: BackupFault.wrongKey) {
          try await Backup(path: path, keyFile: other).check()
        }
        #expect(throws: BackupFault.wrongKey) { try Backup(path: path, keyFile: [1]) }
        var sealed = try Data(contentsOf: URL(filePath: path))
        #expect(!sealed.contains(Data("submission".utf8)))
        sealed[sealed.count - 1] ^= 1
        try sealed.write(to: URL(filePath: path))
        await #expect(throws: BackupFault.self) {
          try await Backup(path: path, keyFile: key).check()
        }
        await #expect(throws: BackupFault.noFile(path + "x")) {
          try await Backup(path: path + "x").check()
        }
        let left = try FileManager.default.contentsOfDirectory(
          atPath: URL(filePath: path).deletingLastPathComponent().path)
        #expect(left == ["city.backup"])
      }
    }
  }
}

extension Data {
  fileprivate func contains(_ other: Data) -> Bool { range(of: other) != nil }
}
