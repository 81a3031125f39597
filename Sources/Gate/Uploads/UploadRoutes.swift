// SPDX-License-Identifier: Apache-2.0

import Domain
package import Files
import Foundation
import HTTPTypes
package import Hummingbird
package import Workflow

/// Long files on bad lines: an upload that was cut goes on where it stopped. The protocol is tus 1.0.0
/// (tus.io) with its extensions creation and termination; what is whole is then attached by its name.
package struct UploadRoutes: Sendable {
  private static let version = "1.0.0"

  private let city: City
  /// Where the other side finds them.
  private let location: String

  package init(city: City, location: String) {
    self.city = city
    self.location = location
  }

  package func add(to router: some RouterMethods<GateContext>) {
    router.on("uploads", method: .options) { _, context in
      _ = try context.requireVisitor()
      return answer(
        .noContent,
        [
          .tusVersion: Self.version, .tusExtension: "creation,termination",
          .tusMaxSize: String(city.evidenceRules.maximumSize),
        ])
    }
    router.post("uploads", use: begin)
    router.head("uploads/:upload", use: tell)
    router.patch("uploads/:upload", use: take)
    router.delete("uploads/:upload") { request, context in
      let (upload, staging) = try find(request, context)
      staging.drop(upload.id)
      return answer(.noContent)
    }
  }

  @Sendable private func begin(_ request: Request, _ context: GateContext) async throws -> Response
  {
    let visitor = try visitor(request, context)
    guard let size = request.headers[.uploadLength].flatMap(Int.init), size > 0 else {
      throw HTTPError(.badRequest)
    }
    guard size <= city.evidenceRules.maximumSize else { throw HTTPError(.contentTooLarge) }
    let said = Self.metadata(request.headers[.uploadMetadata] ?? "")
    guard let name = said["filename"], !name.isEmpty, name.count <= 500 else {
      throw HTTPError(.badRequest)
    }
    let staging = try city.tray(of: visitor).staging
    do {
      let upload = try staging.begin(
        owner: visitor.actor.personID, fileName: name, size: size,
        mark: String((said["mark"] ?? "").prefix(500)), at: city.now)
      return answer(
        .created,
        [
          .location: "\(location)/\(upload.id.uuidString.lowercased())",
          .uploadOffset: String(staging.received(upload)),
        ])
    } catch let fault as FileFault {
      throw Refusal(fault)
    }
  }

  @Sendable private func tell(_ request: Request, _ context: GateContext) async throws -> Response {
    let (upload, staging) = try find(request, context)
    return answer(
      .ok,
      [
        .uploadOffset: String(staging.received(upload)), .uploadLength: String(upload.size ?? 0),
        .cacheControl: "no-store",
      ])
  }

  @Sendable private func take(_ request: Request, _ context: GateContext) async throws -> Response {
    let (upload, staging) = try find(request, context)
    guard request.headers[.contentType] == "application/offset+octet-stream" else {
      throw HTTPError(.unsupportedMediaType)
    }
    guard let offset = request.headers[.uploadOffset].flatMap(Int.init), offset >= 0 else {
      throw HTTPError(.badRequest)
    }
    do {
      let writer = try staging.writer(upload, at: offset)
      // What has come is kept, also when the line is cut in the middle.
      for try await buffer in request.body {
        try buffer.withUnsafeReadableBytes { try writer.add($0) }
      }
      return answer(.noContent, [.uploadOffset: String(writer.offset)])
    } catch FileFault.tooLong {
      throw HTTPError(.contentTooLarge)
    } catch let fault as FileFault {
      throw Refusal(fault)
    }
  }

  private func find(
    _ request: Request, _ context: GateContext
  ) throws -> (Staging.Upload, Staging) {
    let visitor = try visitor(request, context)
    let staging = try city.tray(of: visitor).staging
    guard let id = context.parameters.get("upload").flatMap(UUID.init(uuidString:)),
      let upload = staging.find(id, owner: visitor.actor.personID)
    else { throw Refusal.notFound("upload") }
    return (upload, staging)
  }

  /// A form of another site cannot send the header of the protocol.
  private func visitor(_ request: Request, _ context: GateContext) throws -> Visitor {
    let visitor = try context.requireVisitor()
    try CrossSite.check(request)
    guard request.headers[.tusResumable] == Self.version else {
      throw HTTPError(.preconditionFailed)
    }
    return visitor
  }

  private func answer(
    _ status: HTTPResponse.Status, _ headers: HTTPFields = [:]
  ) -> Response {
    var headers = headers
    headers[.tusResumable] = Self.version
    return Response(status: status, headers: headers)
  }

  /// `filename d29y…,mark bm8=`: names with their texts in Base64.
  private static func metadata(_ text: String) -> [String: String] {
    text.split(separator: ",").reduce(into: [:]) { said, pair in
      let words = pair.split(separator: " ")
      guard words.count == 2, let data = Data(base64Encoded: String(words[1])),
        let value = String(data: data, encoding: .utf8), !value.contains("\0")
      else { return }
      said[String(words[0])] = value.precomposedStringWithCanonicalMapping
    }
  }
}

extension City {
  /// The whole upload of a person, to be taken. Not found when it is somebody else's; a conflict when
  /// it is not whole.
  package func upload(_ text: String, of visitor: Visitor) async throws -> StagedFile {
    guard let staging, let id = UUID(uuidString: text),
      let upload = staging.find(id, owner: visitor.actor.personID)
    else { throw Refusal.notFound("upload") }
    do {
      return try await staging.finish(upload)
    } catch let fault as FileFault {
      throw Refusal(fault)
    }
  }
}
