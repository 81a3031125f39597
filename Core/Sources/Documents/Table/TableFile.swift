// SPDX-License-Identifier: Apache-2.0

/// A table that people bring as a file: CSV, or the first sheet of a workbook that is not hidden.
public enum TableFile {
  /// One row with something in it.
  public struct Row: Equatable, Sendable {
    /// Where it stands: `file` and `line` of a text, `file`, `sheet` and `row` of a workbook.
    public let place: [String: String]
    /// From the first column on, as texts; numbers as plain decimals, `yes` and `no` for booleans.
    public let texts: [String]

    public init(place: [String: String], texts: [String]) {
      self.place = place
      self.texts = texts
    }
  }

  /// The rows of a file, told by its ending. Faults: those of `CSVReader` and `XLSXReader`, and
  /// `table.bad-cell` for a cell whose formula failed, `table.bad-sign` for U+0000, `table.too-wide`
  /// for a row of a workbook with something beyond column 1,000, all with the `file`.
  public static func rows(_ bytes: [UInt8], name: String) throws -> [Row] {
    do {
      return name.lowercased().hasSuffix(".xlsx") ? try sheet(bytes, name) : try text(bytes, name)
    } catch let fault as DocumentFault {
      throw DocumentFault(
        code: fault.code, arguments: fault.arguments.merging(["file": name]) { first, _ in first })
    }
  }

  private static func text(_ bytes: [UInt8], _ name: String) throws -> [Row] {
    // A workbook under another name would be read as broken text.
    if bytes.starts(with: [0x50, 0x4B]) || bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) {
      throw DocumentFault(code: "table.unknown-file")
    }
    return try CSVReader.records(in: bytes).map { record in
      let place = ["file": name, "line": String(record.line)]
      return Row(place: place, texts: try record.fields.map { try storable($0, place) })
    }
  }

  /// A lone cell far to the right would make each row as wide as a workbook can be.
  private static let widest = 1000

  private static func sheet(_ bytes: [UInt8], _ name: String) throws -> [Row] {
    let reader = try XLSXReader(bytes: bytes)
    guard let sheet = reader.sheets.first(where: { !$0.isHidden })?.name else { return [] }
    var rows: [Row] = []
    try reader.rows(ofSheet: sheet) { row in
      let place = ["file": name, "sheet": sheet, "row": String(row.number)]
      guard row.lastColumn <= widest else {
        throw DocumentFault(
          code: "table.too-wide",
          arguments: place.merging(["maximum": String(widest)]) { first, _ in first })
      }
      let texts = try (1...max(1, row.lastColumn)).map { try text(of: row[$0], place) }
      rows.append(Row(place: place, texts: texts))
    }
    return rows
  }

  /// No database keeps a text with U+0000.
  private static func storable(_ text: String, _ place: [String: String]) throws -> String {
    guard !text.utf8.contains(0) else {
      throw DocumentFault(code: "table.bad-sign", arguments: place)
    }
    return text
  }

  private static func text(of cell: XLSXCell, _ place: [String: String]) throws -> String {
    switch cell {
    case .text(let text), .number(let text): try storable(text, place)
    case .bool(let flag): flag ? "yes" : "no"
    case .empty: ""
    case .error(let text):
      throw DocumentFault(
        code: "table.bad-cell", arguments: place.merging(["text": text]) { first, _ in first })
    }
  }
}
