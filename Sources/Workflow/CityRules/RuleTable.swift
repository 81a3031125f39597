// SPDX-License-Identifier: Apache-2.0

package import Domain
import Foundation
import Store

/// A table that people bring: pasted from a sheet, or read from a file. The first row names the
/// columns, in English or in Vietnamese, in any order.
package struct RuleTable: Sendable {
  /// One row under the header.
  package struct Row: Sendable {
    /// Where, in the table's own terms: `row`, and `file` and `sheet` where there are such.
    package let place: [String: String]
    /// By column name.
    let fields: [String: String]

    /// A cell, trimmed; empty where there is none.
    subscript(column: String) -> String { fields[column] ?? "" }

    /// False where the table has no such column: nothing is said, not even that it is empty.
    func says(_ column: String) -> Bool { fields[column] != nil }

    /// What a cell says of a day.
    enum Day {
      case none
      case day(CalendarDate)
      case wrong(Issue)
    }

    /// `2025-07-01`, `1/7/2025`, or the number that a workbook has for a day.
    func day(_ column: String) -> Day {
      let text = self[column]
      if text.isEmpty { return .none }
      if let date = CalendarDate(text), date.year < 3000 { return .day(date) }
      if let match = text.wholeMatch(of: /(\d{1,2})[\/.-](\d{1,2})[\/.-](\d{4})/),
        let day = Int(match.1), let month = Int(match.2), let year = Int(match.3),
        let date = CalendarDate(year: year, month: month, day: day), year < 3000
      {
        return .day(date)
      }
      if let serial = Int(text), (20_000..<80_000).contains(serial) {
        let instant = Date(timeIntervalSince1970: Double(serial - 25_569) * 86_400)
        return .day(CalendarDate(instant, in: .gmt))
      }
      return .wrong(issue(column, "unit.import-bad-date", ["text": text]))
    }

    func issue(_ column: String, _ code: String, _ arguments: [String: String] = [:]) -> Issue {
      Issue(
        field: "row-\(place["row"] ?? place["line"] ?? "")", code: code,
        arguments: arguments.merging(place) { first, _ in first }
          .merging(["column": column]) { first, _ in first })
    }
  }

  package let header: [String]
  /// Where the row that names the columns stands.
  private let headerPlace: [String: String]
  package let rows: [Row]
  /// How numbers are written in it; files hold them as machines write them, or as people do.
  let notation: FigureReading.Notation

  /// `cells` are rows of texts with their places. Empty rows, and what stands above the row that
  /// names the columns, are left out.
  package init(
    cells: [(place: [String: String], texts: [String])], notation: FigureReading.Notation
  ) {
    let filled = cells.filter { $0.texts.contains { !Self.trimmed($0).isEmpty } }
    // Sheets of offices have titles above their tables.
    let start =
      filled.prefix(20).firstIndex { row in
        row.texts.contains { Self.keyColumns.contains(Self.name($0)) }
      } ?? 0
    let header = (filled.dropFirst(start).first?.texts ?? []).map(Self.name)
    self.header = header
    headerPlace = filled.dropFirst(start).first?.place ?? [:]
    self.notation = notation
    rows = filled.dropFirst(start + 1).map { place, texts in
      let pairs = header.enumerated().map { index, name in
        (name, index < texts.count ? Self.trimmed(texts[index]) : "")
      }
      return Row(place: place, fields: Dictionary(pairs, uniquingKeysWith: { first, _ in first }))
    }
  }

  /// Cells as they come from the clipboard of a sheet: rows by line, columns by tab.
  package init(pasted text: String, notation: FigureReading.Notation) {
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    self.init(
      cells: lines.enumerated().map { number, line in
        (
          ["row": String(number + 1)],
          line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
        )
      }, notation: notation)
  }

  /// Objects as a program sends them, numbered from 1.
  package init(objects: [[String: String]]) {
    header = Set(objects.flatMap(\.keys).map(Self.name)).sorted()
    headerPlace = ["row": "0"]
    notation = .machine
    rows = objects.enumerated().map { number, object in
      Row(
        place: ["row": String(number + 1)],
        fields: Dictionary(
          object.map { (Self.name($0.key), Self.trimmed($0.value)) },
          uniquingKeysWith: { first, _ in first }))
    }
  }

  /// What is wrong with the header: columns that are missing, not known, or there twice.
  func issues(needed: [String], known: (String) -> Bool) -> [Issue] {
    if header.isEmpty { return [Issue(field: "table", code: "table.empty")] }
    let missing = needed.filter { !header.contains($0) }
    let unknown = header.filter { !$0.isEmpty && !known($0) }
    let doubled = Set(header.filter { name in header.count { $0 == name } > 1 && !name.isEmpty })
    func issue(_ code: String, _ names: [String]) -> [Issue] {
      names.isEmpty
        ? []
        : [
          Issue(
            field: "table", code: code,
            arguments: headerPlace.merging(["columns": names.joined(separator: ", ")]) { $1 })
        ]
    }
    return issue("table.missing-columns", missing) + issue("table.unknown-columns", unknown)
      + issue("table.doubled-columns", doubled.sorted())
  }

  /// A number as a cell holds it; a percent sign behind it is not read.
  func number(_ text: String) -> Decimal? {
    let bare = Self.withoutPercent(text)
    switch notation {
    case .typed(let language): return DecimalText.typed(bare, language)
    case .machine: return DecimalText.machine(bare) ?? DecimalText.typed(bare, .vi)
    }
  }

  static func withoutPercent(_ text: String) -> String {
    guard text.hasSuffix("%") else { return text }
    return String(text.dropLast()).trimmingCharacters(in: .whitespaces)
  }

  private static func trimmed(_ text: String) -> String {
    text.trimmingCharacters(in: .whitespacesAndNewlines).precomposedStringWithCanonicalMapping
  }

  /// The name of a column: `2025` of “Năm 2025”, `indicator` of “Chỉ số”.
  private static func name(_ text: String) -> String {
    let folded = VietnameseText.folded(trimmed(text)).replacingOccurrences(of: "_", with: " ")
    if let year = folded.wholeMatch(of: /(?:nam |year )?(\d{4})/)?.1 { return String(year) }
    return names[folded] ?? folded.replacingOccurrences(of: " ", with: "_")
  }

  /// One of them stands in every header.
  private static let keyColumns: Set<String> = [
    "indicator", "series", "parent_code", "login", "role",
  ]

  /// How a column is headed in Vietnamese; in English it is headed by its name.
  package static func title(_ column: String, _ language: Language) -> String {
    language == .vi ? titles[column] ?? column : column
  }

  private static let titles = [
    "indicator": "Chỉ số", "unit": "Đơn vị", "kind": "Loại đơn vị", "direction": "Chiều",
    "path": "Lộ trình", "baseline_year": "Năm gốc", "baseline": "Giá trị gốc", "source": "Nguồn",
    "series": "Chuỗi số liệu", "year": "Năm", "value": "Giá trị", "lead": "Chủ trì",
    "supporting": "Phối hợp", "collected_from": "Thu thập từ", "note": "Ghi chú",
    "code": "Mã", "name": "Tên", "name_en": "Tên tiếng Anh", "short_name": "Tên ngắn",
    "official_code": "Mã số trong danh mục", "parent_code": "Thuộc", "valid_from": "Từ ngày",
    "valid_to": "Đến hết ngày", "same_as": "Là đơn vị",
    "login": "Tên đăng nhập", "position": "Chức vụ", "role": "Vai trò", "email": "Thư điện tử",
    "phone": "Điện thoại", "language": "Ngôn ngữ",
  ]

  /// Names of columns without accents, in other words too.
  private static let names = titles.reduce(
    into: [
      "can cu": "source", "don vi chu tri": "lead", "don vi phoi hop": "supporting",
      "cach tang": "path", "ma don vi": "code", "ten don vi": "name",
      "ma don vi cap tren": "parent_code", "don vi cap tren": "parent_code",
      "loai": "kind", "den ngay": "valid_to", "ho va ten": "name", "ho ten": "name",
      "e-mail": "email", "tai khoan": "login", "so dien thoai": "phone",
    ]
  ) { names, entry in names[VietnameseText.folded(entry.value)] = entry.key }
}
