// SPDX-License-Identifier: Apache-2.0

import Foundation

/// The repository as files, found from the place of this one.
enum SourceTree {
  /// A file with its path from the root of the repository.
  struct File: Sendable {
    let path: String
    let text: String

    var lines: [Substring] { text.split(separator: "\n", omittingEmptySubsequences: false) }
  }

  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// Every file below a folder with an ending, in the order of their paths.
  static func files(under folder: String, ending: String) throws -> [File] {
    let place = root.appending(path: folder)
    return try FileManager.default.subpathsOfDirectory(atPath: place.path)
      .filter {
        $0.hasSuffix(".\(ending)") && !$0.split(separator: "/").contains { $0 == ".build" }
      }
      .sorted().map { try file("\(folder)/\($0)") }
  }

  static func file(_ path: String) throws -> File {
    File(path: path, text: try String(contentsOf: root.appending(path: path), encoding: .utf8))
  }

  /// The Swift files of the product, without its tests.
  static func productFiles() throws -> [File] {
    try files(under: "Sources", ending: "swift") + files(under: "Core/Sources", ending: "swift")
  }

  static func testFiles() throws -> [File] {
    try files(under: "Tests", ending: "swift") + files(under: "Core/Tests", ending: "swift")
  }

  static func templates() throws -> [File] {
    try files(under: "Sources/Web/Templates", ending: "mustache")
  }

  /// What git keeps or would keep: tracked files and new ones, without what it ignores.
  static func repositoryPaths() throws -> [String] {
    let git = Process()
    git.executableURL = URL(filePath: "/usr/bin/env")
    git.arguments = [
      "git", "-C", root.path, "ls-files", "-z", "--cached", "--others", "--exclude-standard",
    ]
    let output = Pipe()
    git.standardOutput = output
    try git.run()
    let bytes = output.fileHandleForReading.readDataToEndOfFile()
    git.waitUntilExit()
    guard git.terminationStatus == 0 else { throw NoRepository() }
    return String(decoding: bytes, as: UTF8.self).split(separator: "\0").map(String.init)
      .filter { FileManager.default.fileExists(atPath: root.appending(path: $0).path) }
  }

  /// git does not know this folder.
  struct NoRepository: Error {}
}
