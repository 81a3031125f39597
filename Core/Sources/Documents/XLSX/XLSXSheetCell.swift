// SPDX-License-Identifier: Apache-2.0

/// A cell to be written, by what it is for; its looks follow from that. Text stays text, also
/// where it begins with `=`. Titles, subtitles and groups reach to the last column of the sheet.
public enum XLSXSheetCell: Equatable, Sendable {
  case blank
  case title(String)
  case subtitle(String)
  case header(String)
  case group(String)
  case text(String)
  case centered(String)
  case strong(String)
  /// A plain decimal text (`-1234.5`), shown with thousands separators and so many decimals.
  case number(String, decimals: Int)
  case entry(XLSXEntry)

  var spansToLastColumn: Bool {
    switch self {
    case .title, .subtitle, .group: true
    default: false
    }
  }

  var isHeader: Bool {
    if case .header = self { true } else { false }
  }
}
