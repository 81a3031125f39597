// SPDX-License-Identifier: Apache-2.0

import Documents
import Domain
import Foundation
import Workflow

/// Reads a CSV or XLSX file of figures into rows that know their place.
enum ValuesFile {
  static func rows(_ path: String) throws -> [ImportRow] {
    let name = URL(filePath: path).lastPathComponent
    guard let data = FileManager.default.contents(atPath: path) else {
      throw invalid("import.missing-file", ["file": name])
    }
    let bytes = [UInt8](data)
    do {
      return name.lowercased().hasSuffix(".xlsx")
        ? try workbook(bytes, name) : try text(bytes, name)
    } catch let fault as DocumentFault {
      throw invalid(fault.code, fault.arguments.merging(["file": name]) { first, _ in first })
    }
  }

  private static func text(_ bytes: [UInt8], _ name: String) throws -> [ImportRow] {
    let records = try CSVReader.records(in: bytes)
    guard let header = records.first else { throw invalid("import.empty", ["file": name]) }
    let columns = try columns(header.fields, ["file": name])
    return try records.dropFirst().map { record in
      let place = ["file": name, "line": String(record.line)]
      guard record.fields.count == columns.count else {
        throw invalid(
          "import.uneven-row",
          place.merging(
            ["found": "\(record.fields.count)", "expected": "\(columns.count)"]
          ) { first, _ in first })
      }
      return row(zip(columns, record.fields), place)
    }
  }

  private static func workbook(_ bytes: [UInt8], _ name: String) throws -> [ImportRow] {
    let reader = try XLSXReader(bytes: bytes)
    guard let sheet = reader.sheets.first(where: { !$0.isHidden })?.name else {
      throw invalid("import.empty", ["file": name])
    }
    var columns: [String] = []
    var rows: [ImportRow] = []
    try reader.rows(ofSheet: sheet) { cells in
      let place = ["file": name, "sheet": sheet, "row": String(cells.number)]
      if columns.isEmpty {
        let header = try (1...max(1, cells.lastColumn)).map { try Self.text(of: cells[$0], place) }
        columns = try Self.columns(header, place)
        return
      }
      let fields = try columns.indices.map { try Self.text(of: cells[$0 + 1], place) }
      rows.append(row(zip(columns, fields), place))
    }
    return rows
  }

  private static func row(
    _ pairs: Zip2Sequence<[String], [String]>, _ place: [String: String]
  ) -> ImportRow {
    let fields = pairs.map { name, text in
      (
        name,
        text.trimmingCharacters(in: .whitespacesAndNewlines).precomposedStringWithCanonicalMapping
      )
    }
    return ImportRow(
      place: place, fields: Dictionary(fields, uniquingKeysWith: { first, _ in first }))
  }

  private static func text(of cell: XLSXCell, _ place: [String: String]) throws -> String {
    switch cell {
    case .text(let text), .number(let text): text
    case .bool(let flag): flag ? "yes" : "no"
    case .empty: ""
    case .error(let text):
      throw invalid("import.bad-cell", place.merging(["text": text]) { first, _ in first })
    }
  }

  /// The columns in the file's order; all that are needed, none that are not known, none twice.
  private static func columns(_ header: [String], _ place: [String: String]) throws -> [String] {
    let names = header.map { $0.trimmingCharacters(in: .whitespaces).lowercased() }
    let missing = ImportRow.columns.filter { !names.contains($0) }
    let unknown = names.filter { !(ImportRow.columns + ImportRow.optionalColumns).contains($0) }
    let doubled = names.filter { name in names.count { $0 == name } > 1 }
    guard missing.isEmpty, unknown.isEmpty, doubled.isEmpty else {
      throw invalid(
        "import.bad-columns",
        place.merging([
          "columns": ImportRow.columns.joined(separator: ","),
          "missing": missing.isEmpty ? "–" : missing.joined(separator: ", "),
          "unknown": (unknown + doubled).isEmpty
            ? "–" : (unknown + doubled).joined(separator: ", "),
        ]) { first, _ in first })
    }
    return names
  }

  private static func invalid(_ code: String, _ arguments: [String: String]) -> Refusal {
    .invalid([Issue(field: "file", code: code, arguments: arguments)])
  }
}
