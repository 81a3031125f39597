// SPDX-License-Identifier: Apache-2.0

import Documents
import Domain
import Foundation
import Workflow

/// Reads a CSV or XLSX file of figures, or of rules, into rows that know their place.
enum ValuesFile {
  static func rows(_ path: String) throws -> [ImportRow] {
    let (name, rows) = try table(path)
    guard let header = rows.first else { throw invalid("import.empty", ["file": name]) }
    let columns = try columns(header.texts, header.place)
    return try rows.dropFirst().map { row in
      var texts = row.texts
      if row.place["sheet"] != nil {
        // What a sheet has no cell for is empty; what stands beside the table is not read.
        texts += Array(repeating: "", count: max(0, columns.count - texts.count))
      } else if texts.count != columns.count {
        throw invalid(
          "import.uneven-row",
          row.place.merging(
            ["found": "\(texts.count)", "expected": "\(columns.count)"]
          ) { first, _ in first })
      }
      return self.row(zip(columns, texts), row.place)
    }
  }

  /// A sheet of targets, reference values or assignments.
  static func rules(_ path: String) throws -> RuleTable {
    RuleTable(cells: try table(path).rows.map { ($0.place, $0.texts) }, notation: .machine)
  }

  private static func table(_ path: String) throws -> (name: String, rows: [TableFile.Row]) {
    let name = URL(filePath: path).lastPathComponent
    guard let data = FileManager.default.contents(atPath: path) else {
      throw invalid("import.missing-file", ["file": name])
    }
    do {
      return (name, try TableFile.rows([UInt8](data), name: name))
    } catch let fault as DocumentFault {
      throw invalid(fault.code, fault.arguments)
    }
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

  /// The columns in the file's order; all that are needed, none that are not known, none twice.
  private static func columns(_ header: [String], _ place: [String: String]) throws -> [String] {
    let names = header.map { $0.trimmingCharacters(in: .whitespaces).lowercased() }
    let missing = ImportRow.columns.filter { !names.contains($0) }
    let unknown = names.filter { !(ImportRow.columns + ImportRow.optionalColumns).contains($0) }
    let doubled = names.filter { name in names.count { $0 == name } > 1 }
    guard missing.isEmpty, unknown.isEmpty, doubled.isEmpty else {
      throw invalid(
        "import.bad-columns",
        place.filter { $0.key != "line" }.merging([
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
