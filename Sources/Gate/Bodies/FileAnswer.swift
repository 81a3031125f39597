// SPDX-License-Identifier: Apache-2.0

import Files
import Foundation
import HTTPTypes
package import Hummingbird
package import Workflow

/// A kept file as an answer: to be saved, or as a picture to be looked at; never as a page.
package struct FileAnswer {
  private let city: City

  package init(_ city: City) { self.city = city }

  /// To be saved. A part of it may be asked for, so that a cut download goes on.
  package func download(_ ticket: FileTicket, _ request: Request) async throws -> Response {
    let file = try await city.open(ticket)
    var response = Download.response([], name: ticket.fileName, type: ticket.mediaType)
    response.headers[.acceptRanges] = "bytes"
    guard let range = Self.range(request.headers[.range], of: file.size) else {
      response.body = FileBody.body(of: file, from: 0, count: file.size)
      return response
    }
    response.status = .partialContent
    response.headers[.contentRange] =
      "bytes \(range.lowerBound)-\(range.upperBound - 1)/\(file.size)"
    response.body = FileBody.body(of: file, from: range.lowerBound, count: range.count)
    return response
  }

  /// As a picture in a page.
  package func picture(_ ticket: FileTicket) async throws -> Response {
    let file = try await city.open(ticket)
    return Response(
      status: .ok, headers: Self.pictureHeaders(ticket.mediaType),
      body: FileBody.body(of: file, from: 0, count: file.size))
  }

  package static func picture(_ bytes: [UInt8], type: String) -> Response {
    Response(
      status: .ok, headers: pictureHeaders(type),
      body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
  }

  private static func pictureHeaders(_ type: String) -> HTTPFields {
    [
      .contentType: type, .contentDisposition: "inline", .cacheControl: "private, max-age=600",
      .contentSecurityPolicy: "default-src 'none'; sandbox",
    ]
  }

  /// One range of bytes; nil for none, for several, and for one that is not there.
  static func range(_ text: String?, of size: Int) -> Range<Int>? {
    guard let match = text?.wholeMatch(of: /bytes=(\d{0,18})-(\d{0,18})/) else { return nil }
    let (first, last) = (Int(match.1), Int(match.2))
    switch (first, last) {
    case (let first?, let last?) where first <= last && first < size:
      return first..<min(last + 1, size)
    case (let first?, nil) where first < size: return first..<size
    case (nil, let count?) where count > 0: return max(0, size - count)..<size
    default: return nil
    }
  }
}
