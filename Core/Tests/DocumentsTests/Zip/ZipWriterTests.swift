// SPDX-License-Identifier: Apache-2.0
import Documents
import Testing

/// Archives that we write and read again.
@Suite struct ZipWriterTests {
  @Test func `what was added is read back in order`() throws {
    var writer = ZipWriter()
    writer.add("báo cáo/điểm.txt", Array("Đạt chuẩn".utf8))
    writer.add("empty", [])
    writer.add("big", [UInt8](repeating: 7, count: 200_000))
    let archive = try ZipArchive(bytes: writer.bytes())
    #expect(archive.entries.map(\.name) == ["báo cáo/điểm.txt", "empty", "big"])
    #expect(archive.entries.map(\.unpackedBytes) == [14, 0, 200_000])
    #expect(try archive.bytes(of: "báo cáo/điểm.txt") == Array("Đạt chuẩn".utf8))
    #expect(try archive.bytes(of: "empty").isEmpty)
    #expect(try archive.bytes(of: "big").count == 200_000)
    #expect(archive.contains("big") && !archive.contains("small"))
  }

  @Test func `the same input gives the same bytes`() throws {
    var writer = ZipWriter()
    writer.add("a", Array("một".utf8))
    #expect(try writer.bytes() == writer.bytes())
    // The date field of the first header: 1 January 1980 at midnight.
    #expect(try Array(writer.bytes()[10..<14]) == [0, 0, 0x21, 0])
  }

  @Test func `an archive of nothing is still an archive`() throws {
    #expect(try ZipArchive(bytes: ZipWriter().bytes()).entries.isEmpty)
  }

  @Test func `a name twice is refused`() {
    var writer = ZipWriter()
    writer.add("a", [1])
    writer.add("a", [2])
    #expect(throws: DocumentFault(code: "zip.duplicate-entry", arguments: ["entry": "a"])) {
      try writer.bytes()
    }
  }
}
