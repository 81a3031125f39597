// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestSupport
import Testing

/// `evaluate`: ten wards with known figures, and the results that they must come to.
@Suite struct EvaluateTests {
  private static let wards = [
    "ub-bac-son", "ub-nam-khe", "ub-phuong-dong", "ub-phuong-nam", "ub-quang-trung",
    "ub-thanh-son", "ub-trung-vuong", "ub-vang-danh", "ub-yen-thanh", "ub-thuong-yen-cong",
  ]

  /// 1000, 2000 … 10,000 citizens are 55,000. Seven in ten take part, but none in the first ward
  /// and 689 more in the last: 38,489, which is 69.98 in a hundred, though the wards' own
  /// percentages have a mean of 63.69.
  private static func file() throws -> FigureFile {
    var rows: [[String]] = []
    for (index, ward) in wards.enumerated() {
      var report = try FixtureReport.complete(of: ward)
      report.texts["citizens"] = "\((index + 1) * 1000)"
      report.texts["citizens_taking_part"] =
        index == 0 ? "0" : "\((index + 1) * 700 + (index == 9 ? 689 : 0))"
      // Eight in ten reach it, four in ten, and seven in ten.
      report.texts["learning_centre_effective"] = index < 8 ? "yes" : "no"
      report.texts["library_house_club_effective"] = index < 4 ? "yes" : "no"
      report.texts["commune_learning_community_level"] = index < 3 ? "0" : index < 7 ? "1" : "2"
      // One ward judges itself not met.
      report.texts["learning_events_and_media"] = index == 5 ? "notMet" : "met"
      rows += FigureFile(try FixtureCity.rows(ward, report)).rows
    }
    let shared = rows.firstIndex { $0[2] == "residents_sharing_knowledge" } ?? 0
    rows[shared][5] = "estimate"
    return FigureFile(rows)
  }

  /// One entry of the array, as any program reads it.
  private struct Entry: Decodable, Equatable {
    let indicator: String
    let value: String?
    let numerator: String?
    let denominator: String?
    let threshold: String?
    let verdict: String
    let isEstimate: Bool
    let reported: Int
    let owed: Int
  }

  private static func expected(
    _ indicator: String, _ value: String?, _ fraction: (String, String)?, _ threshold: String?,
    _ verdict: String, reported: Int = 10, isEstimate: Bool = false
  ) -> Entry {
    Entry(
      indicator: indicator, value: value, numerator: fraction?.0, denominator: fraction?.1,
      threshold: threshold, verdict: verdict, isEstimate: isEstimate, reported: reported, owed: 10)
  }

  private static let results = [
    expected("3", "69.98", ("38489", "55000"), "≥ 70", "notMet"),
    expected("27", "80", ("8", "10"), "≥ 50", "met"),
    expected("28", "40", ("4", "10"), "≥ 50", "notMet"),
    expected("32", "70", ("7", "10"), "≥ 70", "met"),
    expected("44", "50", ("5000", "10000"), "≥ 50", "met"),
    expected("47", "0", nil, nil, "notMet"),
    expected("48", "1", nil, nil, "met"),
    expected("56", "50", ("5000", "10000"), nil, "notComparable", isEstimate: true),
  ]

  private static let keys: Set = [
    "indicator", "title", "unit", "value", "numerator", "denominator", "threshold", "verdict",
    "reason", "target", "isEstimate", "isIllustrative", "isProvisional", "isApportioned",
    "reported", "owed",
    "parts", "sources",
  ]

  @Test(arguments: TestEngine.allCases)
  func `Ten wards come to the figures that a hand works out`(_ engine: TestEngine) async throws {
    try await CommandCity.with(engine) { city in
      let path = try city.folder.file("wards.csv", try Self.file().csv)
      let taken = try await city.importValues(path, "--approve")
      #expect(taken.status == 0, "\(taken.errors)")

      let run = try await evaluate(city, "--format", "json")
      let data = Data(run.output.utf8)
      let entries = try JSONDecoder().decode([Entry].self, from: data)
      #expect(entries.map(\.indicator) == (1...57).map(String.init))
      for result in Self.results {
        #expect(entries.first { $0.indicator == result.indicator } == result)
      }
      let unheard = try #require(entries.first)
      #expect(unheard.value == nil && unheard.verdict == "noData" && unheard.reported == 0)
      #expect(entries[25].verdict == "noData" && entries[36].verdict == "noData")
      try self.hasKeys(data, sources: 10)

      let table = try await evaluate(city)
      #expect(table.outputLines.count == 57)
      let line = try #require(table.outputLines.first { $0.hasPrefix("3 ") })
      #expect(line.contains("69.98") && line.contains("Not met") && line.contains("10/10"))
    }
  }

  @Test func `One ward is evaluated from its own figures alone`() async throws {
    try await CommandCity.with(.sqlite) { city in
      let path = try city.folder.file("wards.csv", try Self.file().csv)
      #expect(try await city.importValues(path, "--approve").status == 0)
      let run = try await evaluate(city, "--format", "json", "--unit", "ub-thuong-yen-cong")
      let entries = try JSONDecoder().decode([Entry].self, from: Data(run.output.utf8))
      let third = try #require(entries.first { $0.indicator == "3" })
      #expect(third.value == "76.89" && third.verdict == "met")
      #expect(third.reported == 1 && third.owed == 1)
      // What the ward does not owe is not held against it.
      #expect(entries.first?.verdict == "notApplicable")

      let vietnamese = try await evaluate(city, "--unit", "ub-thuong-yen-cong", language: "vi")
      let line = try #require(vietnamese.outputLines.first { $0.hasPrefix("3 ") })
      #expect(line.contains("76,89") && line.contains("Đạt"))
    }
  }

  @Test func `A programme, a period or a unit that is none is one line and exit 1`() async throws {
    try await CommandCity.with(.sqlite) { city in
      for (arguments, thing) in [
        (["nowhere", "2025-01", "ub"], "There is no such programme\n"),
        (["uong-bi-2025", "2031-01", "ub"], "There is no such reporting period\n"),
        (["uong-bi-2025", "2025-01", "nobody"], "There is no such unit\n"),
      ] {
        let run = try await city.run(
          "evaluate", "--programme", arguments[0], "--period", arguments[1], "--unit", arguments[2])
        #expect(run.status == 1)
        #expect(run.errors == thing)
        #expect(run.output.isEmpty)
      }
    }
  }

  private func evaluate(
    _ city: CommandCity, _ options: String..., language: String = "en"
  ) async throws -> CommandLineProgram.Outcome {
    let run = try await CommandLineProgram.run(
      ["evaluate", "--programme", "uong-bi-2025", "--period", "2025-01"] + options,
      environment: ["LEARNINGCITY_DATABASE": city.address], language: language)
    #expect(run.status == 0, "\(run.errors)")
    return run
  }

  /// Every entry has exactly the keys that are promised, null where there is nothing.
  private func hasKeys(_ data: Data, sources: Int) throws {
    let array = try #require(try JSONSerialization.jsonObject(with: data) as? [[String: Any]])
    #expect(array.count == 57)
    #expect(Set(array.map { Set($0.keys) }) == [Self.keys])
    #expect(array[0]["value"] is NSNull)
    let ids = try #require(array[2]["sources"] as? [String])
    #expect(Set(ids).count == sources)
    #expect(ids.allSatisfy { UUID(uuidString: $0) != nil && $0 == $0.lowercased() })
    #expect(array[2]["title"] as? String != nil)
    #expect(array[2]["unit"] as? String == "%")
    #expect(array[25]["title"] is NSNull)
  }
}
