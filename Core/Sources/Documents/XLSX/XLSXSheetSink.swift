// SPDX-License-Identifier: Apache-2.0

/// Puts the rows of one sheet together and hands each over as soon as it ends.
/// Faults name the `sheet`, the `row` and, where there is one, the `column` in letters.
final class XLSXSheetSink: XMLSink {
  private let sheet: String
  private let strings: [String]
  private let deliver: (XLSXRow) throws -> Void
  private let dateStyles: Set<Int>
  private var cells: [Int: XLSXCell] = [:]
  private var formulas: Set<Int> = []
  private var dates: Set<Int> = []
  private var row = 0
  private var column = 0
  private var type = "n"
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
    guard isInData else { return }
    switch element.name {
    case "row": try startRow(element)
    case "c": try startCell(element)
    case "f": formulas.insert(column)
    case "v": isCollecting = type != "inlineStr"
    case "t": isCollecting = type == "inlineStr" && !isPhonetic
    case "rPh": isPhonetic = true
    default: break
    }
  }

  func close(_ name: String) throws {
    guard isInData else { return }
    switch name {
    case "sheetData": isInData = false
    case "row":
      if !cells.isEmpty || !formulas.isEmpty {
        try deliver(XLSXRow(number: row, cells: cells, formulas: formulas, dates: dates))
      }
    case "c": try finishCell()
    case "v", "t": isCollecting = false
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
    cells.removeAll(keepingCapacity: true)
    formulas.removeAll(keepingCapacity: true)
    dates.removeAll(keepingCapacity: true)
  }

  private func startCell(_ element: XMLElement) throws {
    let reference = element["r"]
    let next = reference.map { XLSXGrid.column(ofReference: $0) } ?? column + 1
    guard let next, next <= XLSXGrid.lastColumn else {
      throw fault("xlsx.column-out-of-range", ["row": String(row), "cell": reference ?? ""])
    }
    column = next
    type = element["t"] ?? "n"
    if !dateStyles.isEmpty, type == "n", let style = element["s"].flatMap({ Int($0) }),
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
    if cell != .text("") { cells[column] = cell }
  }

  private func cell(_ content: String) throws -> XLSXCell {
    switch type {
    case "n":
      guard let number = XLSXDecimal(content) else {
        throw cellFault("xlsx.bad-number", ["value": content])
      }
      return .number(number.rounded(to: 15).plain)
    case "s":
      guard let index = Int(content), strings.indices.contains(index) else {
        throw cellFault("xlsx.missing-shared-string", ["index": content])
      }
      return .text(strings[index])
    case "inlineStr", "str": return .text(XLSXEscape.decoded(content))
    // A date in words of ISO 8601, which few programs write.
    case "d": return .text(content)
    case "b": return .bool(content == "1" || content == "true")
    case "e": return .error(content)
    default: throw cellFault("xlsx.unknown-cell-type", ["type": type])
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
