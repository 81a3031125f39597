// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Gate
import HTTPTypes
import Hummingbird
import Sheets
import Words
import Workflow

/// Figures as files: a unit's workbook out and back, and tables of figures as CSV or XLSX.
/// `?dryRun=yes` says what they would change.
struct SheetEndpoints {
  private static let limit = 4 << 20

  let room: APIRoom

  func add(to api: RouterGroup<GateContext>) {
    let report = SubmissionEndpoints.path
    api.get("\(report)/workbook.xlsx") { _, context -> Response in
      let file = try await room.city.workbook(
        SubmissionEndpoints.submissionPlace(context), as: context.requireVisitor().actor,
        context.language, room.words(context))
      return Download.response(file.content, name: file.name, type: Download.workbook)
    }
    api.post("\(report)/workbook") { request, context -> TakenWorkbookJSON in
      let content = try await content(request)
      let filled = try await filled(
        content, context, rehearsing: RuleSheetEndpoints.isDryRun(request))
      guard filled.issues.isEmpty else { throw Refusal.invalid(filled.issues) }
      return TakenWorkbookJSON(filled)
    }
    api.post("\(report)/workbook/marked") { request, context -> Response in
      let content = try await content(request)
      let words = room.words(context)
      let filled = try await filled(content, context, rehearsing: true)
      let place = try SubmissionEndpoints.submissionPlace(context)
      return Download.response(
        try filled.marked { words($0.code, $0.arguments) },
        name: "\(place.orgUnit)-\(place.period).xlsx", type: Download.workbook)
    }
    api.get("\(report)/values.csv") { _, context -> Response in
      let place = try SubmissionEndpoints.submissionPlace(context)
      let answer = try await room.city.answer(
        SubmissionForm(place: place), as: context.requireVisitor().actor)
      return Download.response(
        ValuesFile.csv(answer), name: "\(place.orgUnit)-\(place.period).csv",
        type: "text/csv; charset=utf-8")
    }
    api.get("programmes/:programme/:period/workbooks.zip") { _, context -> Response in
      let programme = try context.parameters.require("programme")
      let period = try context.parameters.require("period")
      let files = try await room.city.workbooks(
        programme: programme, period: period, as: context.requireVisitor().actor,
        context.language, room.words(context))
      return Download.response(
        try files.zipped(), name: "\(programme)-\(period).zip", type: "application/zip")
    }
    api.post("programmes/:programme/:period/values") { request, context -> TakenValuesJSON in
      let content = try await content(request)
      let act = ImportValues(
        programme: try context.parameters.require("programme"),
        period: try context.parameters.require("period"),
        rows: try ValuesFile.rows(content, name: Self.name(content)), approve: false)
      let actor = try context.requireVisitor().actor
      let outcome =
        try RuleSheetEndpoints.isDryRun(request)
        ? try await room.city.rehearse(act, as: actor)
        : try await room.city.perform(act, as: actor)
      return TakenValuesJSON(
        rows: outcome.rows, units: outcome.units, changed: outcome.changed,
        unchanged: outcome.unchanged)
    }
  }

  private func filled(
    _ content: [UInt8], _ context: GateContext, rehearsing: Bool
  ) async throws -> FilledWorkbook {
    try await FilledWorkbook(
      content, for: SubmissionEndpoints.submissionPlace(context), in: room.city,
      as: context.requireVisitor().actor, rehearsing: rehearsing)
  }

  private func content(_ request: Request) async throws -> [UInt8] {
    var request = request
    return [UInt8](try await request.collectBody(upTo: Self.limit).readableBytesView)
  }

  /// What a table is called in faults: its first bytes tell what it is, whatever type is said.
  private static func name(_ content: [UInt8]) -> String {
    content.starts(with: [0x50, 0x4B]) ? "values.xlsx" : "values.csv"
  }
}

/// What a workbook changed, or would.
struct TakenWorkbookJSON: ResponseEncodable {
  struct Change: Encodable {
    let indicator: String
    /// Missing for a note.
    let dataElement: String?
    /// A part of a breakdown; missing for the total.
    let breakdown: String?
    /// As files write them; empty for none.
    let old: String
    let new: String
    let wasEstimate: Bool
    let isEstimate: Bool
  }

  let changes: [Change]

  init(_ filled: FilledWorkbook) {
    changes = filled.lines.map { line in
      let place = FigurePlace(line.place)
      return Change(
        indicator: String(line.indicator),
        dataElement: line.place.isEmpty ? nil : place.dataElement,
        breakdown: place.breakdown.isEmpty ? nil : place.breakdown, old: line.old, new: line.new,
        wasEstimate: line.wasEstimate, isEstimate: line.isEstimate)
    }
  }
}

/// What a file of figures changed, or would.
struct TakenValuesJSON: ResponseEncodable {
  let rows: Int
  let units: Int
  let changed: Int
  let unchanged: Int
}
