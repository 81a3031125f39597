// SPDX-License-Identifier: Apache-2.0

/// Collects which styles of a workbook show a number as a date or a time.
final class XLSXStylesSink: XMLSink {
  private(set) var dateStyles: Set<Int> = []
  private var dateFormats: Set<Int> = []
  private var isInCellFormats = false
  private var index = 0

  /// The numbers that ECMA-376 (18.8.30) gives to dates and times.
  private static let builtIn = Set(
    Array(14...22) + Array(27...36) + Array(45...47) + Array(50...58))

  func open(_ element: XMLElement) {
    switch element.name {
    case "numFmt":
      guard let id = element["numFmtId"].flatMap({ Int($0) }), let code = element["formatCode"]
      else { return }
      if Self.isDate(code) { dateFormats.insert(id) }
    case "cellXfs": isInCellFormats = true
    case "xf" where isInCellFormats:
      if let id = element["numFmtId"].flatMap({ Int($0) }),
        Self.builtIn.contains(id) || dateFormats.contains(id)
      {
        dateStyles.insert(index)
      }
      index += 1
    default: break
    }
  }

  func close(_ name: String) {
    if name == "cellXfs" { isInCellFormats = false }
  }

  func text(_ bytes: UnsafeBufferPointer<UInt8>) {}

  /// Days, months, years, hours or seconds outside of quotes, brackets and escapes.
  static func isDate(_ code: String) -> Bool {
    var (isQuoted, isBracketed, isEscaped) = (false, false, false)
    for sign in code.lowercased() {
      if isEscaped {
        isEscaped = false
        continue
      }
      switch sign {
      case "\\", "_", "*": isEscaped = true
      case "\"": isQuoted.toggle()
      case "[" where !isQuoted: isBracketed = true
      case "]" where !isQuoted: isBracketed = false
      case "d", "m", "y", "h", "s":
        if !isQuoted, !isBracketed { return true }
      default: break
      }
    }
    return false
  }
}
