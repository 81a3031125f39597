// SPDX-License-Identifier: Apache-2.0
import CXlsxWriter

/// The looks of cells in one workbook, made when first asked for: Times New Roman 12 throughout.
/// Lives no longer than the workbook, which owns the formats.
final class XLSXFormats {
  typealias Format = UnsafeMutablePointer<lxw_format>

  private let workbook: UnsafeMutablePointer<lxw_workbook>
  private var made: [String: Format] = [:]

  init(workbook: UnsafeMutablePointer<lxw_workbook>) {
    self.workbook = workbook
  }

  var base: Format? {
    format("base") { _ in }
  }

  /// The look of a kind of cell; none for a blank one.
  func format(for cell: XLSXSheetCell) -> Format? {
    switch cell {
    case .blank: base
    case .title: format("title") { Self.center($0, bold: true, size: 14) }
    case .subtitle:
      format("subtitle") { format in
        Self.center(format, bold: false, size: 12)
        format_set_italic(format)
      }
    case .header:
      format("header") { format in
        Self.center(format, bold: true, size: 12)
        Self.frame(format)
        format_set_bg_color(format, 0xDDEBF7)
      }
    case .group:
      format("group") { format in
        Self.frame(format)
        format_set_bold(format)
        format_set_bg_color(format, 0xF2F2F2)
      }
    case .text: format("text", Self.frame)
    case .centered:
      format("centered") { format in
        Self.frame(format)
        format_set_align(format, UInt8(LXW_ALIGN_CENTER.rawValue))
      }
    case .strong:
      format("strong") { format in
        Self.frame(format)
        format_set_bold(format)
      }
    case .number(_, let decimals): number(decimals: decimals)
    case .entry(let entry): self.entry(entry)
    }
  }

  private func entry(_ entry: XLSXEntry) -> Format? {
    let pattern =
      switch (entry.rule, entry.value) {
      case (.number(_, _, true), _): "#,##0"
      case (.number, .number(_, let decimals)) where decimals > 0:
        "#,##0." + String(repeating: "0", count: min(decimals, 15))
      case (.number, _): "#,##0.##"
      default: "@"
      }
    return format("entry \(pattern)") { format in
      Self.frame(format)
      format_set_unlocked(format)
      format_set_bg_color(format, 0xFFF9E5)
      if pattern == "@" {
        format_set_align(format, UInt8(LXW_ALIGN_LEFT.rawValue))
      } else {
        format_set_align(format, UInt8(LXW_ALIGN_RIGHT.rawValue))
        format_set_num_format(format, pattern)
      }
    }
  }

  /// For numbers that only text can hold in full.
  var textNumber: Format? {
    format("text number") { format in
      Self.frame(format)
      format_set_align(format, UInt8(LXW_ALIGN_RIGHT.rawValue))
    }
  }

  private func number(decimals: Int) -> Format? {
    let places = min(max(decimals, 0), 15)
    let pattern = places == 0 ? "#,##0" : "#,##0." + String(repeating: "0", count: places)
    return format(pattern) { format in
      Self.frame(format)
      format_set_align(format, UInt8(LXW_ALIGN_RIGHT.rawValue))
      format_set_num_format(format, pattern)
    }
  }

  private func format(_ key: String, _ shape: (Format) -> Void) -> Format? {
    if let format = made[key] { return format }
    guard let format = workbook_add_format(workbook) else { return nil }
    format_set_font_name(format, "Times New Roman")
    format_set_font_size(format, 12)
    shape(format)
    made[key] = format
    return format
  }

  private static func center(_ format: Format, bold: Bool, size: Double) {
    if bold { format_set_bold(format) }
    format_set_font_size(format, size)
    format_set_align(format, UInt8(LXW_ALIGN_CENTER.rawValue))
    format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_CENTER.rawValue))
    format_set_text_wrap(format)
  }

  private static func frame(_ format: Format) {
    format_set_border(format, UInt8(LXW_BORDER_THIN.rawValue))
    format_set_text_wrap(format)
    // A header has been centred before and stays so.
    if format.pointee.text_v_align == 0 {
      format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue))
    }
  }
}
