// SPDX-License-Identifier: Apache-2.0
import Documents
import Foundation
import Testing

/// Documents that we write, taken apart again.
@Suite struct DOCXDocumentTests {
  private func document(_ blocks: [DOCXBlock]) -> DOCXDocument {
    DOCXDocument(
      title: "Báo cáo <thử>", created: Date(timeIntervalSince1970: 1_765_000_000), blocks: blocks)
  }

  private func part(_ name: String, _ blocks: [DOCXBlock] = []) throws -> String {
    let archive = try ZipArchive(bytes: document(blocks).bytes())
    return String(decoding: try archive.bytes(of: name), as: UTF8.self)
  }

  private func body(_ blocks: [DOCXBlock]) throws -> String {
    try part("word/document.xml", blocks)
  }

  private func count(_ needle: String, in text: String) -> Int {
    text.ranges(of: needle).count
  }

  private let table = DOCXTable(
    columnWidths: [20, 80],
    rows: [
      DOCXTableRow([DOCXTableCell([DOCXParagraph("TT")]), DOCXTableCell([DOCXParagraph("Tên")])]),
      DOCXTableRow([DOCXTableCell([DOCXParagraph("Gộp")], span: 2, shading: "D9E2F3")]),
      DOCXTableRow([DOCXTableCell(lines: []), DOCXTableCell(lines: [])], maySplit: true),
    ], headerRows: 1)

  @Test func `every part is there and well formed`() throws {
    let blocks: [DOCXBlock] = [
      .sideBySide(
        DOCXSideBySide(
          left: [.paragraph(DOCXParagraph("UBND")), .rule(widthMillimetres: 15)],
          right: [.paragraph(DOCXParagraph("CỘNG HÒA"))])),
      .paragraph(DOCXParagraph("x")), .rule(widthMillimetres: 40), .table(table), .pageBreak,
      .sectionBreak(DOCXSection(orientation: .landscape)), .table(table),
    ]
    let archive = try ZipArchive(bytes: document(blocks).bytes())
    #expect(
      archive.entries.map(\.name) == [
        "[Content_Types].xml", "_rels/.rels", "docProps/core.xml", "word/document.xml",
        "word/_rels/document.xml.rels", "word/styles.xml", "word/settings.xml",
        "word/header1.xml", "word/header2.xml",
      ])
    for entry in archive.entries {
      #expect(try !MarkupSink.reading(archive.bytes(of: entry.name)).names.isEmpty)
    }
  }

  @Test func `text is escaped, cleaned and broken at line feeds`() throws {
    let text = "a<b> & \"c\"\u{0}\u{8}\nĐông\r\ncuối\tx"
    let xml = try body([.paragraph(DOCXParagraph(text))])
    #expect(xml.contains("a&lt;b&gt; &amp; &quot;c&quot;</w:t><w:br/>"))
    #expect(xml.contains("<w:tab/>"))
    #expect(try MarkupSink.reading(Array(xml.utf8)).words == "a<b> & \"c\"|Đông|cuốix")
    #expect(try part("docProps/core.xml").contains("<dc:title>Báo cáo &lt;thử&gt;</dc:title>"))
  }

  @Test func `the page number is at the head of every page but the first`() throws {
    let xml = try body([])
    #expect(xml.contains(#"<w:headerReference w:type="default" r:id="rId3"/>"#))
    #expect(xml.contains("<w:titlePg/>"))
    let links = try part("word/_rels/document.xml.rels")
    let kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/header"
    #expect(links.contains(#"Id="rId3" Type="\#(kind)" Target="header1.xml""#))
    #expect(try part("word/header1.xml").contains(" PAGE "))
    #expect(try !part("word/header2.xml").contains("PAGE"))
    #expect(
      try part("word/styles.xml").contains(
        #"<w:name w:val="header"/><w:basedOn w:val="Normal"/><w:pPr><w:jc w:val="center"/>"#))
  }

  @Test func `the sheet is A4 with the margins of the decree`() throws {
    let xml = try body([])
    #expect(xml.contains(#"<w:pgSz w:w="11906" w:h="16838"/>"#))
    #expect(xml.contains(#"w:top="1134" w:right="1134" w:bottom="1134" w:left="1701""#))
    let styles = try part("word/styles.xml")
    for use in ["ascii", "hAnsi", "eastAsia", "cs"] {
      #expect(styles.contains(#"w:\#(use)="Times New Roman""#))
    }
    #expect(styles.contains(#"<w:lang w:val="vi-VN""#) && styles.contains(#"<w:sz w:val="28"/>"#))
  }

  @Test func `a section lies as it says, and an annex may count its own pages`() throws {
    let xml = try body([
      .paragraph(DOCXParagraph("a")),
      .sectionBreak(DOCXSection(orientation: .landscape, restartsPageNumbers: true)),
      .paragraph(DOCXParagraph("b")), .sectionBreak(DOCXSection(orientation: .portrait)),
    ])
    let sections = xml.split(separator: "<w:sectPr>").dropFirst().map(String.init)
    #expect(sections.count == 3)
    #expect(sections.map { $0.contains(#"w:orient="landscape""#) } == [false, true, false])
    #expect(sections.map { $0.contains("<w:titlePg/>") } == [true, true, false])
    #expect(sections.map { $0.contains(#"<w:pgNumType w:start="1"/>"#) } == [true, true, false])
  }

  @Test func `paragraphs and runs bear what they were given`() throws {
    let run = DOCXRun("x", bold: true, italic: true, caps: true, underlined: true, size: 13.5)
    let paragraph = DOCXParagraph(
      [run], alignment: .justified, firstLineIndent: 12.7, leftIndent: 10, spacingBefore: 6,
      spacingAfter: 3, lineSpacing: 1.5, keepsWithNext: true, headingLevel: 2)
    #expect(
      try body([.paragraph(paragraph)]).contains(
        """
        <w:p><w:pPr><w:pStyle w:val="Heading2"/><w:keepNext/>\
        <w:spacing w:before="120" w:after="60" w:line="360" w:lineRule="auto"/>\
        <w:ind w:left="567" w:firstLine="720"/><w:jc w:val="both"/></w:pPr>\
        <w:r><w:rPr><w:b/><w:bCs/><w:i/><w:iCs/><w:caps/><w:sz w:val="27"/><w:szCs w:val="27"/>\
        <w:u w:val="single"/></w:rPr><w:t xml:space="preserve">x</w:t></w:r></w:p>
        """))
  }

  @Test func `a rule is as long as it says, in the middle of where it stands`() throws {
    // 160 mm between the margins: 60 mm at either side of 40.
    #expect(
      try body([.rule(widthMillimetres: 40)]).contains(#"<w:ind w:left="3402" w:right="3402"/>"#))
    let pair = DOCXSideBySide(left: [.rule(widthMillimetres: 14)], right: [], leftShare: 0.4)
    #expect(try body([.sideBySide(pair)]).contains(#"<w:ind w:left="1417" w:right="1417"/>"#))
  }

  @Test func `tables repeat their head, merge cells and keep rows whole`() throws {
    let xml = try body([.table(table), .table(table)])
    #expect(count("<w:tblHeader/>", in: xml) == 2)
    #expect(count("<w:cantSplit/>", in: xml) == 4)
    #expect(xml.contains(#"<w:tcW w:w="5669" w:type="dxa"/><w:gridSpan w:val="2"/>"#))
    #expect(xml.contains(#"w:fill="D9E2F3""#) && xml.contains("<w:top w:val=\"single\""))
    // Two tables stay two, and none stands last.
    #expect(!xml.contains("</w:tbl><w:tbl>") && !xml.contains("</w:tbl><w:sectPr>"))
    #expect(!xml.contains("</w:tcPr></w:tc>"))
    var plain = table
    plain.hasBorders = false
    #expect(try !body([.table(plain)]).contains("<w:top w:val=\"single\""))
  }

  @Test(arguments: [1, 3, 0, -1, Int.max])
  func `a row that does not fill its columns is refused`(span: Int) {
    let row = DOCXTableRow([DOCXTableCell([], span: span)])
    let table = DOCXTable(columnWidths: [10, 10], rows: [row])
    #expect(
      throws: DocumentFault(
        code: "docx.uneven-table-row", arguments: ["row": "1", "cells": "1", "columns": "2"])
    ) {
      try document([.table(table)]).bytes()
    }
  }

  @Test func `a shading that is no colour is refused`() {
    let cell = DOCXTableCell([], shading: "red\"/>")
    let table = DOCXTable(columnWidths: [10], rows: [DOCXTableRow([cell])])
    #expect(throws: DocumentFault(code: "docx.bad-shading", arguments: ["value": "red\"/>"])) {
      try document([.table(table)]).bytes()
    }
  }

  @Test func `measures that make no sense are held within a page`() throws {
    let run = DOCXRun("x", size: .nan)
    let paragraph = DOCXParagraph([run], leftIndent: .infinity, spacingBefore: -1e300)
    let table = DOCXTable(columnWidths: [1e300], rows: [])
    let xml = try body([.paragraph(paragraph), .rule(widthMillimetres: 1e9), .table(table)])
    #expect(xml.contains(#"<w:gridCol w:w="31680"/>"#))
    #expect(try MarkupSink.reading(Array(xml.utf8)).words == "x")
  }

  @Test func `the same document gives the same bytes`() throws {
    let blocks: [DOCXBlock] = [.paragraph(DOCXParagraph("Đạt")), .table(table)]
    #expect(try document(blocks).bytes() == document(blocks).bytes())
    #expect(try part("docProps/core.xml").contains(">2025-12-06T05:46:40Z<"))
  }
}
