// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Gate
import Hummingbird
import Workflow

/// `/programmes/{programme}/{period}/submissions/{unit}`: read, save, submit, approve, return.
struct SubmissionEndpoints {
  static let path = "programmes/:programme/:period/submissions/:unit"

  let room: APIRoom

  func add(to api: RouterGroup<GateContext>) {
    api.get("\(Self.path)") { _, context in
      try await answer(context)
    }
    api.put("\(Self.path)") { request, context -> SubmissionJSON in
      let input = try await room.read(request, context, as: SubmissionInput.self)
      let places = input.figures.map { FigurePlace($0.dataElement, $0.breakdown ?? "").text }
      let twice = Dictionary(grouping: places, by: \.self).filter { $1.count > 1 }.keys.sorted()
      guard twice.isEmpty else {
        throw Refusal.invalid(twice.map { Issue(field: "figure-\($0)", code: "value.twice") })
      }
      let act = SaveSubmission(
        place: try Self.submissionPlace(context), version: input.version,
        figures: Dictionary(
          input.figures.map {
            (
              FigurePlace($0.dataElement, $0.breakdown ?? "").text,
              SaveSubmission.Entry(text: $0.value, maturity: $0.maturity)
            )
          }, uniquingKeysWith: { _, last in last }),
        notes: try Self.byIndicator(input.notes ?? [:], "note"),
        notApplicable: input.notApplicable.map { Set($0) }, notation: .machine)
      _ = try await room.city.perform(act, as: context.requireVisitor().actor)
      return try await answer(context)
    }
    api.post("\(Self.path)/submit") { request, context -> SubmissionJSON in
      try await room.city.perform(
        SubmitSubmission(
          place: try Self.submissionPlace(context), version: try Self.version(request)),
        as: context.requireVisitor().actor)
      return try await answer(context)
    }
    api.post("\(Self.path)/withdraw") { request, context -> SubmissionJSON in
      try await room.city.perform(
        WithdrawSubmission(
          place: try Self.submissionPlace(context), version: try Self.version(request)),
        as: context.requireVisitor().actor)
      return try await answer(context)
    }
    api.post("\(Self.path)/approve") { request, context -> SubmissionJSON in
      _ = try await room.city.perform(
        ApproveSubmission(
          place: try Self.submissionPlace(context), version: try Self.version(request)),
        as: context.requireVisitor().actor)
      return try await answer(context)
    }
    api.post("\(Self.path)/return") { request, context -> SubmissionJSON in
      let input = try await room.read(request, context, as: ReturnInput.self)
      try await room.city.perform(
        ReturnSubmission(
          place: try Self.submissionPlace(context), version: try Self.version(request),
          remarks: try Self.byIndicator(input.remarks, "remark")),
        as: context.requireVisitor().actor)
      return try await answer(context)
    }
  }

  /// What is said by indicator; a key that is no number is refused, not forgotten.
  private static func byIndicator(
    _ texts: [String: String], _ field: String
  ) throws(Refusal) -> [Int: String] {
    var known: [Int: String] = [:]
    for (key, text) in texts {
      guard let indicator = Int(key) else {
        throw .invalid([Issue(field: "\(field)-\(key)", code: "value.not-owed")])
      }
      known[indicator] = text
    }
    return known
  }

  /// Remarks by indicator; `0` is the whole report.
  private struct ReturnInput: Codable {
    let remarks: [String: String]
  }

  private func answer(_ context: GateContext) async throws -> SubmissionJSON {
    let visitor = try context.requireVisitor()
    return SubmissionJSON(
      try await room.city.answer(
        SubmissionForm(place: try Self.submissionPlace(context)), as: visitor.actor))
  }

  /// The version that was read, if it is said; one that is no number is refused, not forgotten.
  private static func version(_ request: Request) throws -> Int? {
    guard let text = request.uri.queryParameters["version"] else { return nil }
    guard let version = Int(text) else { throw HTTPError(.badRequest) }
    return version
  }

  static func submissionPlace(_ context: GateContext) throws -> SubmissionPlace {
    SubmissionPlace(
      programme: try context.parameters.require("programme"),
      period: try context.parameters.require("period"),
      orgUnit: try context.parameters.require("unit"))
  }
}
