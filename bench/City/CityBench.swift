// SPDX-License-Identifier: Apache-2.0

import BenchTools
import Domain
import Foundation
import Store
import Workflow

/// The city's half of `bin/bench`: what approving a report and reading where the city stands cost
/// with 0.2, 2.3 and 23 million stored values, beside the same rows by bare SQL in the same run.
@main
struct CityBench {
  private static let approvals = 25
  private static let readings = 300

  static func main() async {
    do {
      guard CommandLine.arguments.count == 3, let address = StoreAddress(CommandLine.arguments[1]),
        let cities = Int(CommandLine.arguments[2]), cities > 0
      else { throw Usage() }
      try await run(address, cities: cities)
    } catch {
      FileHandle.standardError.write(Data("citybench: \(error)\n".utf8))
      exit(1)
    }
  }

  private struct Usage: Error, CustomStringConvertible {
    let description = "usage: citybench DATABASE CITIES"
  }

  private static func run(_ address: StoreAddress, cities: Int) async throws {
    let store = try await openStore(address)
    _ = try await Migrator(Schema.migrations).migrate(store)
    let clock = Date(timeIntervalSince1970: 1_760_000_000)
    let city = City(store: store, clock: { clock })
    let engine = address.dialect == .sqlite ? "sqlite" : "postgresql"
    let first = try await BenchCity.founded(1, city)
    try await first.fillWaiting(city)
    var times: [(values: Int, median: Double)] = []
    var all = [first]
    var steps = [(1, 0..<6), (1, 6..<BenchCity.months)]
    if cities > 1 { steps.append((cities, 0..<BenchCity.months)) }
    for (step, (count, months)) in steps.enumerated() {
      while all.count < count { all.append(try await BenchCity.founded(all.count + 1, city)) }
      for bench in count == 1 ? all : Array(all.dropFirst()) { try await bench.fill(months, city) }
      try await settle(store)
      let perCity = BenchCity.wards * BenchCity.elements * months.upperBound
      let values = count * perCity
      let time = try await approve(first, step, city, engine, values)
      times.append((values, time))
      try await read(all, months.upperBound, city, engine, values)
      if count == 1, months.upperBound == BenchCity.months {
        try await CollectingBench(bench: first, city: city, engine: engine).run()
      }
    }
    let spread = (times.map(\.median).max() ?? 0) / (times.map(\.median).min() ?? 1)
    print(
      "bench approve-\(engine) slowest by fastest of the sizes: "
        + String(format: "%.2f", spread))
    let memory = Measuring.memory()
    print("bench memory-\(engine) \(memory.now) MB now, \(memory.peak) MB at the peak")
    let verified = try await city.answer(VerifyResults(programme: first.code), as: .commandLine)
    print(
      "\(verified.totals) kept totals held against the figures: "
        + "\(verified.differences.count) differences")
    await store.close()
    if !verified.differences.isEmpty { exit(1) }
  }

  /// What a PostgreSQL server does by itself after a night. SQLite has no statistics, as in the
  /// product: those of a small table that has grown lead its long-lived readers astray.
  private static func settle(_ store: any DataStore) async throws {
    guard store.dialect == .postgreSQL else { return }
    try await store.write { try $0.script("ANALYZE") }
  }

  /// Reports of 200 figures approved one by one: totals and results are right afterwards.
  private static func approve(
    _ bench: BenchCity, _ step: Int, _ city: City, _ engine: String, _ values: Int
  ) async throws -> Double {
    func place(_ number: Int) -> SubmissionPlace {
      SubmissionPlace(
        programme: bench.code, period: bench.month(BenchCity.months),
        orgUnit: "\(bench.code)-ward-\(step * 50 + number)")
    }
    _ = try await city.perform(ApproveSubmission(place: place(49), version: nil), as: .commandLine)
    let ours = try await Measuring(approvals) { number in
      _ = try await city.perform(
        ApproveSubmission(place: place(number), version: nil), as: .commandLine)
    }
    // The same rows written by nothing but statements: what no program can save.
    let bare = try await Measuring(approvals) { number in
      try await rewrite(bench, ward: step * 50 + number, city.store)
    }
    print(
      "bench approve-\(engine)-\(values) ours=\(Measuring.milliseconds(ours.median)) "
        + "(p95 \(Measuring.milliseconds(ours.p95))) "
        + "peer=bare-sql:\(Measuring.milliseconds(bare.median)) "
        + "ratio=\(String(format: "%.2f", ours.median / bare.median))")
    return ours.median
  }

  private static func rewrite(
    _ bench: BenchCity, ward: Int, _ store: any DataStore
  ) async throws {
    let (period, units) = (
      bench.periodIDs[BenchCity.months], [bench.wardIDs[ward], bench.areaID]
    )
    try await store.write { transaction in
      for unit in units {
        for element in 0..<BenchCity.elements {
          try transaction.execute(
            """
            UPDATE element_total SET units = units
            WHERE period_id = \(period) AND org_unit_id = \(unit)
              AND indicator = \(BenchCity.place(of: element).indicator + 1)
              AND data_element = \(BenchCity.elementCode(element)) AND rank = 0
            """)
        }
      }
      for indicator in 1...BenchCity.indicators {
        try transaction.execute(
          """
          UPDATE indicator_result SET owed = owed
          WHERE period_id = \(period) AND indicator = \(indicator)
          """)
      }
    }
  }

  /// Where a city stands: 57 indicators with twelve periods of trend, other cities and months each
  /// time.
  private static func read(
    _ all: [BenchCity], _ months: Int, _ city: City, _ engine: String, _ values: Int
  ) async throws {
    func question(_ number: Int) -> EvaluationOverview {
      let bench = all[number % all.count]
      return EvaluationOverview(
        programme: bench.code, period: bench.month((number * 7) % months), unfolds: false)
    }
    for number in 0..<20 { _ = try await city.answer(question(number), as: .commandLine) }
    let ours = try await Measuring(readings) { number in
      let answer = try await city.answer(question(number), as: .commandLine)
      guard answer.results.count == BenchCity.indicators else { throw Usage() }
    }
    let bare = try await Measuring(readings) { number in
      let bench = all[number % all.count]
      let last = (number * 7) % months
      let shown = Array(bench.periodIDs[max(0, last - 11)...last])
      try await city.store.read { transaction in
        _ = try transaction.query(
          "SELECT * FROM indicator_result WHERE period_id = \(bench.periodIDs[last])")
        _ = try transaction.query(
          """
          SELECT period_id, indicator, value FROM indicator_result
          WHERE period_id IN (\(list: shown))
          """)
      }
    }
    print(
      "bench read-\(engine)-\(values) ours p95=\(Measuring.milliseconds(ours.p95)) "
        + "(median \(Measuring.milliseconds(ours.median))) "
        + "peer=bare-sql:\(Measuring.milliseconds(bare.p95)) "
        + "ratio=\(String(format: "%.2f", ours.p95 / bare.p95))")
  }
}
