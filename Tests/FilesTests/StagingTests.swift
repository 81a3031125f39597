// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

@testable import Files

/// Uploads on their way: cut, gone on with, somebody else's.
@Suite struct StagingTests {
  private let owner = UUID()
  private let now = Date(timeIntervalSince1970: 1_750_000_000)

  private func add(_ text: String, _ writer: UploadWriter) throws {
    try Array(text.utf8).withUnsafeBytes { try writer.add($0) }
  }

  @Test func `A cut upload goes on where it stopped, after a crash too`() async throws {
    try await TestFolder.with { folder in
      let first = try Staging(folder)
      let upload = try first.begin(
        owner: owner, fileName: "Báo cáo.pdf", size: 10, mark: "m", at: now)
      try add("hello", try first.writer(upload, at: 0))
      // Another program after a crash.
      let second = try Staging(folder)
      let again = try second.begin(
        owner: owner, fileName: "Báo cáo.pdf", size: 10, mark: "m", at: now)
      #expect(again.id == upload.id && second.received(again) == 5)
      #expect(throws: FileFault.otherOffset(5)) { try second.writer(again, at: 0) }
      await #expect(throws: FileFault.otherOffset(5)) { try await second.finish(again) }
      let writer = try second.writer(again, at: 5)
      #expect(throws: FileFault.busy) { try second.writer(again, at: 5) }
      try add("world", writer)
      #expect(throws: FileFault.tooLong) { try add("!", writer) }
      let file = try await second.finish(again)
      #expect(file.size == 10 && file.beginning == Array("helloworld".utf8))
      #expect(
        file.checksum == "936a185caaa266bb9cbe981e9e05cb78cd732b0b3280eb944412bb6f8f8f07af")
      second.drop(again.id)
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder).isEmpty)
    }
  }

  @Test func `An upload is its owner's alone, and another file is another upload`() async throws {
    try await TestFolder.with { folder in
      let staging = try Staging(folder)
      let upload = try staging.begin(
        owner: owner, fileName: "a.pdf", size: 10, mark: "m", at: now)
      #expect(staging.find(upload.id, owner: owner) == upload)
      #expect(staging.find(upload.id, owner: UUID()) == nil)
      #expect(staging.find(upload.id, owner: nil) == nil)
      for (name, size, mark, owner) in [
        ("b.pdf", 10, "m", owner), ("a.pdf", 11, "m", owner), ("a.pdf", 10, "n", owner),
        ("a.pdf", 10, "m", UUID()), ("a.pdf", 10, "", owner),
      ] {
        let other = try staging.begin(
          owner: owner, fileName: name, size: size, mark: mark, at: now)
        #expect(other.id != upload.id)
      }
    }
  }

  @Test func `One person does not fill the disk, and what is given up goes`() async throws {
    try await TestFolder.with { folder in
      let staging = try Staging(folder)
      for number in 0..<3 {
        _ = try staging.begin(
          owner: owner, fileName: "\(number).pdf", size: 300 << 20, mark: "\(number)", at: now)
      }
      #expect(throws: FileFault.full) {
        try staging.begin(owner: owner, fileName: "4.pdf", size: 300 << 20, mark: "4", at: now)
      }
      #expect(staging.underWay().count == 3)
      staging.sweep(at: Date())
      #expect(staging.underWay().count == 3)
      // What a crash left without its note goes too.
      _ = try TestFolder.file(folder, "left.part", Data("x".utf8))
      staging.sweep(at: Date(timeIntervalSinceNow: 4 * 24 * 3600))
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder).isEmpty)
    }
  }

  @Test func `A full disk is told as such`() async throws {
    // A device that is always full.
    let path = "/dev/full"
    try #require(FileManager.default.fileExists(atPath: path))
    let file = open(path, O_WRONLY)
    defer { close(file) }
    #expect(throws: FileFault.full) {
      try Array("x".utf8).withUnsafeBytes { try FilePath.write($0, to: file, path) }
    }
  }
}
