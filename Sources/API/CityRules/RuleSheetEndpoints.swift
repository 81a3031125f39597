// SPDX-License-Identifier: Apache-2.0

import Domain
import Gate
import Hummingbird
import Workflow

/// `/programmes/{programme}/targets`, `/references` and `/assignments`: the rules in force as rows,
/// and rows to write, all or none; `?dryRun=yes` says what they would change.
struct RuleSheetEndpoints {
  /// Rows to write, by the names of their columns.
  private struct RowsInput: Codable {
    let rows: [[String: String]]
  }

  struct ChangeJSON: ResponseEncodable {
    let key: String
    let change: String
  }

  let room: APIRoom

  func add(to api: RouterGroup<GateContext>) {
    for sheet in RuleSheet.allCases {
      let path = RouterPath("programmes/:programme/\(sheet.rawValue)")
      api.get(path) { _, context -> [[String: String]] in
        let visitor = try context.requireVisitor()
        let answer = try await room.city.answer(
          RuleSheetView(programme: try context.parameters.require("programme"), sheet: sheet),
          as: visitor.actor)
        return answer.listing.rows.map { row in
          Dictionary(zip(answer.listing.header, row), uniquingKeysWith: { first, _ in first })
        }
      }
      api.put(path) { request, context -> [ChangeJSON] in
        let input = try await room.read(request, context, as: RowsInput.self)
        let act = ImportRules(
          sheet: sheet, programme: try context.parameters.require("programme"),
          table: RuleTable(objects: input.rows))
        let actor = try context.requireVisitor().actor
        let changes =
          try Self.isDryRun(request)
          ? try await room.city.rehearse(act, as: actor)
          : try await room.city.perform(act, as: actor)
        return changes.map { ChangeJSON(key: $0.rule.key, change: $0.kind.rawValue) }
      }
    }
  }

  /// A misspelt wish to try must not write.
  static func isDryRun(_ request: Request) throws -> Bool {
    switch request.uri.queryParameters["dryRun"].map(String.init) {
    case nil, "no", "false": return false
    case "yes", "true": return true
    case let text?:
      throw Refusal.invalid([
        Issue(
          field: "dryRun", code: "table.not-a-choice",
          arguments: ["text": text, "choices": "yes, no"])
      ])
    }
  }
}
