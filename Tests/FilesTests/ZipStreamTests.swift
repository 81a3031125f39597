// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

@testable import Files

/// A ZIP that is written as it goes, read by another program.
@Suite struct ZipStreamTests {
  @Test func `Python reads names with accents and every byte`() async throws {
    try await TestFolder.with { folder in
      let zip = try ZipStream()
      let large = (0..<3_000_000).map { _ in UInt8.random(in: 0...255) }
      var written: [UInt8] = []
      try zip.begin("03/2025-01 ub/biên bản “đ”.pdf", size: large.count, at: Date())
      for start in stride(from: 0, to: large.count, by: 100_000) {
        try large[start..<(start + 100_000)].withUnsafeBytes { try zip.add($0) }
        written += zip.drain()
      }
      // Most of it has left before the end.
      #expect(written.count > 1_000_000)
      try zip.begin("index.txt", size: 2, at: Date())
      try Array("ok".utf8).withUnsafeBytes { try zip.add($0) }
      try zip.end()
      written += zip.drain()
      let path = try TestFolder.file(folder, "a.zip", Data(written))
      let process = Process()
      process.executableURL = URL(filePath: "/usr/bin/python3")
      process.arguments = [
        "-c",
        """
        import zipfile, hashlib, sys
        z = zipfile.ZipFile(sys.argv[1])
        assert z.testzip() is None
        for n in z.namelist(): print(n, hashlib.sha256(z.read(n)).hexdigest())
        """, path,
      ]
      process.environment = ["PYTHONIOENCODING": "utf-8"]
      let output = Pipe()
      process.standardOutput = output
      try process.run()
      let told = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
      process.waitUntilExit()
      let plain = try TestFolder.file(folder, "plain", Data(large))
      #expect(
        told.split(separator: "\n").first.map(String.init)
          == "03/2025-01 ub/biên bản “đ”.pdf \(try FilePath.checksum(plain))")
      #expect(told.contains("index.txt"))
    }
  }
}
