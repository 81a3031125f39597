// SPDX-License-Identifier: Apache-2.0

import BenchTools
import Documents
import Domain
import Foundation
import Store
import Workflow

/// The organisation's part of `bin/bench`: importing 100,000 units with ten years of changes, looking
/// up and down in their tree and asking the database for scope, and one indicator of ten years
/// re-attributed to the units of today, beside bare SQL in the same run.
@main
struct TreeBench {
  private static let lookups = 2_000

  static func main() async {
    do {
      guard CommandLine.arguments.count == 2, let address = StoreAddress(CommandLine.arguments[1])
      else { throw Usage() }
      let engine = address.dialect == .sqlite ? "sqlite" : "postgresql"
      let store = try await openStore(address)
      _ = try await Migrator(Schema.migrations).migrate(store)
      let now = Date(timeIntervalSince1970: 1_764_000_000)
      let city = City(store: store, clock: { now })
      try await lookAsToday(city, engine)
      try await importUnits(city, engine)
      try await settle(store)
      try await lookUpAndDown(city, engine)
      await store.close()
    } catch {
      FileHandle.standardError.write(Data("treebench: \(error)\n".utf8))
      exit(1)
    }
  }

  /// What a PostgreSQL server does by itself within minutes of a large import.
  private static func settle(_ store: any DataStore) async throws {
    guard store.dialect == .postgreSQL else { return }
    try await store.write { try $0.script("ANALYZE") }
  }

  struct Usage: Error, CustomStringConvertible {
    let description = "usage: treebench DATABASE"
  }

  /// A file of 100,000 units, most of them twice where something became of them, taken by the act.
  private static func importUnits(_ city: City, _ engine: String) async throws {
    _ = try await city.perform(
      LoadPack(framework: TreeCity.framework(), programme: TreeCity.large()), as: .commandLine)
    let file = TreeCity.file()
    let clock = ContinuousClock()
    let start = clock.now
    let rows = try TableFile.rows(file, name: "units.csv")
    let table = RuleTable(cells: rows.map { ($0.place, $0.texts) }, notation: .machine)
    let act = ImportUnits(
      programme: TreeCity.largeCode, table: table, legalBasis: "Decisions of ten years")
    let content = try await city.perform(act, as: .commandLine)
    let seconds = (clock.now - start) / .seconds(1)
    let units = Set(content.rows.map(\.code)).count
    let memory = Measuring.memory()
    print(
      "bench import-units-\(engine)-\(units) ours=\(String(format: "%.2f", seconds)) s, "
        + "\(content.rows.count) rows, \(memory.now) MB now, \(memory.peak) MB at the peak")
    let change = UnitChange(
      date: TreeCity.day("2025-11-01"), legalBasis: "Decision",
      steps: [.rename(unit: "w0-3", name: LocalizedText(vi: "Khu", en: nil), shortName: nil)])
    let again = clock.now
    _ = try await city.perform(
      ChangeUnits(programme: TreeCity.largeCode, change: change), as: .commandLine)
    print(
      "bench change-unit-\(engine) ours="
        + Measuring.milliseconds((clock.now - again) / .seconds(1)))
  }

  private static func lookUpAndDown(_ city: City, _ engine: String) async throws {
    let tree = try await city.answer(
      OrganisationAsOf(programme: TreeCity.largeCode), as: .commandLine)
    let history = tree.history
    let codes = history.lives.map(\.code).filter { $0 != TreeCity.largeCode }
    func unit(_ number: Int) -> String { codes[(number &* 7_919) % codes.count] }
    func date(_ number: Int) -> CalendarDate {
      CalendarDate(year: 2016 + number % 10, month: 1 + number % 12, day: 15)
        ?? TreeCity.day("2020-01-15")
    }
    var found = 0
    let up = await Measuring(lookups) {
      found += history.ancestors(of: unit($0), on: date($0)).count
    }
    let down = await Measuring(lookups) {
      found += history.descendants(of: unit($0), on: date($0)).count
    }
    let wards = await Measuring(168) { number in
      found += history.descendants(of: "w\(number)", on: date(number)).count
    }
    print(
      "bench tree-\(codes.count)-units-\(history.changes.count)-changes: "
        + "ancestors p95=\(Measuring.microseconds(up.p95)), "
        + "descendants p95=\(Measuring.microseconds(down.p95)), "
        + "of a ward p95=\(Measuring.microseconds(wards.p95)) (\(found) found)")
    let person = try await city.perform(
      AddPerson(
        login: "scope-\(engine)", name: "Scope", password: "bench-bench-bench", role: .leader,
        orgUnit: "w7", cost: .light), as: .commandLine)
    let actor = Actor(personID: person, name: "Scope", language: .vi)
    let ids = try await city.store.read { transaction in
      try transaction.all("SELECT id FROM org_unit ORDER BY code", as: UUID.self)
    }
    @Sendable func id(_ number: Int) -> UUID { ids[(number &* 7_919) % ids.count] }
    for number in 0..<50 { _ = try await city.answer(ScopeCheck(unit: id(number)), as: actor) }
    let scope = try await Measuring(lookups) { number in
      _ = try await city.answer(ScopeCheck(unit: id(number)), as: actor)
    }
    let bare = try await Measuring(lookups) { number in
      try await city.store.read { transaction in
        _ = try transaction.query(
          """
          WITH RECURSIVE above (id) AS (
            SELECT \(id(number))
            UNION
            SELECT l.parent_id FROM org_unit_link l JOIN above a ON l.org_unit_id = a.id
          ) SELECT id FROM above
          """)
      }
    }
    print(
      "bench scope-\(engine) ours p95=\(Measuring.milliseconds(scope.p95)) "
        + "peer=bare-sql:\(Measuring.milliseconds(bare.p95)) "
        + "ratio=\(String(format: "%.2f", scope.p95 / bare.p95))")
  }

  /// Whether a person sees a unit: what every act and every page asks.
  private struct ScopeCheck: Question {
    let unit: UUID

    func answer(_ work: Work) throws -> Bool { try work.may(.viewSubmission, at: unit) }
  }

  /// One indicator over ten years for 168 wards that two reforms merged and split.
  private static func lookAsToday(_ city: City, _ engine: String) async throws {
    _ = try await city.perform(
      LoadPack(framework: TreeCity.framework(), programme: TreeCity.reformed()), as: .commandLine)
    for year in 2016...2025 {
      _ = try await city.perform(
        ImportValues(
          programme: TreeCity.reformedCode, period: String(year),
          rows: try TreeCity.figures(of: year), approve: true), as: .commandLine)
    }
    let question = IndicatorThenAndNow(
      programme: TreeCity.reformedCode, period: "2016", indicator: 1)
    try await settle(city.store)
    var answer = try await city.answer(question, as: .commandLine)
    for _ in 0..<5 { answer = try await city.answer(question, as: .commandLine) }
    let ours = try await Measuring(100) { _ in
      _ = try await city.answer(question, as: .commandLine)
    }
    let bare = try await Measuring(100) { _ in
      try await city.store.read { transaction in
        _ = try transaction.query(
          """
          SELECT o.code, f.data_element, f.value FROM submission s
          JOIN submission_figure f ON f.submission_id = s.id AND f.revision = s.approved_revision
          JOIN org_unit o ON o.id = s.org_unit_id
          JOIN reporting_period r ON r.id = s.period_id
          JOIN programme p ON p.id = r.programme_id WHERE p.code = \(TreeCity.reformedCode)
          """)
      }
    }
    guard answer.now.numerator == answer.then.numerator, answer.now.isApportioned else {
      throw Usage()
    }
    print(
      "bench as-today-\(engine) \(answer.linesThen.count) units of 2016 as "
        + "\(answer.linesNow.count) of today, \(answer.points.count) years: ours "
        + "p95=\(Measuring.milliseconds(ours.p95)) (median \(Measuring.milliseconds(ours.median))) "
        + "peer=bare-sql:\(Measuring.milliseconds(bare.p95)) "
        + "ratio=\(String(format: "%.2f", ours.p95 / bare.p95))")
  }
}
