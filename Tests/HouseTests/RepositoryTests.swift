// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// What git keeps: no machine's own paths, no large files.
@Suite struct RepositoryTests {
  /// Written apart, so that this file does not find itself.
  private static let machinePaths = ["work", "root", "home", "Users"].map { "/\($0)/" }
  private static let temporaryPath = "/\("tmp")/"

  /// The start of an absolute path: nothing of a longer path or of a name stands before it.
  private func mentions(_ path: String, in text: String) -> Bool {
    var rest = text[...]
    while let hit = rest.range(of: path) {
      let before =
        hit.lowerBound == text.startIndex ? nil : text[text.index(before: hit.lowerBound)]
      if before.map({ !$0.isLetter && !$0.isNumber && !"._-~})/$".contains($0) }) ?? true {
        return true
      }
      rest = rest[hit.upperBound...]
    }
    return false
  }

  @Test func `A path of a machine is told from a path of the repository`() {
    let path = Self.machinePaths[0]
    #expect(mentions(path, in: "see \(path)city"))
    #expect(mentions(path, in: "\(path)city"))
    #expect(!mentions(path, in: "docs\(path)city"))
  }

  @Test func `No file names a path of somebody's machine`() throws {
    let paths = try SourceTree.repositoryPaths()
    #expect(paths.count > 300)
    for path in paths {
      guard let text = try? SourceTree.file(path).text else { continue }
      for machine in Self.machinePaths {
        #expect(!mentions(machine, in: text), "\(path) names \(machine)")
      }
      let isTest = path.hasPrefix("Tests/") || path.hasPrefix("Core/Tests/")
      if !isTest {
        #expect(!mentions(Self.temporaryPath, in: text), "\(path) names \(Self.temporaryPath)")
      }
    }
  }

  @Test func `No file is larger than 500 kB`() throws {
    for path in try SourceTree.repositoryPaths() {
      let url = SourceTree.root.appending(path: path)
      let size = try url.resourceValues(forKeys: [.fileSizeKey]).fileSize
      #expect(try #require(size) <= 500_000, "\(path)")
    }
  }
}
