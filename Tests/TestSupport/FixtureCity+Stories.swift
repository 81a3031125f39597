// SPDX-License-Identifier: Apache-2.0
package import Domain
import Foundation
package import Workflow

/// Stories that many tests begin with.
/// A unit's own people act where it has some, the operator elsewhere.
extension FixtureCity {
  /// Figures and notes with which the report of the unit can be handed in.
  package func completeFigures(of unit: String = "ub-bac-son") throws -> FixtureReport {
    try FixtureReport.complete(of: unit)
  }

  /// Saves figures and notes, the complete ones when none are given; the outcome is the version.
  @discardableResult
  package func save(
    _ unit: String = "ub-bac-son", in period: String = FixtureCity.period,
    _ report: FixtureReport? = nil, version: Int? = nil
  ) async throws -> Int {
    let report = try report ?? completeFigures(of: unit)
    return try await city.perform(
      SaveSubmission(
        place: Self.place(unit, in: period), version: version, figures: report.figures,
        notes: report.notes, notation: .machine), as: actor(.clerk, of: unit))
  }

  /// Brings the report of a unit, not begun or still open, to a status.
  package func bring(
    _ unit: String = "ub-bac-son", to status: SubmissionStatus,
    in period: String = FixtureCity.period, _ report: FixtureReport? = nil
  ) async throws {
    let place = Self.place(unit, in: period)
    try await save(unit, in: period, report)
    if status == .draft { return }
    let head = actor(.headOfUnit, of: unit)
    try await city.perform(
      SubmitSubmission(place: place, version: nil), as: actor(.clerk, of: unit))
    switch status {
    case .draft, .submitted: break
    case .returned:
      try await city.perform(
        ReturnSubmission(place: place, version: nil, remarks: [0: "Đề nghị kiểm tra lại."]),
        as: head)
    case .unitApproved:
      _ = try await city.perform(ApproveSubmission(place: place, version: nil), as: head)
    case .approved:
      _ = try await city.perform(ApproveSubmission(place: place, version: nil), as: head)
      try await perform(ApproveSubmission(place: place, version: nil), as: .dung)
    }
  }

  /// The report as a person sees it.
  package func form(
    _ unit: String = "ub-bac-son", in period: String = FixtureCity.period,
    as person: FixturePerson = .an
  ) async throws -> SubmissionForm.Answer {
    try await answer(SubmissionForm(place: Self.place(unit, in: period)), as: person)
  }

  /// Rows of a file of figures, numbered as lines from 2.
  package static func rows(_ unit: String, _ report: FixtureReport) throws -> [ImportRow] {
    let framework = try FixturePacks.framework()
    var rows: [ImportRow] = []
    for duty in try FixturePacks.programme().duties(of: unit, in: framework) {
      for code in duty.dataElements {
        guard let text = report.texts[code] else { continue }
        rows.append(
          ImportRow(
            place: ["line": String(rows.count + 2)],
            fields: [
              "org_unit": unit, "indicator": String(duty.indicator), "data_element": code,
              "breakdown": "", "value": text, "maturity": report.maturity.rawValue,
              "note": report.notes[duty.indicator] ?? "",
            ]))
      }
    }
    return rows
  }

  private func actor(_ role: Role, of unit: String) -> Actor {
    let own = FixturePerson.allCases.filter { $0.unit == unit }
    let exact = own.first { $0.role == role || (role == .clerk && $0.role == .specialist) }
    guard let person = exact, let actor = people[person] else { return .commandLine }
    return actor
  }
}
