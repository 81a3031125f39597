// SPDX-License-Identifier: Apache-2.0

import Domain
import Gate
import Hummingbird
import Workflow

/// `GET /programmes`: the programmes in which the person takes part.
struct ProgrammeEndpoints {
  /// A programme as JSON.
  struct ProgrammeJSON: ResponseEncodable {
    let id: String
    let name: String
    let framework: String
    let periods: [String]
  }

  let room: APIRoom

  func add(to api: RouterGroup<GateContext>) {
    api.get("programmes") { _, context -> [ProgrammeJSON] in
      let visitor = try context.requireVisitor()
      return try await room.city.answer(Programmes(), as: visitor.actor).map { entry in
        ProgrammeJSON(
          id: entry.code, name: entry.programme.name[context.language],
          framework: entry.programme.framework,
          periods: entry.programme.regimes.flatMap(\.periods).map(\.description))
      }
    }
  }
}
