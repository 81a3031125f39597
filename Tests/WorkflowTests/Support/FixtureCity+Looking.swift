// SPDX-License-Identifier: Apache-2.0
import Domain
import Foundation
import Store
import TestSupport
import Testing
import Workflow

/// What the tests look up beside the product's own questions.
extension FixtureCity {
  /// Every ward and commune that reports, in the order of the programme.
  static let wards = [
    "ub-bac-son", "ub-nam-khe", "ub-phuong-dong", "ub-phuong-nam", "ub-quang-trung",
    "ub-thanh-son", "ub-trung-vuong", "ub-vang-danh", "ub-yen-thanh", "ub-thuong-yen-cong",
  ]

  /// The rows of every table that people write to.
  func rowCounts() async throws -> [String: Int] {
    try await city.store.read { transaction in
      let tables: [(String, SQL)] = [
        ("submission", "SELECT COUNT(*) FROM submission"),
        ("submission_figure", "SELECT COUNT(*) FROM submission_figure"),
        ("submission_note", "SELECT COUNT(*) FROM submission_note"),
        ("approval", "SELECT COUNT(*) FROM approval"),
        ("remark", "SELECT COUNT(*) FROM remark"),
        ("evidence", "SELECT COUNT(*) FROM evidence"),
        ("evidence_document", "SELECT COUNT(*) FROM evidence_document"),
        ("stored_file", "SELECT COUNT(*) FROM stored_file"),
        ("consolidation", "SELECT COUNT(*) FROM consolidation"),
        ("indicator_wording", "SELECT COUNT(*) FROM indicator_wording"),
        ("person", "SELECT COUNT(*) FROM person"),
        ("role_grant", "SELECT COUNT(*) FROM role_grant"),
        ("org_unit", "SELECT COUNT(*) FROM org_unit"),
        ("event", "SELECT COUNT(*) FROM event"),
      ]
      return try tables.reduce(into: [:]) { counts, table in
        counts[table.0] = try transaction.scalar(table.1, as: Int.self) ?? 0
      }
    }
  }

  /// The first column of the first row.
  func scalar<T: Decodable & Sendable>(_ sql: SQL, as type: T.Type) async throws -> T? {
    try await city.store.read { try $0.scalar(sql, as: type) }
  }

  /// Saves figures and notes of Bắc Sơn as its clerk.
  @discardableResult
  func save(_ report: FixtureReport) async throws -> Int {
    try await save("ub-bac-son", report)
  }

  /// The figures of the current revision.
  func figures(
    of unit: String = "ub-bac-son", as person: FixturePerson = .an
  ) async throws -> [String: Decimal] {
    let lines = try await form(unit, as: person).lines
    return Dictionary(
      lines.flatMap(\.figures).map { ($0.dataElement, $0.value) },
      uniquingKeysWith: { first, _ in first })
  }

  func record(of unit: String = "ub-bac-son") async throws -> SubmissionRecord? {
    try await city.answer(SubmissionForm(place: Self.place(unit)), as: .commandLine).record
  }

  /// One indicator of the whole area, or of a unit. What is kept must be what the figures make.
  func evaluation(
    _ indicator: Int, of unit: String? = nil, as person: FixturePerson = .dung
  ) async throws -> Evaluation? {
    let overviews = [true, false].map { unfolds in
      EvaluationOverview(
        programme: Self.programme, period: Self.period, orgUnit: unit, unfolds: unfolds)
    }
    let computed = try await answer(overviews[0], as: person)
    let kept = try await answer(overviews[1], as: person)
    #expect(kept.results == computed.evaluations.map(\.result))
    return computed.evaluations.first { $0.indicator == indicator }
  }

  /// A person of the test's own.
  func add(_ login: String, _ role: Role, at unit: String) async throws -> Actor {
    let id = try await city.perform(
      AddPerson(
        login: login, name: login, password: Self.password, role: role, orgUnit: unit, cost: .light
      ), as: .commandLine)
    return Actor(personID: id, name: login, language: .vi)
  }

  /// Closes the period, for which some report must count.
  func closePeriod() async throws {
    try await bring("ub-nam-khe", to: .approved)
    try await perform(
      ConsolidatePeriod(programme: Self.programme, period: Self.period, comment: ""), as: .dung)
  }
}
