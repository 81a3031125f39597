// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import HTTPTypes
import TestSupport
import Testing
import Workflow

/// The results and who has reported, as JSON.
@Suite struct EvaluationEndpointTests {
  private static let keys = [
    "denominator", "indicator", "isApportioned", "isEstimate", "isIllustrative", "isProvisional",
    "numerator", "owed", "parts", "reason", "reported", "sources", "target", "threshold", "title",
    "unit", "value", "verdict",
  ]

  @Test(arguments: TestEngine.allCases)
  func `Every indicator has every key, in their order`(_ engine: TestEngine) async throws {
    try await APICity.with(engine) { city in
      try await city.fixture.bring(to: .approved)
      let answer = try await city.ask(.get, "\(APICity.period)/evaluations", as: .ha)
      #expect(answer.status == 200)
      let records = try #require(
        try JSONSerialization.jsonObject(with: Data(answer.text.utf8)) as? [[String: Any]])
      #expect(records.count == 57)
      #expect(Set(records.map { $0.keys.sorted() }) == [Self.keys])
      #expect(records[0]["value"] is NSNull)
      let third = records[2]
      #expect(third["value"] as? String == "50")
      #expect(third["numerator"] as? String == "500")
      #expect(third["denominator"] as? String == "1000")
      #expect(third["threshold"] as? String == "≥ 70")
      #expect(third["verdict"] as? String == "notMet")
      #expect(third["reported"] as? Int == 1 && third["owed"] as? Int == 10)
      #expect((third["sources"] as? [String])?.count == 1)

      let first = try #require(answer.text.firstMatch(of: /\{[^{}]*\}/)).0
      let written = first.matches(of: /"([A-Za-z]+)":/).map { String($0.1) }
      #expect(written == Self.keys)
      #expect(!answer.text.contains("\\/"))
    }
  }

  @Test func `One unit's own result is another`() async throws {
    try await APICity.with { city in
      try await city.fixture.bring(to: .approved)
      let answer = try await city.ask(
        .get, "\(APICity.period)/evaluations?unit=ub-bac-son", as: .an)
      let records = try #require(
        try JSONSerialization.jsonObject(with: Data(answer.text.utf8)) as? [[String: Any]])
      #expect(records[0]["verdict"] as? String == "notApplicable")
      #expect(records[2]["owed"] as? Int == 1)
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `A target says what is expected, and a missing value says why`(
    _ engine: TestEngine
  ) async throws {
    try await APICity.with(engine) { city in
      try await city.fixture.bring(to: .approved)
      try await city.fixture.bring("ub-tckh", to: .approved)
      let path = "\(APICity.period)/evaluations"
      func record(_ number: Int) async throws -> [String: Any] {
        let answer = try await city.ask(.get, path, as: .ha)
        let all = try JSONSerialization.jsonObject(with: Data(answer.text.utf8))
        return try #require((all as? [[String: Any]])?[number - 1])
      }
      #expect(try await record(3)["target"] is NSNull)
      #expect(try await record(3)["reason"] is NSNull)
      #expect(try await record(1)["reason"] as? String == "noFigures")
      #expect(try await record(6)["reason"] as? String == "noReference")
      #expect(try await record(6)["value"] is NSNull)

      try await city.fixture.perform(
        ImportRules(
          sheet: .references, programme: FixtureCity.programme,
          table: RuleTable(objects: [
            [
              "series": "gdp_per_head_national", "year": "2024", "value": "500", "source": "NSO",
            ]
          ])), as: .dung)
      try await city.fixture.perform(
        ImportRules(
          sheet: .targets, programme: FixtureCity.programme,
          table: RuleTable(objects: [
            [
              "indicator": "3", "baseline_year": "2024", "baseline": "54", "2025": "66-78",
              "source": "KH 39",
            ]
          ])), as: .dung)
      #expect(try await record(6)["reason"] is NSNull)
      #expect(try await record(6)["value"] as? String == "2")
      let target = try #require(try await record(3)["target"] as? [String: Any])
      #expect(
        target.mapValues { "\($0)" } == [
          "year": "2025", "from": "66", "to": "78", "expectedFrom": "55", "expectedTo": "56",
          "progress": "atRisk", "source": "KH 39",
        ])
    }
  }

  /// One unit of the list of who has reported.
  private struct Entry: Decodable {
    let orgUnit: String
    let name: String
    let status: String
    let isLate: Bool
    let filled: Int
    let owed: Int
  }

  @Test func `Who has reported is a list of all 24 units`() async throws {
    try await APICity.with { city in
      try await city.fixture.bring("ub-bac-son", to: .unitApproved)
      let answer = try await city.ask(.get, "\(APICity.period)/progress", as: .dung)
      let entries = try answer.decoded([Entry].self)
      #expect(entries.count == 24 && Set(entries.map(\.orgUnit)).count == 24)
      let own = try #require(entries.first { $0.orgUnit == "ub-bac-son" })
      #expect(own.status == "unitApproved" && own.filled == own.owed && !own.isLate)
      #expect(own.name == "Phường Bắc Sơn")
      let other = try #require(entries.first { $0.orgUnit == "ub-yen-thanh" })
      #expect(other.status == "notStarted" && other.filled == 0 && other.owed == own.owed)
    }
  }
}
