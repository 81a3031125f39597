// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Puts the rows of one sheet together and hands each over as soon as it ends.
/// Faults name the `sheet`, the `row` and, where there is one, the `column` in letters.
final class XLSXSheetSink: XMLSink {
  private let sheet: String
  private let strings: [String]
  private let deliver: (XLSXRow) throws -> Void
  private let dateStyles: Set<Int>
  /// The ranges of merged cells, as they are written: `A1:C1`.
  private(set) var merged: [String] = []
  /// The columns of the filled cells of the row, rising, and their cells.
  private var columns: [Int] = []
  private var cells: [XLSXCell] = []
  private var formulas: Set<Int> = []
  private var dates: Set<Int> = []
  private var row = 0
  private var column = 0
  private var type = CellType.number
  private var buffer: [UInt8] = []
  private var isInData = false
  private var isCollecting = false
  private var isPhonetic = false

  init(
    sheet: String, strings: [String], dateStyles: Set<Int> = [],
    deliver: @escaping (XLSXRow) throws -> Void
  ) {
    self.sheet = sheet
    self.dateStyles = dateStyles
    self.strings = strings
    self.deliver = deliver
  }

  func open(_ element: XMLElement) throws {
    if element.name == "sheetData" { isInData = true }
    if element.name == "mergeCell", let range = element["ref"] { merged.append(range) }
    guard isInData else { return }
    switch element.name {
    case "c": try startCell(element)
    case "v": isCollecting = type != .inline
    case "row": try startRow(element)
    case "f": formulas.insert(column)
    case "t": isCollecting = type == .inline && !isPhonetic
    case "rPh": isPhonetic = true
    default: break
    }
  }

  func close(_ name: String) throws {
    guard isInData else { return }
    switch name {
    case "v", "t": isCollecting = false
    case "c": try finishCell()
    case "row":
      if !cells.isEmpty || !formulas.isEmpty {
        try deliver(
          XLSXRow(
            number: row, columns: columns, filled: cells, formulas: formulas, dates: dates))
      }
    case "sheetData": isInData = false
    case "rPh": isPhonetic = false
    default: break
    }
  }

  func text(_ bytes: UnsafeBufferPointer<UInt8>) {
    if isCollecting { buffer.append(contentsOf: bytes) }
  }

  private func startRow(_ element: XMLElement) throws {
    let written = element["r"]
    let number = written.map { Int($0) ?? 0 } ?? row + 1
    guard (1...XLSXGrid.lastRow).contains(number) else {
      throw fault("xlsx.row-out-of-range", ["row": written ?? String(number)])
    }
    // Excel writes rows in order; two rows of one number would hide figures from people.
    guard number > row else { throw fault("xlsx.row-out-of-order", ["row": String(number)]) }
    row = number
    column = 0
    columns.removeAll(keepingCapacity: true)
    cells.removeAll(keepingCapacity: true)
    formulas.removeAll(keepingCapacity: true)
    dates.removeAll(keepingCapacity: true)
  }

  private func startCell(_ element: XMLElement) throws {
    let cell = element.cell
    let next = cell.reference.map(XLSXGrid.column) ?? column + 1
    guard let next, next <= XLSXGrid.lastColumn else {
      throw fault(
        "xlsx.column-out-of-range", ["row": String(row), "cell": element["r"] ?? ""])
    }
    column = next
    type = cell.type.map(CellType.init) ?? .number
    if !dateStyles.isEmpty, type == .number, let style = cell.style.map({ Int(atol($0)) }),
      dateStyles.contains(style)
    {
      dates.insert(column)
    }
    buffer.removeAll(keepingCapacity: true)
  }

  private func finishCell() throws {
    let content = String(decoding: buffer, as: UTF8.self)
    guard !content.isEmpty else { return }
    let cell = try cell(content)
    guard cell != .text("") else { return }
    guard let last = columns.last, last >= column else {
      columns.append(column)
      cells.append(cell)
      return
    }
    // Out of order, as no program of name writes them; the last of two counts.
    let place = columns.firstIndex { $0 >= column } ?? columns.count
    if columns[place] == column {
      cells[place] = cell
    } else {
      columns.insert(column, at: place)
      cells.insert(cell, at: place)
    }
  }

  private func cell(_ content: String) throws -> XLSXCell {
    switch type {
    case .number:
      if XLSXDecimal.isPlain(buffer) { return .number(content) }
      guard let number = XLSXDecimal(content) else {
        throw cellFault("xlsx.bad-number", ["value": content])
      }
      return .number(number.rounded(to: 15).plain)
    case .shared:
      guard let index = Int(content), strings.indices.contains(index) else {
        throw cellFault("xlsx.missing-shared-string", ["index": content])
      }
      return .text(strings[index])
    case .inline, .formula: return .text(XLSXEscape.decoded(content))
    // A date in words of ISO 8601, which few programs write.
    case .date: return .text(content)
    case .bool: return .bool(content == "1" || content == "true")
    case .error: return .error(content)
    case .unknown(let name): throw cellFault("xlsx.unknown-cell-type", ["type": name])
    }
  }

  private func cellFault(_ code: String, _ arguments: [String: String]) -> DocumentFault {
    let place = ["row": String(row), "column": XLSXGrid.letters(ofColumn: column)]
    return fault(code, arguments.merging(place) { $1 })
  }

  private func fault(_ code: String, _ arguments: [String: String]) -> DocumentFault {
    DocumentFault(code: code, arguments: arguments.merging(["sheet": sheet]) { $1 })
  }
}

/// What a cell says that it holds.
private enum CellType: Equatable {
  case number, shared, inline, formula, date, bool, error
  case unknown(String)

  init(_ name: UnsafePointer<CChar>) {
    switch String(cString: name) {
    case "s": self = .shared
    case "n": self = .number
    case "inlineStr": self = .inline
    case "str": self = .formula
    case "d": self = .date
    case "b": self = .bool
    case "e": self = .error
    case let other: self = .unknown(other)
    }
  }
}
