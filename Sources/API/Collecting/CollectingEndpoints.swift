// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Gate
import Hummingbird
import Workflow

/// Periods with their deadlines, who is missing, urging, more time, and requests on demand.
struct CollectingEndpoints {
  let room: APIRoom

  func add(to api: RouterGroup<GateContext>) {
    api.get("programmes/:programme/periods") { _, context -> [PeriodJSON] in
      try await room.city.answer(
        PeriodList(programme: try context.parameters.require("programme")),
        as: context.requireVisitor().actor
      ).map { PeriodJSON($0, context.language) }
    }
    api.post("programmes/:programme/requests") { request, context -> PeriodCodeJSON in
      let input = try await room.read(request, context, as: RequestInput.self)
      let code = try await room.city.perform(
        AskForReport(
          programme: try context.parameters.require("programme"), request: input.typed),
        as: context.requireVisitor().actor)
      return PeriodCodeJSON(period: code)
    }
    api.get("programmes/:programme/:period/missing") { _, context -> [MissingJSON] in
      let answer = try await room.city.answer(
        WhoIsMissing(
          programme: try context.parameters.require("programme"),
          period: try context.parameters.require("period")),
        as: context.requireVisitor().actor)
      return answer.rows.map { MissingJSON($0, context.language) }
    }
    api.get("programmes/:programme/timeliness") { request, context -> TimelinessJSON in
      let regime = request.queryText("regime")
      return TimelinessJSON(
        try await room.city.answer(
          Timeliness(
            programme: try context.parameters.require("programme"),
            regime: regime.isEmpty ? nil : regime), as: context.requireVisitor().actor),
        context.language)
    }
    api.put("programmes/:programme/timeliness/league-list") { request, context -> Response in
      let input = try await room.read(request, context, as: LeagueListInput.self)
      try await room.city.perform(
        ShowLeagueList(
          programme: try context.parameters.require("programme"), isShown: input.isShown),
        as: context.requireVisitor().actor)
      return Response(status: .noContent)
    }
    api.post("programmes/:programme/:period/reminders") { request, context -> RemindedJSON in
      let input = try await room.read(request, context, as: ReminderInput.self)
      let outcome = try await room.city.perform(
        RemindUnits(
          programme: try context.parameters.require("programme"),
          period: try context.parameters.require("period"), orgUnits: input.units,
          message: input.message ?? ""), as: context.requireVisitor().actor)
      return RemindedJSON(
        units: outcome.units, people: outcome.people, again: outcome.again,
        withoutPeople: outcome.withoutPeople.map(\.code))
    }
    api.post("programmes/:programme/:period/deadlines") { request, context -> DeadlineJSON in
      let input = try await room.read(request, context, as: DeadlineInput.self)
      try await room.city.perform(
        MoveDeadline(
          programme: try context.parameters.require("programme"),
          period: try context.parameters.require("period"), orgUnit: input.unit,
          until: input.until, reason: input.reason), as: context.requireVisitor().actor)
      return DeadlineJSON(unit: input.unit, until: input.until)
    }
    api.get("calendar") { request, context -> [CalendarDayJSON] in
      let year = Int(request.queryText("year")).flatMap { (2000...2100).contains($0) ? $0 : nil }
      return try await room.city.answer(
        CalendarView(year: year), as: context.requireVisitor().actor
      ).entries.map { CalendarDayJSON($0, context.language) }
    }
  }

  private struct ReminderInput: Codable {
    /// All that have not handed in when it is missing.
    let units: [String]?
    let message: String?
  }

  private struct LeagueListInput: Codable {
    let isShown: Bool
  }

  private struct DeadlineInput: Codable {
    /// Every unit when it is missing.
    let unit: String?
    let until: String
    let reason: String
  }

  private struct RequestInput: Codable {
    let nameVi: String
    let nameEn: String?
    /// Units and groups; all that owe something when it is missing.
    let units: [String]?
    /// All when it is missing.
    let indicators: [Int]?
    let from: String
    let to: String
    let due: String
    let reason: String

    var typed: AskForReport.Typed {
      AskForReport.Typed(
        nameVi: nameVi, nameEn: nameEn ?? "", parties: units ?? [],
        indicators: (indicators ?? []).map(String.init).joined(separator: ","), from: from,
        to: to, due: due, reason: reason)
    }
  }
}
