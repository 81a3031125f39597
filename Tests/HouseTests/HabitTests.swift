// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// The habits that every Swift file keeps.
@Suite struct HabitTests {
  private let licence = "// SPDX-License-Identifier: Apache-2.0"

  private func allFiles() throws -> [SourceTree.File] {
    let manifests = try ["Package.swift", "Core/Package.swift"].map(SourceTree.file)
    return try SourceTree.productFiles() + SourceTree.testFiles() + manifests
  }

  @Test func `Every Swift file begins with its licence`() throws {
    let files = try allFiles()
    #expect(files.count > 250)
    for file in files {
      // A manifest's first line is the version of the tools.
      let line = file.path.hasSuffix("Package.swift") ? 1 : 0
      #expect(file.lines.dropFirst(line).first.map(String.init) == licence, "\(file.path)")
    }
  }

  @Test func `No Swift file is over 400 lines`() throws {
    for file in try allFiles() {
      #expect(file.lines.count <= 401, "\(file.path) has \(file.lines.count) lines")
    }
  }

  @Test(arguments: [
    "try!", "as!", "@unchecked Sendable", "nonisolated(unsafe)", "fatalError(",
    "preconditionFailure(",
  ])
  func `What hides a fault is not written`(_ words: String) throws {
    for file in try SourceTree.productFiles() {
      #expect(!file.text.contains(words), "\(file.path)")
    }
  }

  @Test func `SQL stands only in Workflow and Store`() throws {
    let statements = [
      "SELECT ", "INSERT INTO ", "UPDATE [a-z_]+ SET ", "DELETE FROM ", "CREATE TABLE ",
      "WITH RECURSIVE ",
    ]
    let pattern = try Regex("(\(statements.joined(separator: "|")))")
    let files = try SourceTree.productFiles()
    let withSQL = files.filter { $0.text.contains(pattern) }.map(\.path)
    #expect(withSQL.count > 20)
    for path in withSQL {
      let isHome = path.hasPrefix("Sources/Workflow/") || path.hasPrefix("Sources/Store/")
      #expect(isHome, "\(path)")
    }
  }

  @Test func `No file is empty of code`() throws {
    for file in try SourceTree.productFiles() + SourceTree.testFiles() {
      #expect(!file.path.hasSuffix("Placeholder.swift"), "\(file.path)")
    }
  }
}
