// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Testing

@testable import Packs

/// The rules of evidence that stand beside the program, and what is wrong in a file of them.
@Suite struct EvidencePackTests {
  @Test func `The rules are read without a fault`() throws {
    #expect(EvidencePack.read().faults.isEmpty)
    let rules = try #require(EvidencePack.read().rules)
    #expect(rules.maximumSize == 300 << 20)
    #expect(rules.documentKind("decision")?.name.vi == "Quyết định")
    #expect(rules.retention?.status == .proposed && rules.retention?.years == 10)
  }

  @Test func `A file is known by its ending and its first bytes`() throws {
    let rules = try #require(EvidencePack.read().rules)
    func matches(_ name: String, _ beginning: [UInt8]) -> Bool? {
      rules.fileType(of: name)?.matches(beginning)
    }
    let zip: [UInt8] = [0x50, 0x4B, 0x03, 0x04]
    #expect(matches("Báo cáo.PDF", Array("%PDF-1.7".utf8)) == true)
    #expect(matches("a.pdf", zip) == false)
    #expect(matches("a.docx", zip + Array("[Content_Types].xml".utf8)) == true)
    // A ZIP of something else is no document.
    #expect(matches("a.docx", zip + Array("virus.exe".utf8)) == false)
    #expect(
      matches("a.odt", zip + Array("mimetypeapplication/vnd.oasis.opendocument.text".utf8)) == true)
    #expect(matches("a.webp", Array("RIFF0000WEBPVP8 ".utf8)) == true)
    #expect(matches("a.webp", Array("RIFF0000WAVEfmt ".utf8)) == false)
    #expect(matches("a.heic", [0, 0, 0, 24] + Array("ftypheic".utf8)) == true)
    #expect(matches("a.csv", Array("mã;số\n".utf8)) == true)
    #expect(matches("a.csv", [0x4D, 0x5A, 0]) == false)
    for name in ["a.html", "a.svg", "a.exe", "a.docm", "a.zip", "pdf", ".", "", "a.pdf.js"] {
      #expect(rules.fileType(of: name) == nil, "\(name)")
    }
  }

  @Test func `What is wrong is told with its line`() throws {
    let text = """
      version: x
      maximumMegabytes: 0
      documentKinds:
        - {code: a, name: {vi: A, en: A}}
        - {code: a, name: {vi: B, en: B}}
      fileTypes:
        - {endings: [pdf], mediaType: application/pdf, preview: pages, marks: ["0 2g"]}
        - {endings: [pdf], mediaType: application/pdf, preview: film}
      """
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appending(path: "evidence.yaml")
    try text.write(to: file, atomically: true, encoding: .utf8)
    let (rules, faults) = EvidencePack.read(file)
    #expect(rules == nil)
    #expect(
      faults.map { "\($0.line) \($0.code)" } == [
        "2 pack.not-a-number", "5 pack.one-each", "7 pack.not-a-mark", "8 pack.not-a-choice",
        "8 pack.one-each",
      ])
  }
}
