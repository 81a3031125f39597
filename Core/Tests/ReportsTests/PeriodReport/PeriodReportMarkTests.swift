// SPDX-License-Identifier: Apache-2.0

import Documents
import Domain
import Foundation
import Reports
import Testing
import Words

/// The marks that a reader must not overlook, and the English translation.
struct PeriodReportMarkTests {
  private static let illustrative = "SỐ LIỆU MINH HOẠ – không phải số liệu chính thức"

  @Test func `illustrative figures are marked under the title, in the annex and on the sheets`()
    throws
  {
    let report = try ReportFixture(isIllustrative: true).report()
    let paragraphs = try DocumentText(report.docx()).paragraphs
    let places = paragraphs.indices.filter { paragraphs[$0] == Self.illustrative }
    let title = try #require(paragraphs.firstIndex(of: "BÁO CÁO"))
    let addressees = try #require(paragraphs.firstIndex(of: "Kính gửi:"))
    let annex = try #require(paragraphs.firstIndex(of: "PHỤ LỤC"))
    #expect(places.count == 2)
    #expect((title..<addressees).contains(try #require(places.first)))
    #expect(try #require(places.last) > annex)
    for sheet in 0...1 {
      let rows = try ReportFixture.workbookRows(report.xlsx(), sheet)
      #expect(rows.contains { $0[1] == .text(Self.illustrative) })
    }
  }

  @Test func `real and consolidated figures bear no mark`() throws {
    let report = try ReportFixture().report()
    let markup = try DocumentText(report.docx()).markup
    #expect(!markup.contains("MINH HOẠ"))
    #expect(!markup.contains("DỰ THẢO"))
    let rows = try ReportFixture.workbookRows(report.xlsx(), 0)
    #expect(!rows.contains { $0[1] == .text(Self.illustrative) || $0[1] == .text("DỰ THẢO") })
  }

  @Test func `a report that is not consolidated is a draft`() throws {
    var fixture = try ReportFixture()
    fixture.isConsolidated = false
    #expect(try DocumentText(fixture.report().docx()).paragraphs.contains("DỰ THẢO"))
    let rows = try ReportFixture.workbookRows(fixture.report().xlsx(), 0)
    #expect(rows.contains { $0[1] == .text("DỰ THẢO") })
  }

  @Test func `the English report is headed as a working translation and reads English`() throws {
    var fixture = try ReportFixture()
    fixture.language = .en
    let text = try DocumentText(fixture.report().docx())
    #expect(text.paragraphs.first?.hasPrefix("WORKING TRANSLATION") == true)
    #expect(text.paragraphs.contains("SOCIALIST REPUBLIC OF VIET NAM"))
    #expect(text.markup.contains("As of 24 January 2025"))
    let one = try #require(text.annexRows.first { $0[0] == "1" })
    #expect(one[2...] == ["Education Division", "98.78%", "≥ 95%", "Met", "1/1"])
    let waste = try #require(text.annexRows.first { $0[1] == "– Solid waste" })
    #expect(waste[3...] == ["96.92%", "≥ 60%", "Met", ""])
    let vietnamese = try DocumentText(ReportFixture().report().docx())
    #expect(!vietnamese.markup.contains("WORKING TRANSLATION"))
  }

  @Test(arguments: Language.allCases)
  func `no phrase is missing`(language: Language) throws {
    var fixture = try ReportFixture(isIllustrative: true)
    fixture.language = language
    fixture.isConsolidated = false
    let report = try fixture.report()
    var texts = try DocumentText(report.docx()).paragraphs
    for sheet in 0...1 {
      for row in try ReportFixture.workbookRows(report.xlsx(), sheet) {
        for case .text(let text) in row.cells.values { texts.append(text) }
      }
    }
    #expect(texts.count > 1000)
    for text in texts {
      #expect(!text.contains("report."), "\(text)")
      #expect(!text.contains("verdict."), "\(text)")
      #expect(!text.contains("{"), "\(text)")
    }
  }

  @Test(arguments: 1...12)
  func `every month has a name in both languages`(month: Int) throws {
    for language in Language.allCases {
      let words = try Phrasebook.load(language.rawValue)
      let name = words("report.month.\(month)", ["year": "2025"])
      #expect(name.hasSuffix("2025"))
      #expect(!name.hasPrefix("report."))
    }
  }
}
