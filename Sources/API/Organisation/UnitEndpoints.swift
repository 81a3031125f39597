// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Gate
import Hummingbird
import Workflow

/// `/programmes/{programme}/units`: the units of a day, one of them through time, a table of units
/// to take; and `/unit-changes`: what became of units, a change to write, and one to take back.
struct UnitEndpoints {
  /// What became of a unit on one day.
  struct ChangeJSON: ResponseEncodable {
    /// Nil for what stands in the programme's folder.
    let id: String?
    let date: String
    let legalBasis: String
    let note: String?
    let steps: UnitStepsJSON
    let undoneAt: String?
  }

  struct LifeJSON: ResponseEncodable {
    struct Name: Encodable {
      let from: String?
      let name: String
      let officialCode: String?
    }

    struct Parent: Encodable {
      let hierarchy: String
      let from: String?
      let parentCode: String?
    }

    struct Succession: Encodable {
      let date: String
      let unit: String
      /// Nil for a part of unknown size.
      let share: String?
      let basis: String?
    }

    let code: String
    let kind: String
    let opened: String?
    let closed: String?
    let names: [Name]
    let parents: [Parent]
    let cameFrom: [Succession]
    let became: [Succession]
    let leading: [Int]
    let supporting: [Int]
  }

  struct ImportedJSON: ResponseEncodable {
    let row: String
    let code: String
    let change: String
  }

  private struct RowsInput: Codable {
    let legalBasis: String?
    let reattributes: Bool?
    let rows: [[String: String]]
  }

  let room: APIRoom

  func add(to api: RouterGroup<GateContext>) {
    addReading(to: api)
    api.put("programmes/:programme/units") { request, context -> [ImportedJSON] in
      let input = try await room.read(request, context, as: RowsInput.self)
      let act = ImportUnits(
        programme: try context.parameters.require("programme"),
        table: RuleTable(objects: input.rows), legalBasis: input.legalBasis ?? "",
        reattributes: input.reattributes ?? false)
      let content = try await perform(act, request, context)
      return content.rows.map {
        ImportedJSON(row: $0.place, code: $0.code, change: $0.kind.rawValue)
      }
    }
    api.post("programmes/:programme/unit-changes") { request, context -> OutcomeJSON in
      let input = try await room.read(request, context, as: UnitChangeInput.self)
      let act = ChangeUnits(
        programme: try context.parameters.require("programme"), change: try input.change(),
        reattributes: input.reattributes ?? false)
      return OutcomeJSON(try await perform(act, request, context))
    }
    api.delete("programmes/:programme/unit-changes/:change") { request, context -> Response in
      guard let id = UUID(uuidString: try context.parameters.require("change")) else {
        throw Refusal.notFound("change")
      }
      _ = try await perform(
        UndoUnitChange(programme: try context.parameters.require("programme"), change: id),
        request, context)
      return Response(status: .noContent)
    }
  }

  private func addReading(to api: RouterGroup<GateContext>) {
    api.get("programmes/:programme/units") { request, context -> Response in
      let visitor = try context.requireVisitor()
      let answer = try await room.city.answer(
        OrganisationAsOf(
          programme: try context.parameters.require("programme"), date: request.queryText("on"),
          hierarchy: request.queryText("hierarchy"), search: request.queryText("q")),
        as: visitor.actor)
      return try context.responseEncoder.encode(
        answer.rows.map { UnitRecord($0, context.language) }, from: request, context: context)
    }
    api.get("programmes/:programme/units/:unit") { _, context -> LifeJSON in
      let visitor = try context.requireVisitor()
      return LifeJSON(
        try await room.city.answer(
          UnitView(
            programme: try context.parameters.require("programme"),
            unit: try context.parameters.require("unit")), as: visitor.actor),
        context.language)
    }
    api.get("programmes/:programme/unit-changes") { _, context -> [ChangeJSON] in
      let visitor = try context.requireVisitor()
      let answer = try await room.city.answer(
        UnitChanges(programme: try context.parameters.require("programme")), as: visitor.actor)
      let decided = answer.entries.compactMap { entry -> (UnitChange, ChangeJSON)? in
        guard case .change(let change) = entry.decision else { return nil }
        return (change, ChangeJSON(change, id: entry.id, undoneAt: entry.undoneAt))
      }
      let written = Set(decided.map(\.0))
      let ofFolder = answer.book.history.changes.filter { !written.contains($0) }
      return ofFolder.map { ChangeJSON($0, id: nil, undoneAt: nil) } + decided.map(\.1)
    }
  }

  /// `?dryRun=yes` says what would happen and changes nothing.
  private func perform<A: Act>(
    _ act: A, _ request: Request, _ context: GateContext
  ) async throws -> A.Outcome {
    let actor = try context.requireVisitor().actor
    return try RuleSheetEndpoints.isDryRun(request)
      ? try await room.city.rehearse(act, as: actor)
      : try await room.city.perform(act, as: actor)
  }
}

extension UnitEndpoints.ChangeJSON {
  init(_ change: UnitChange, id: UUID?, undoneAt: Date?) {
    self.id = id?.uuidString.lowercased()
    date = change.date.description
    legalBasis = change.legalBasis
    note = change.note
    steps = UnitStepsJSON(change.steps)
    self.undoneAt = undoneAt.map { $0.formatted(.iso8601) }
  }
}

extension UnitEndpoints.LifeJSON {
  init(_ answer: UnitView.Answer, _ language: Language) {
    let life = answer.life
    code = life.code
    kind = life.kind
    opened = life.opened?.description
    closed = life.closed?.description
    names = life.names.map {
      Name(
        from: $0.from?.description, name: $0.value.name[language],
        officialCode: $0.value.officialCode)
    }
    parents =
      life.parents.map {
        Parent(hierarchy: "", from: $0.from?.description, parentCode: $0.value)
      }
      + life.lines.sorted { $0.key < $1.key }.flatMap { hierarchy, parents in
        parents.map {
          Parent(hierarchy: hierarchy, from: $0.from?.description, parentCode: $0.value)
        }
      }
    let (from, to) = answer.book.history.successions(of: life.code)
    func part(_ date: CalendarDate, _ unit: String, _ part: UnitChange.Succession) -> Succession {
      Succession(
        date: date.description, unit: unit, share: part.share.map { "\($0)" }, basis: part.basis)
    }
    cameFrom = from.map { part($0.0, $0.1.from, $0.1) }
    became = to.map { part($0.0, $0.1.to, $0.1) }
    leading = answer.leading
    supporting = answer.supporting
  }
}
