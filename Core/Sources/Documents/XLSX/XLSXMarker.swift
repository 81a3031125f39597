// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Marks cells of a workbook that somebody filled in: a red ground at the cell, and a reason at the end
/// of its row. Everything else of the file stays as it is, its looks too.
public enum XLSXMarker {
  /// What is wrong with one cell. Rows and columns count from 1.
  public struct Mark: Equatable, Sendable {
    public let row: Int
    public let column: Int
    public let reason: String

    public init(row: Int, column: Int, reason: String) {
      self.row = row
      self.column = column
      self.reason = reason
    }
  }

  private static let fill = """
    <fill><patternFill patternType="solid"><fgColor rgb="FFFFC7CE"/><bgColor indexed="64"/>\
    </patternFill></fill>
    """

  /// The file with its marks; reasons stand in `reasonColumn`. Faults: those of reading, and
  /// `xlsx.cannot-mark` for a workbook that no usual program wrote.
  public static func marked(
    _ bytes: [UInt8], sheet: String, marks: [Mark], reasonColumn: Int
  ) throws -> [UInt8] {
    let reader = try XLSXReader(bytes: bytes)
    let archive = try ZipArchive(bytes: bytes)
    guard let part = reader.part(ofSheet: sheet),
      let stylesPart = archive.entries.map(\.name).first(where: { $0.hasSuffix("styles.xml") })
    else { throw DocumentFault(code: "xlsx.cannot-mark", arguments: ["sheet": sheet]) }
    var styles = try Styles(String(decoding: archive.bytes(of: stylesPart), as: UTF8.self))
    var cells = Cells(String(decoding: try archive.bytes(of: part), as: UTF8.self))
    for (row, marks) in Dictionary(grouping: marks, by: \.row).sorted(by: { $0.key < $1.key }) {
      for mark in marks {
        try cells.setStyle(row: row, column: mark.column) { try styles.red($0) }
      }
      try cells.setText(
        marks.map(\.reason).joined(separator: " · "), row: row, column: reasonColumn)
    }
    var writer = ZipWriter()
    for entry in archive.entries where !entry.name.hasSuffix("/") {
      switch entry.name {
      case part: writer.add(entry.name, Array(cells.text.utf8))
      case stylesPart: writer.add(entry.name, Array(styles.text.utf8))
      default: writer.add(entry.name, try archive.bytes(of: entry.name))
      }
    }
    return try writer.bytes()
  }

  /// The part with the looks of cells.
  private struct Styles {
    private(set) var text: String
    private let fillID: Int
    private var reds: [Int: Int] = [:]

    init(_ text: String) throws {
      guard let match = text.firstMatch(of: #/<fills count="(\d+)">/#),
        let count = Int(match.1), let end = text.range(of: "</fills>")
      else { throw DocumentFault(code: "xlsx.cannot-mark", arguments: ["part": "fills"]) }
      fillID = count
      self.text =
        text[..<match.range.lowerBound] + "<fills count=\"\(count + 1)\">"
        + text[match.range.upperBound..<end.lowerBound] + XLSXMarker.fill + text[end.lowerBound...]
    }

    /// The style that is like another, on red.
    mutating func red(_ style: Int) throws -> Int {
      if let known = reds[style] { return known }
      guard let head = text.firstMatch(of: #/<cellXfs count="(\d+)">/#), let count = Int(head.1),
        let end = text.range(of: "</cellXfs>")
      else { throw DocumentFault(code: "xlsx.cannot-mark", arguments: ["part": "cellXfs"]) }
      let body = text[head.range.upperBound..<end.lowerBound]
      let all = body.matches(of: #/<xf\b[^>]*?(?:/>|>.*?</xf>)/#.dotMatchesNewlines())
        .map { String($0.0) }
      guard all.indices.contains(style) else {
        throw DocumentFault(code: "xlsx.cannot-mark", arguments: ["part": "style \(style)"])
      }
      var clone = all[style].replacing(
        #/ (?:fillId|applyFill)="[^"]*"/#, with: "", maxReplacements: 2)
      clone = clone.replacing(
        "<xf", with: "<xf fillId=\"\(fillID)\" applyFill=\"1\"", maxReplacements: 1)
      text =
        text[..<head.range.lowerBound] + "<cellXfs count=\"\(count + 1)\">" + body + clone
        + text[end.lowerBound...]
      reds[style] = count
      return count
    }
  }

  /// The part with the cells of the sheet.
  private struct Cells {
    private(set) var text: String

    init(_ text: String) { self.text = text }

    mutating func setStyle(row: Int, column: Int, _ change: (Int) throws -> Int) throws {
      let reference = "\(XLSXGrid.letters(ofColumn: column))\(row)"
      if let cell = try Regex("<c\\b[^>]*\\br=\"\(reference)\"[^>]*>").firstMatch(in: text) {
        let old = String(text[cell.range])
        let style = old.firstMatch(of: #/\bs="(\d+)"/#).flatMap { Int($0.1) } ?? 0
        let bare = old.replacing(#/ s="\d+"/#, with: "")
        let fresh = bare.replacing(
          "<c ", with: "<c s=\"\(try change(style))\" ", maxReplacements: 1)
        text.replaceSubrange(cell.range, with: fresh)
        return
      }
      try insert("<c r=\"\(reference)\" s=\"\(try change(0))\"/>", row: row, column: column)
    }

    mutating func setText(_ words: String, row: Int, column: Int) throws {
      let reference = "\(XLSXGrid.letters(ofColumn: column))\(row)"
      let escaped = XMLText.cleaned(words).replacing("&", with: "&amp;").replacing(
        "<", with: "&lt;"
      ).replacing(">", with: "&gt;")
      let cell = """
        <c r="\(reference)" t="inlineStr"><is><t xml:space="preserve">\(escaped)</t></is></c>
        """
      let known = try Regex("<c\\b[^>]*\\br=\"\(reference)\"[^>]*?(?:/>|>.*?</c>)")
        .dotMatchesNewlines().firstMatch(in: text)
      if let known {
        text.replaceSubrange(known.range, with: cell)
      } else {
        try insert(cell, row: row, column: column)
      }
    }

    /// Puts a cell where it belongs in its row.
    private mutating func insert(_ cell: String, row: Int, column: Int) throws {
      guard
        let found = try Regex("<row\\b[^>]*\\br=\"\(row)\"[^>]*?(?:/>|>.*?</row>)")
          .dotMatchesNewlines().firstMatch(in: text)
      else {
        throw DocumentFault(code: "xlsx.cannot-mark", arguments: ["row": String(row)])
      }
      // How far the row reaches is only a hint, and wrong from now on.
      var whole = String(text[found.range]).replacing(#/ spans="[^"]*"/#, with: "")
      if whole.hasSuffix("/>") && !whole.contains("</row>") {
        whole = String(whole.dropLast(2)) + ">" + cell + "</row>"
      } else {
        let later = whole.matches(of: #/<c\b[^>]*\br="([A-Z]+)\d+"/#).first {
          (XLSXGrid.column(ofReference: String($0.1)) ?? 0) > column
        }
        let place = later?.range.lowerBound ?? whole.range(of: "</row>")?.lowerBound
        whole.insert(contentsOf: cell, at: place ?? whole.endIndex)
      }
      text.replaceSubrange(found.range, with: whole)
    }
  }
}
