// SPDX-License-Identifier: Apache-2.0

import Documents
import Foundation

/// The main part of a written document, as markup and as the text of its paragraphs.
struct DocumentText {
  let markup: String

  init(_ docx: [UInt8]) throws {
    markup = String(
      decoding: try ZipArchive(bytes: docx).bytes(of: "word/document.xml"), as: UTF8.self)
  }

  var paragraphs: [String] { Self.pieces(markup, "<w:p>", "</w:p>").map(Self.text) }

  /// The texts of the cells, row after row, of every table with borders and without.
  var rows: [[String]] {
    Self.pieces(markup, "<w:tr>", "</w:tr>").map { row in
      Self.pieces(row, "<w:tc>", "</w:tc>").map(Self.text)
    }
  }

  /// The rows of the annex, which comes last and lies across.
  var annexRows: [[String]] { rows.filter { $0.count == 7 } }

  /// What stands between two headings.
  func between(_ start: String, _ end: String) -> String {
    let paragraphs = paragraphs
    let first = paragraphs.firstIndex { $0.hasPrefix(start) } ?? paragraphs.endIndex
    let rest = paragraphs[first...].dropFirst()
    return rest.prefix { !$0.hasPrefix(end) }.joined(separator: "\n")
  }

  private static func text(_ markup: String) -> String {
    pieces(
      markup.replacingOccurrences(of: "<w:br/>", with: "<w:t xml:space=\"preserve\">\n</w:t>"),
      "<w:t xml:space=\"preserve\">", "</w:t>"
    ).joined()
  }

  private static func pieces(_ text: String, _ start: String, _ end: String) -> [String] {
    text.components(separatedBy: start).dropFirst().map {
      $0.components(separatedBy: end).first ?? ""
    }
  }
}
