// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestSupport
import Testing

/// Backup and restore as an operator types them.
@Suite struct BackupCommandTests {
  @Test(arguments: TestEngine.allCases)
  func `A backup is written, held against the database, and restored into a new one`(
    _ engine: TestEngine
  ) async throws {
    try await CommandCity.with(engine) { city in
      let folder = FileManager.default.temporaryDirectory.appending(path: "drill-\(UUID())")
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      defer { try? FileManager.default.removeItem(at: folder) }
      try await city.fixture.attach("biên bản.pdf", FixtureFile.bytes("a.pdf"))
      let file = folder.appending(path: "city.backup").path
      let written = try await city.run("backup", file)
      #expect(
        written.status == 0 && written.output.contains("45 tables")
          && written.output.contains("1 files"), "\(written)")
      #expect(try await city.run("verify", "backup", file).status == 0)
      let again = try await city.run("restore", file)
      #expect(again.status == 1 && again.errors.contains("already holds data"))
      let new = "sqlite:" + folder.appending(path: "new.sqlite").path
      let files = folder.appending(path: "new.files").path
      let restored = try await city.run("restore", file, "--database", new, "--files", files)
      #expect(restored.status == 0 && restored.output.contains("found equal"), "\(restored)")
      #expect(
        try await city.run("verify", "backup", file, "--database", new, "--files", files).output
          .contains("equal to the database"))
      let whole = try await city.run(
        "verify", "evidence", "--database", new, "--files", files)
      #expect(whole.status == 0 && whole.output.contains("1 files of evidence are whole"))
      let moved = folder.appending(path: "moved").path
      #expect(
        try await city.run(
          "evidence", "move", "--to", moved, "--database", new, "--files", files
        ).status == 0)
      try FileManager.default.removeItem(atPath: files)
      let lost = try await city.run(
        "verify", "evidence", "--database", new, "--files", files)
      #expect(lost.status == 1 && lost.output.contains("Missing:"))
      #expect(
        try await city.run("verify", "evidence", "--database", new, "--files", moved).status == 0)
      let invited = try await city.run("user", "invite", "an", "--database", new)
      #expect(invited.status == 0)
      let differs = try await city.run("verify", "backup", file, "--database", new)
      #expect(differs.status == 1 && differs.output.contains("Different: invitation"))
      #expect(try await city.run("verify", "backup", file, "--file-only").status == 0)
      let none = try await city.run("restore", file + "x", "--database", new + "2")
      #expect(none.status == 1 && none.errorLines.count == 1)
      #expect(!FileManager.default.fileExists(atPath: folder.appending(path: "new.sqlite2").path))
    }
  }
}
