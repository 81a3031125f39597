// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import HTTPTypes
import TestSupport
import Testing
import Workflow

/// Targets, reference series and assignments as rows: read, tried, and written all or none.
@Suite struct RuleSheetEndpointTests {
  private static func path(_ sheet: RuleSheet) -> String {
    "\(APICity.programme)/\(sheet.rawValue)"
  }

  private static func json(_ rows: [[String: String]]) throws -> String {
    String(decoding: try JSONEncoder().encode(["rows": rows]), as: UTF8.self)
  }

  private func rows(_ city: APICity, _ sheet: RuleSheet) async throws -> [[String: String]] {
    try await city.ask(.get, Self.path(sheet), as: .an).decoded([[String: String]].self)
  }

  @Test(arguments: TestEngine.allCases)
  func `Targets are tried without a trace, then written and read again`(
    _ engine: TestEngine
  ) async throws {
    try await APICity.with(engine) { city in
      let path = Self.path(.targets)
      #expect(try await rows(city, .targets) == [])
      let sent = [
        ["indicator": "3", "2025": "75.125", "2030": "80-85", "source": "KH 39"],
        ["indicator": "3", "unit": "ub-bac-son", "2025": "60", "source": "KH 39"],
      ]
      let added = [
        ChangeShape(key: "3/area", change: "added"),
        ChangeShape(key: "3/unit:ub-bac-son", change: "added"),
      ]
      let tried = try await city.ask(.put, "\(path)?dryRun=yes", as: .dung, Self.json(sent))
      #expect(tried.status == 200)
      #expect(try tried.decoded([ChangeShape].self) == added)
      #expect(try await rows(city, .targets) == [])

      let written = try await city.ask(.put, path, as: .dung, Self.json(sent))
      #expect(try written.decoded([ChangeShape].self) == added)
      let read = try await rows(city, .targets)
      #expect(read.count == 2)
      #expect(read[0]["2025"] == "75.125" && read[0]["2030"] == "80-85")
      #expect(read[1]["unit"] == "ub-bac-son" && read[1]["source"] == "KH 39")
      let same = try await city.ask(.put, path, as: .dung, Self.json(read))
      #expect(try same.decoded([ChangeShape].self).map(\.change) == ["same", "same"])
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `One wrong row keeps all of them out, and every issue names its row`(
    _ engine: TestEngine
  ) async throws {
    try await APICity.with(engine) { city in
      let sent = [
        ["indicator": "3", "2025": "75", "source": "KH 39"],
        ["indicator": "99", "2025": "many", "source": ""],
        ["indicator": "3", "2025": "76", "source": "KH 39"],
      ]
      let answer = try await city.ask(.put, Self.path(.targets), as: .dung, Self.json(sent))
      #expect(answer.status == 422)
      let issues = try answer.decoded(ProblemShape.self).issues
      #expect(
        issues.map { "\($0.field) \($0.code)" } == [
          "row-2 table.unknown-indicator", "row-2 target.not-a-mark", "row-2 field.required",
          "row-3 target.twice",
        ])
      #expect(issues.allSatisfy { !$0.message.contains("{") && $0.message != $0.code })
      #expect(issues[0].message.contains("“99”"))
      #expect(try await rows(city, .targets) == [])

      let strange = try await city.ask(
        .put, Self.path(.targets), as: .dung, Self.json([["indicator": "3", "colour": "red"]]))
      #expect(
        try strange.decoded(ProblemShape.self).issues.map(\.code) == [
          "table.missing-columns", "table.unknown-columns",
        ])
    }
  }

  @Test func `A reference value has its source, and a change keeps the series`() async throws {
    try await APICity.with { city in
      let path = Self.path(.references)
      var row = [
        "series": "gdp_per_head_national", "year": "2024", "value": "114.5", "source": "",
      ]
      let bare = try await city.ask(.put, path, as: .dung, Self.json([row]))
      #expect(
        try bare.decoded(ProblemShape.self).issues.map { "\($0.field) \($0.code)" }
          == ["row-1 reference.no-source"])
      row["source"] = "NSO"
      let added = try await city.ask(.put, path, as: .dung, Self.json([row]))
      #expect(
        try added.decoded([ChangeShape].self)
          == [ChangeShape(key: "gdp_per_head_national/2024", change: "added")])
      row["value"] = "115"
      let changed = try await city.ask(.put, path, as: .dung, Self.json([row]))
      #expect(try changed.decoded([ChangeShape].self).map(\.change) == ["changed"])
      #expect(try await rows(city, .references) == [row])
    }
  }

  @Test func `All assignments come back as they were given, and one can be changed`() async throws {
    try await APICity.with { city in
      let path = Self.path(.assignments)
      let before = try await rows(city, .assignments)
      #expect(Set(before.compactMap { $0["indicator"] }).count == 55 && before.count == 68)
      let same = try await city.ask(.put, path, as: .dung, Self.json(before))
      #expect(try same.decoded([ChangeShape].self).allSatisfy { $0.change == "same" })

      let row = ["indicator": "7", "lead": "ub-gddt", "supporting": "ub-ldtbxh;ub-tckh"]
      let tried = try await city.ask(.put, "\(path)?dryRun=yes", as: .dung, Self.json([row]))
      #expect(
        try tried.decoded([ChangeShape].self) == [ChangeShape(key: "7", change: "changed")])
      #expect(try await rows(city, .assignments) == before)
      _ = try await city.ask(.put, path, as: .dung, Self.json([row]))
      let after = try await rows(city, .assignments)
      #expect(after.first { $0["indicator"] == "7" }?["supporting"] == "ub-ldtbxh; ub-tckh")
      #expect(after.filter { $0["indicator"] != "7" } == before.filter { $0["indicator"] != "7" })
    }
  }

  @Test func `What is not the JSON that is asked for is a bad request`() async throws {
    try await APICity.with { city in
      for json in ["nothing", "[]", "{}", "{\"rows\": 5}", "{\"rows\": [{\"indicator\": 3}]}"] {
        let answer = try await city.ask(.put, Self.path(.targets), as: .dung, json)
        #expect(answer.status == 400, "\(json)")
        #expect(try answer.decoded(ProblemShape.self).code == "problem.bad-request")
      }
    }
  }

  @Test func `A misspelt wish to try writes nothing`() async throws {
    try await APICity.with { city in
      let path = Self.path(.targets)
      let row = ["indicator": "3", "2025": "75", "source": "KH 39"]
      let refused = try await city.ask(.put, "\(path)?dryRun=maybe", as: .dung, Self.json([row]))
      #expect(refused.status == 422)
      let tried = try await city.ask(.put, "\(path)?dryRun=true", as: .dung, Self.json([row]))
      #expect(tried.status == 200)
      #expect(try await rows(city, .targets) == [])
    }
  }
}
