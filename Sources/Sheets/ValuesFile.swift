// SPDX-License-Identifier: Apache-2.0

import Documents
import Domain
import Foundation
package import Workflow

/// Reads a CSV or XLSX file of figures, or of rules, into rows that know their place.
package enum ValuesFile {
  /// A file of figures; its name tells what it is. Refusals name the file, and line or sheet and row.
  package static func rows(_ content: [UInt8], name: String) throws -> [ImportRow] {
    let rows = try table(content, name)
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

  /// What a unit owes for a period as a file of figures, with what is stored.
  package static func csv(_ answer: SubmissionForm.Answer) -> [UInt8] {
    let framework = answer.book.framework
    var seen: Set<String> = []
    let records = answer.duties.flatMap { duty -> [[String]] in
      let line = answer.lines.first { $0.indicator == duty.indicator }
      var rows = duty.dataElements.compactMap(framework.dataElement).flatMap {
        element -> [[String]] in
        guard seen.insert(element.code).inserted else { return [] }
        let parts = element.breakdowns.compactMap(framework.breakdown)
          .flatMap { breakdown in breakdown.categories.map { breakdown.key($0) } }
        return ([""] + parts).map { part in
          let figure =
            part.isEmpty ? line?.figure(element.code) : line?.part(element.code, part)
          return [
            answer.orgUnit.code, String(duty.indicator), element.code, part,
            figure.map { FigureReading.text(of: $0.value, for: element) } ?? "",
            figure?.maturity.rawValue ?? "", "",
          ]
        }
      }
      let note = line?.note ?? ""
      // An indicator whose figures stand at an earlier one has a row for its note.
      if rows.isEmpty, !note.isEmpty, let code = duty.dataElements.first {
        rows = [[answer.orgUnit.code, String(duty.indicator), code, "", "", "", ""]]
      }
      if !rows.isEmpty { rows[0][6] = note }
      return rows
    }
    return CSVWriter(disarmsFormulas: true).bytes(of: [ImportRow.columns] + records)
  }

  /// A sheet of targets, reference values or assignments.
  package static func rules(_ content: [UInt8], name: String) throws -> RuleTable {
    RuleTable(cells: try table(content, name).map { ($0.place, $0.texts) }, notation: .machine)
  }

  private static func table(_ content: [UInt8], _ name: String) throws -> [TableFile.Row] {
    do {
      return try TableFile.rows(content, name: name)
    } catch let fault as DocumentFault {
      throw invalid(fault.code, fault.arguments)
    }
  }

  private static func row(
    _ pairs: Zip2Sequence<[String], [String]>, _ place: [String: String]
  ) -> ImportRow {
    let fields = pairs.map { name, text in
      // A workbook was never disarmed.
      let text = name == "note" && place["sheet"] == nil ? CSVWriter.armed(text) : text
      return (
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
