// SPDX-License-Identifier: Apache-2.0

package import Domain
import Foundation
package import Gate
import HTTPTypes
package import Hummingbird
package import Words
package import Workflow

/// The API: the same acts and questions as the pages, as JSON, under `/api/v1`.
package struct APIDoor: Sendable {
  private let room: APIRoom

  package init(city: City, phrasebooks: [Language: Phrasebook]) {
    room = APIRoom(city: city, phrasebooks: phrasebooks)
  }

  package func addRoutes(to router: Router<GateContext>) {
    let api = router.group("/api/v1")
      .add(middleware: APIProblemMiddleware(room: room))
      .add(middleware: BasicSignIn(city: room.city))
      // Once more inside, where the language of who asks is known.
      .add(middleware: APIProblemMiddleware(room: room))
    AccountEndpoints(room: room).add(to: api)
    ProgrammeEndpoints(room: room).add(to: api)
    UnitEndpoints(room: room).add(to: api)
    FrameworkEndpoints(room: room).add(to: api)
    RuleSheetEndpoints(room: room).add(to: api)
    VersionEndpoints(room: room).add(to: api)
    EvaluationEndpoints(room: room).add(to: api)
    AssessmentEndpoints(room: room).add(to: api)
    SubmissionEndpoints(room: room).add(to: api)
    SheetEndpoints(room: room).add(to: api)
    CollectingEndpoints(room: room).add(to: api)
    EvidenceEndpoints(room: room).add(to: api)
    UploadRoutes(city: room.city, location: "/api/v1/uploads").add(to: api)
    for method in [HTTPRequest.Method.get, .post, .put, .delete, .patch] {
      api.on("**", method: method) { _, _ -> String in throw Refusal.notFound("page") }
    }
  }
}

/// What every endpoint needs.
struct APIRoom: Sendable {
  let city: City
  let phrasebooks: [Language: Phrasebook]

  /// The JSON of a request. No database keeps a text with U+0000, so it is refused here; a key that
  /// nobody reads is refused, because what is misspelt would be lost.
  func read<Value: Codable>(
    _ request: Request, _ context: GateContext, as type: Value.Type = Value.self
  ) async throws -> Value {
    var request = request
    let body = try await request.collectBody(upTo: 4 << 20)
    let bytes = Data(body.readableBytesView)
    guard !bytes.contains(0), bytes.range(of: Data("\\u0000".utf8)) == nil else {
      throw HTTPError(.badRequest)
    }
    let value: Value
    do {
      value = try JSONDecoder().decode(type, from: bytes)
    } catch {
      throw HTTPError(.badRequest)
    }
    let unread = try JSONKeys.unread(of: bytes, in: value)
    guard unread.isEmpty else {
      throw Refusal.invalid(
        unread.map { Issue(field: $0, code: "json.unknown-key", arguments: ["key": $0]) })
    }
    return value
  }

  func words(_ context: GateContext) -> Phrasebook {
    phrasebooks[context.language] ?? Phrasebook(phrases: [:])
  }
}
