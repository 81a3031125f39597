// SPDX-License-Identifier: Apache-2.0

import CQREncode

/// A text as a QR code, drawn as SVG; encoded by libqrencode.
enum QRPicture {
  /// Nil when the text is too long for a code.
  static func svg(_ text: String, title: String) -> String? {
    guard let code = QRcode_encodeString8bit(text, 0, QR_ECLEVEL_M) else { return nil }
    defer { QRcode_free(code) }
    let width = Int(code.pointee.width)
    guard let modules = code.pointee.data else { return nil }
    var path = ""
    for row in 0..<width {
      for column in 0..<width where modules[row * width + column] & 1 == 1 {
        path += "M\(column + 4),\(row + 4)h1v1h-1z"
      }
    }
    let size = width + 8
    return """
      <svg class="qr" role="img" viewBox="0 0 \(size) \(size)" shape-rendering="crispEdges">\
      <title>\(Page.escaped(title))</title><rect width="\(size)" height="\(size)" fill="#fff"/>\
      <path d="\(path)" fill="#000"/></svg>
      """
  }
}
