// SPDX-License-Identifier: Apache-2.0

import Domain
import Gate
import Hummingbird
import Workflow

/// `/programmes/{programme}/versions`: the city's own versions of its criteria set, and writing
/// one.
struct VersionEndpoints {
  struct VersionJSON: ResponseEncodable {
    let version: String
    let validFrom: String
    let legalBasis: String
    let indicators: [Int]
  }

  /// A version, and where `indicator` is named what it changes there; empty fields keep what held
  /// before the version, and `{}` takes the change back.
  private struct VersionInput: Codable {
    let validFrom: String
    let legalBasis: String
    let indicator: Int?
    let change: [String: String]?
  }

  let room: APIRoom

  func add(to api: RouterGroup<GateContext>) {
    api.get("programmes/:programme/versions") { _, context in
      try await answer(context)
    }
    api.put("programmes/:programme/versions/:version") { request, context -> [VersionJSON] in
      let input = try await room.read(request, context, as: VersionInput.self)
      if (input.indicator == nil) != (input.change == nil) {
        throw Refusal.invalid([
          Issue(field: input.indicator == nil ? "indicator" : "change", code: "field.required")
        ])
      }
      let change = input.indicator.map {
        TypedChange(indicator: $0, fields: input.change ?? [:], language: .en)
      }
      try await room.city.perform(
        AmendFramework(
          programme: try context.parameters.require("programme"),
          version: try context.parameters.require("version"), legalBasis: input.legalBasis,
          validFrom: input.validFrom, change: change), as: context.requireVisitor().actor)
      return try await answer(context)
    }
  }

  private func answer(_ context: GateContext) async throws -> [VersionJSON] {
    let visitor = try context.requireVisitor()
    let answer = try await room.city.answer(
      FrameworkVersions(programme: try context.parameters.require("programme")),
      as: visitor.actor)
    return answer.book.versions.map { version in
      VersionJSON(
        version: version.version, validFrom: version.validFrom.description,
        legalBasis: version.legalBasis, indicators: version.changes.map(\.indicator))
    }
  }
}
