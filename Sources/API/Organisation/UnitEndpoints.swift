// SPDX-License-Identifier: Apache-2.0

import Domain
import Gate
import Hummingbird
import Workflow

/// `GET /programmes/{programme}/units`: the units of today, or of the day `?on=`.
struct UnitEndpoints {
  let room: APIRoom

  func add(to api: RouterGroup<GateContext>) {
    api.get("programmes/:programme/units") { request, context -> Response in
      let visitor = try context.requireVisitor()
      let answer = try await room.city.answer(
        OrganisationAsOf(
          programme: try context.parameters.require("programme"), date: request.queryText("on")),
        as: visitor.actor)
      return try context.responseEncoder.encode(
        answer.rows.map { UnitRecord($0, context.language) }, from: request, context: context)
    }
  }
}
