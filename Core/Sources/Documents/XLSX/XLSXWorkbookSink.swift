// SPDX-License-Identifier: Apache-2.0

/// Collects the sheets that a workbook lists, in the order of their tabs.
/// The root's name tells a workbook from any other part.
final class XLSXWorkbookSink: XMLSink {
  private(set) var sheets: [(listing: XLSXSheetListing, relationship: String)] = []
  private(set) var root: String?

  func open(_ element: XMLElement) {
    if root == nil { root = element.name }
    guard element.name == "sheet", let name = element["name"], let id = element["id"] else {
      return
    }
    let isHidden = element["state"].map { $0 != "visible" } ?? false
    sheets.append((XLSXSheetListing(name: name, isHidden: isHidden), id))
  }

  func close(_ name: String) {}

  func text(_ bytes: UnsafeBufferPointer<UInt8>) {}
}
