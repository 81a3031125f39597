// SPDX-License-Identifier: Apache-2.0

import Documents
import Domain
import Foundation
import TestSupport
import Testing
import Workflow

/// `report period`: the files, and when there is none.
@Suite struct ReportTests {
  private func report(
    _ city: CommandCity, _ format: String, to output: String, language: String = "vi"
  ) async throws -> CommandLineProgram.Outcome {
    try await city.run(
      "report", "period", "--programme", "uong-bi-2025", "--period", "2025-01", "--format", format,
      "--output", output, "--language", language)
  }

  @Test(arguments: TestEngine.allCases)
  func `Both kinds of file are written, in the language asked for`(
    _ engine: TestEngine
  ) async throws {
    try await CommandCity.with(engine) { city in
      try await city.fixture.bring(to: .approved)
      for (format, part) in [("docx", "word/document.xml"), ("xlsx", "xl/workbook.xml")] {
        let path = city.folder.path("report.\(format)")
        let run = try await report(city, format, to: path)
        #expect(run.status == 0, "\(run.errors)")
        let data = try #require(FileManager.default.contents(atPath: path))
        #expect(data.starts(with: Array("PK".utf8)))
        #expect(run.output == "Wrote \(path) (\(data.count) bytes)\n")
        let archive = try ZipArchive(bytes: [UInt8](data))
        #expect(archive.entries.contains { $0.name == part })
      }
      let english = city.folder.path("english.docx")
      #expect(try await report(city, "docx", to: english, language: "en").status == 0)
      let (vi, en) = (try text(of: city.folder.path("report.docx")), try text(of: english))
      #expect(vi.contains("CỘNG HÒA") && !vi.contains("SOCIALIST REPUBLIC"))
      #expect(en.contains("SOCIALIST REPUBLIC OF VIET NAM"))
    }
  }

  @Test func `A report that cannot be written, and one of nothing, are one line`() async throws {
    try await CommandCity.with(.sqlite) { city in
      let path = city.folder.path("no/such/folder/report.docx")
      let unwritten = try await report(city, "docx", to: path)
      #expect(unwritten.status == 1)
      #expect(unwritten.errors == "\(path) cannot be written\n")
      let file = city.folder.path("report.docx")
      let period = try await city.run(
        "report", "period", "--programme", "uong-bi-2025", "--period", "1999-01", "--format",
        "docx", "--output", file)
      #expect(period.status == 1)
      #expect(period.errors == "There is no such reporting period\n")
      #expect(!FileManager.default.fileExists(atPath: file))
    }
  }

  @Test func `A kind of file or a language that is none is bad usage`() async throws {
    try await CommandCity.with(.sqlite) { city in
      let file = city.folder.path("report")
      let pdf = try await report(city, "pdf", to: file)
      #expect(pdf.status == 64)
      let french = try await report(city, "docx", to: file, language: "fr")
      #expect(french.status == 64)
      #expect(!FileManager.default.fileExists(atPath: file))
    }
  }

  private func text(of path: String) throws -> String {
    let data = try #require(FileManager.default.contents(atPath: path))
    let archive = try ZipArchive(bytes: [UInt8](data))
    return String(decoding: try archive.bytes(of: "word/document.xml"), as: UTF8.self)
  }
}
