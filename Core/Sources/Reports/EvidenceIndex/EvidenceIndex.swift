// SPDX-License-Identifier: Apache-2.0

import Documents
public import Domain
public import Foundation
public import Words

/// The index of a dossier's evidence (danh mục minh chứng) as a workbook: one row for each place at
/// which a document stands.
public struct EvidenceIndex: Sendable {
  public struct Line: Sendable {
    public var indicator = 0
    public var indicatorName = ""
    public var title = ""
    public var number = ""
    /// As the reader writes days.
    public var issuedOn = ""
    public var issuer = ""
    public var kind = ""
    public var unit = ""
    public var period = ""
    /// The file in the ZIP, or why it is not there.
    public var file = ""
    public var size = 0
    public var checksum = ""
    public var person = ""
    public var approvedOn = ""

    public init() {}
  }

  private let title: String
  private let lines: [Line]
  private let words: Phrasebook

  public init(title: String, lines: [Line], words: Phrasebook) {
    self.title = title
    self.lines = lines
    self.words = words
  }

  public func bytes(at moment: Date) throws -> [UInt8] {
    let columns: [(key: String, width: Double)] = [
      ("row", 6), ("indicator", 9), ("indicator-name", 44), ("title-column", 44), ("number", 18),
      ("issued-on", 12), ("issuer", 28), ("kind", 18), ("unit", 24), ("period", 16), ("path", 52),
      ("size", 12), ("checksum", 20), ("person", 20), ("approved-on", 14),
    ]
    let header = columns.map { XLSXSheetCell.header(words("evidence-index.\($0.key)")) }
    let rows = lines.enumerated().map { index, line in
      XLSXSheetRow(cells: [
        .number(String(index + 1), decimals: 0), .number(String(line.indicator), decimals: 0),
        .text(line.indicatorName), .text(line.title), .text(line.number), .text(line.issuedOn),
        .text(line.issuer), .text(line.kind), .text(line.unit), .text(line.period),
        .text(line.file), .number(String(line.size), decimals: 0), .text(line.checksum),
        .text(line.person), .text(line.approvedOn),
      ])
    }
    let sheet = XLSXSheet(
      name: words("evidence-index.sheet"), columns: columns.map { XLSXColumn(width: $0.width) },
      rows: [XLSXSheetRow(cells: header)] + rows, frozenColumns: 2)
    return try XLSXWorkbook(title: title, created: moment, sheets: [sheet]).bytes()
  }
}
