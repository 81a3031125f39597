// SPDX-License-Identifier: Apache-2.0
import Documents
import Foundation
import Testing

/// Archives that are not what they should be.
@Suite struct ZipArchiveTests {
  private func archive(of size: Int, named name: String = "a") throws -> [UInt8] {
    var writer = ZipWriter()
    writer.add(name, [UInt8](repeating: 0, count: size))
    return try writer.bytes()
  }

  @Test func `bytes that are no archive are refused`() throws {
    for bytes in [[], Array("not a zip".utf8), try Array(archive(of: 5000).dropLast(30))] {
      #expect(throws: DocumentFault(code: "zip.not-a-zip")) { try ZipArchive(bytes: bytes) }
    }
  }

  @Test func `a file is read as bytes are, and a missing one is unreadable`() throws {
    let file = FileManager.default.temporaryDirectory
      .appendingPathComponent(UUID().uuidString + ".zip")
    #expect(throws: DocumentFault(code: "zip.unreadable-file")) {
      try ZipArchive(path: file.path)
    }
    defer { try? FileManager.default.removeItem(at: file) }
    try Data(archive(of: 3)).write(to: file)
    #expect(try ZipArchive(path: file.path).bytes(of: "a") == [0, 0, 0])
    try Data("text".utf8).write(to: file)
    #expect(throws: DocumentFault(code: "zip.not-a-zip")) { try ZipArchive(path: file.path) }
  }

  @Test func `an entry that is not there has a fault of its own`() throws {
    let archive = try ZipArchive(bytes: archive(of: 1))
    #expect(throws: DocumentFault(code: "zip.no-such-entry", arguments: ["entry": "b"])) {
      try archive.bytes(of: "b")
    }
  }

  @Test func `a bomb is refused by its ratio before it goes off`() throws {
    let archive = try ZipArchive(bytes: archive(of: 8 << 20))
    #expect(
      throws: DocumentFault(
        code: "zip.suspicious-ratio", arguments: ["entry": "a", "limit": "200"])
    ) {
      try archive.bytes(of: "a")
    }
  }

  @Test func `what packs well but is small is no bomb`() throws {
    let archive = try ZipArchive(bytes: archive(of: 1 << 20))
    #expect(try archive.bytes(of: "a").count == 1 << 20)
  }

  @Test func `a giant is refused by its size`() throws {
    let archive = try ZipArchive(bytes: archive(of: (64 << 20) + 1))
    #expect(
      throws: DocumentFault(
        code: "zip.too-large", arguments: ["entry": "a", "limit": String(64 << 20)])
    ) {
      try archive.bytes(of: "a")
    }
  }

  @Test func `many entries together are held to a size, the same entry counting once`() throws {
    var writer = ZipWriter()
    for name in ["a", "b", "c"] { writer.add(name, [UInt8](repeating: 0, count: 400)) }
    let archive = try ZipArchive(bytes: writer.bytes(), limits: ZipLimits(totalBytes: 1000))
    for name in ["a", "a", "a", "b"] { #expect(try archive.bytes(of: name).count == 400) }
    #expect(
      throws: DocumentFault(
        code: "zip.too-large-in-all", arguments: ["entry": "c", "limit": "1000"])
    ) {
      try archive.bytes(of: "c")
    }
  }

  @Test func `too many entries are refused`() throws {
    var writer = ZipWriter()
    for index in 0..<6 { writer.add("\(index)", []) }
    let bytes = try writer.bytes()
    #expect(
      throws: DocumentFault(
        code: "zip.too-many-entries", arguments: ["count": "6", "limit": "5"])
    ) {
      try ZipArchive(bytes: bytes, limits: ZipLimits(entryCount: 5))
    }
  }

  @Test func `a size that lies does not pass`() throws {
    var bytes = try archive(of: 3 << 20)
    let size: [UInt8] = [0, 0, 0x30, 0]
    for index in bytes.indices.dropLast(4) where Array(bytes[index..<(index + 4)]) == size {
      bytes.replaceSubrange(index..<(index + 4), with: [9, 0, 0, 0])
    }
    let archive = try ZipArchive(bytes: bytes)
    #expect(archive.entries.map(\.unpackedBytes) == [9])
    #expect(throws: DocumentFault.self) { try archive.bytes(of: "a") }
  }

  @Test func `damage inside an entry is found`() throws {
    var writer = ZipWriter()
    writer.add("a", (0..<20_000).map { UInt8(truncatingIfNeeded: $0 &* $0 >> 5) })
    var bytes = try writer.bytes()
    for index in 200..<260 { bytes[index] ^= 0xFF }
    let archive = try ZipArchive(bytes: bytes)
    #expect(throws: DocumentFault(code: "zip.damaged-entry", arguments: ["entry": "a"])) {
      try archive.bytes(of: "a")
    }
  }

  @Test func `what the receiver of the pieces throws comes through`() throws {
    let archive = try ZipArchive(bytes: archive(of: 10))
    #expect(throws: CancellationError.self) {
      try archive.stream("a") { _ in throw CancellationError() }
    }
  }
}
