// SPDX-License-Identifier: Apache-2.0

import HTTPTypes
package import Hummingbird

/// Compresses what is text, for those who take gzip. Nothing that a writing request is answered with:
/// a password's link or a token of a program, shown once, may stand there. Pages hold one secret, the
/// token of their forms, which looks different every time; their length is blurred besides. So
/// guessing a secret from lengths (BREACH) has nothing to hold on to.
package struct Compression: RouterMiddleware {
  package typealias Context = GateContext

  private static let texts = [
    "text/html", "text/css", "text/javascript", "text/csv", "image/svg+xml", "application/json",
  ]
  /// Shorter answers fit into one packet as they are.
  private static let shortest = 1200
  private static let largestPadding = 100

  package init() {}

  package func handle(
    _ request: Request, context: GateContext,
    next: (Request, GateContext) async throws -> Response
  ) async throws -> Response {
    var response = try await next(request, context)
    guard Self.isText(response) else { return response }
    response.headers.append(HTTPField(name: .vary, value: "Accept-Encoding"))
    guard request.method == .get, Self.takesGzip(request), response.status == .ok,
      response.headers[.contentEncoding] == nil,
      response.body.contentLength.map({ $0 >= Self.shortest }) ?? true
    else { return response }
    response.headers[.contentEncoding] = "gzip"
    response.headers[.contentLength] = nil
    let body = response.body
    response.body = ResponseBody { writer in
      try await body.write(
        GzipWriter(
          parent: writer,
          stream: try GzipStream(padding: .random(in: 0...Self.largestPadding))))
    }
    return response
  }

  private static func isText(_ response: Response) -> Bool {
    guard let type = response.headers[.contentType]?.lowercased() else { return false }
    return texts.contains { type.hasPrefix($0) }
  }

  private static func takesGzip(_ request: Request) -> Bool {
    (request.headers[.acceptEncoding] ?? "").lowercased().split(separator: ",").contains { part in
      let words = part.split(separator: ";").map { $0.filter { !$0.isWhitespace } }
      return words.first == "gzip" && !words.dropFirst().contains { $0 == "q=0" || $0 == "q=0.0" }
    }
  }
}

private struct GzipWriter: ResponseBodyWriter {
  var parent: any ResponseBodyWriter
  let stream: GzipStream

  mutating func write(_ buffer: ByteBuffer) async throws {
    let bytes = try buffer.withUnsafeReadableBytes { try stream.add($0) }
    if !bytes.isEmpty { try await parent.write(ByteBuffer(bytes: bytes)) }
  }

  consuming func finish(_ trailingHeaders: HTTPFields?) async throws {
    var parent = parent
    try await parent.write(ByteBuffer(bytes: try stream.end()))
    try await parent.finish(trailingHeaders)
  }
}
