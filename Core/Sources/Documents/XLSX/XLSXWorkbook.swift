// SPDX-License-Identifier: Apache-2.0
import CXlsxWriter
public import Foundation

/// A workbook to be written: sheets as values, and one function that makes an .xlsx of them.
/// The same workbook gives the same bytes; the time of creation is told, never taken.
public struct XLSXWorkbook: Equatable, Sendable {
  public var title: String
  public var author: String
  public var created: Date
  public var sheets: [XLSXSheet]

  public init(
    title: String = "", author: String = "", created: Date, sheets: [XLSXSheet] = []
  ) {
    self.title = title
    self.author = author
    self.created = created
    self.sheets = sheets
  }

  /// The file. Faults: `xlsx.no-sheets`, `xlsx.too-many-rows`, `xlsx.too-many-columns`,
  /// `xlsx.text-too-long`, `xlsx.bad-number`, `xlsx.write-failed`.
  public func bytes() throws -> [UInt8] {
    guard !sheets.isEmpty else { throw DocumentFault(code: "xlsx.no-sheets") }
    let file = FileManager.default.temporaryDirectory
      .appendingPathComponent(UUID().uuidString + ".xlsx")
    defer { try? FileManager.default.removeItem(at: file) }
    guard let workbook = workbook_new(file.path) else { throw Self.failure("new") }
    do {
      try fill(workbook)
    } catch {
      lxw_workbook_free(workbook)
      throw error
    }
    let status = workbook_close(workbook)
    guard status == LXW_NO_ERROR else { throw Self.failure(String(status.rawValue)) }
    guard let data = FileManager.default.contents(atPath: file.path) else {
      throw Self.failure("read")
    }
    return [UInt8](data)
  }

  private func fill(_ workbook: UnsafeMutablePointer<lxw_workbook>) throws {
    try describe(workbook)
    let formats = XLSXFormats(workbook: workbook)
    for (sheet, name) in zip(sheets, XLSXSheetNames.cleaned(sheets.map(\.name))) {
      guard let worksheet = workbook_add_worksheet(workbook, name) else {
        throw Self.failure(name)
      }
      let writer = XLSXSheetWriter(sheet: sheet, worksheet: worksheet, formats: formats)
      try writer.write()
    }
  }

  private func describe(_ workbook: UnsafeMutablePointer<lxw_workbook>) throws {
    let title = strdup(XMLText.cleaned(self.title))
    let author = strdup(XMLText.cleaned(self.author))
    defer {
      free(title)
      free(author)
    }
    var properties = lxw_doc_properties()
    properties.title = title
    properties.author = author
    let seconds = created.timeIntervalSince1970
    // Zero would mean the clock.
    properties.created = seconds.isFinite ? max(1, Int(min(seconds, 1e11))) : 1
    guard workbook_set_properties(workbook, &properties) == LXW_NO_ERROR else {
      throw Self.failure("properties")
    }
  }

  private static func failure(_ step: String) -> DocumentFault {
    DocumentFault(code: "xlsx.write-failed", arguments: ["step": step])
  }
}
