// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

@testable import Files

/// Contents in a folder, each once.
@Suite struct FolderStoreTests {
  @Test func `A content is kept once, read again and taken away`() async throws {
    try await TestFolder.with { folder in
      let store = try FolderStore(folder + "/files")
      let path = try TestFolder.file(folder, "a", Data("nội dung".utf8))
      let checksum = try FilePath.checksum(path)
      // As sha256sum says.
      #expect(checksum == "9d2b0d38a75fafa43084999337a7d4ca" + "c6704d83ddfc98d48f06e62d70d1391f")
      #expect(try await !store.holds(checksum))
      await #expect(throws: FileFault.missing) { try await store.fetch(checksum) }
      try await store.keep(path, as: checksum)
      try await store.keep(path, as: checksum)
      // What was handed over stays with whoever handed it over.
      #expect(FilePath.size(path) == 10)
      FilePath.remove(path)
      let file = try await store.fetch(checksum)
      #expect(file.size == 10)
      #expect(try Data(contentsOf: URL(filePath: file.path)) == Data("nội dung".utf8))
      let names = try FileManager.default.subpathsOfDirectory(atPath: folder + "/files")
      #expect(Set(names) == [String(checksum.prefix(2)), "\(checksum.prefix(2))/\(checksum)"])
      try await store.discard(checksum)
      try await store.discard(checksum)
      #expect(try await !store.holds(checksum))
    }
  }

  @Test func `A damaged content is replaced when it is brought again`() async throws {
    try await TestFolder.with { folder in
      let store = try FolderStore(folder + "/files")
      let path = try TestFolder.file(folder, "a", Data("nội dung".utf8))
      let checksum = try FilePath.checksum(path)
      try await store.keep(path, as: checksum)
      let kept = try await store.fetch(checksum).path
      FilePath.remove(kept)
      try Data("nội".utf8).write(to: URL(filePath: kept))
      try await store.keep(path, as: checksum)
      #expect(try FilePath.checksum(try await store.fetch(checksum).path) == checksum)
      #expect(try FileManager.default.subpathsOfDirectory(atPath: folder + "/files").count == 2)
    }
  }

  @Test func `Only the account of the program reads the folder`() async throws {
    try await TestFolder.with { folder in
      _ = try FolderStore(folder + "/files")
      let mode = try FileManager.default.attributesOfItem(atPath: folder + "/files")[
        .posixPermissions]
      #expect(mode as? Int == 0o700)
    }
  }

  @Test func `A part of a file is given in pieces`() async throws {
    try await TestFolder.with { folder in
      let bytes = Data((0..<1_000_000).map { UInt8(truncatingIfNeeded: $0 &* 31) })
      let path = try TestFolder.file(folder, "a", bytes)
      let file = LocalFile(path: path, size: bytes.count, isTemporary: true)
      var read = Data()
      try await file.read(from: 10, count: 700_000) { read += $0 }
      #expect(read == bytes[10..<700_010])
      await #expect(throws: FileFault.missing) {
        try await file.read(from: 999_999, count: 2) { _ in }
      }
    }
  }
}

/// A folder of a test's own.
enum TestFolder {
  static func with<R>(_ body: (String) async throws -> R) async throws -> R {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "learningcity-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    return try await body(folder)
  }

  static func file(_ folder: String, _ name: String, _ content: Data) throws -> String {
    let path = "\(folder)/\(name)"
    try content.write(to: URL(filePath: path))
    return path
  }
}
