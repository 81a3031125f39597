// SPDX-License-Identifier: Apache-2.0

package import Domain
import Foundation
package import Gate
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
    ProgrammeEndpoints(room: room).add(to: api)
    EvaluationEndpoints(room: room).add(to: api)
    SubmissionEndpoints(room: room).add(to: api)
    api.get("**") { _, _ -> String in throw Refusal.notFound("page") }
  }
}

/// What every endpoint needs.
struct APIRoom: Sendable {
  let city: City
  let phrasebooks: [Language: Phrasebook]

  func words(_ context: GateContext) -> Phrasebook {
    phrasebooks[context.language] ?? Phrasebook(phrases: [:])
  }
}
