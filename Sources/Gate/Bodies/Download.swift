// SPDX-License-Identifier: Apache-2.0

import Foundation
import HTTPTypes
package import Hummingbird

/// A file as an answer: always to be saved, never run by the browser.
package enum Download {
  package static let workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

  package static func response(_ bytes: [UInt8], name: String, type: String) -> Response {
    let plain = String(
      String.UnicodeScalarView(
        name.unicodeScalars.filter { $0.isASCII && $0 != "\"" && $0 != "\\" }))
    let encoded = name.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? "file"
    return Response(
      status: .ok,
      headers: [
        .contentType: type,
        .contentDisposition: "attachment; filename=\"\(plain)\"; filename*=UTF-8''\(encoded)",
        .cacheControl: "no-store",
      ], body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
  }
}
