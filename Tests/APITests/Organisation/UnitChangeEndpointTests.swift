// SPDX-License-Identifier: Apache-2.0

import Domain
import HTTPTypes
import TestSupport
import Testing

/// Changes of units through the API: tried, written, listed, undone; units imported; one unit.
@Suite struct UnitChangeEndpointTests {
  private struct Outcome: Decodable {
    struct Lead: Decodable {
      let indicator: Int
      let after: [String]
    }

    let id: String
    let ending: [String]
    let leads: [Lead]
  }

  private struct Change: Decodable {
    let id: String?
    let date: String
    let undoneAt: String?
  }

  private struct Life: Decodable {
    struct Name: Decodable {
      let from: String?
      let name: String
    }

    let names: [Name]
    let leading: [Int]
    let became: [[String: String]]
  }

  private static let path = "\(APICity.programme)/unit-changes"

  private static let body = """
    {"date": "2025-02-01", "legalBasis": "Quyết định 1", "steps": {
      "rename": [{"unit": "ub-bac-son", "name": {"vi": "Phường Mới"}}],
      "transfer": [{"from": "ub-ldtbxh", "to": "ub-noi-vu", "indicators": [7]}]}}
    """

  @Test(arguments: TestEngine.allCases)
  func `A change is tried, written, listed and undone`(_ engine: TestEngine) async throws {
    try await APICity.with(engine) { city in
      let tried = try await city.ask(.post, Self.path + "?dryRun=yes", as: .dung, Self.body)
      #expect(tried.status == 200)
      #expect(try tried.decoded(Outcome.self).leads.map(\.indicator) == [7])
      #expect(try tried.decoded(Outcome.self).leads.map(\.after) == [["ub-noi-vu"]])
      func listed() async throws -> [Change] {
        try await city.ask(.get, Self.path, as: .an).decoded([Change].self)
      }
      #expect(try await listed().map(\.date) == ["2025-07-01"])
      let written = try await city.ask(.post, Self.path, as: .dung, Self.body)
        .decoded(Outcome.self)
      let all = try await listed()
      #expect(all.map(\.id) == [nil, written.id] && all.map(\.undoneAt) == [nil, nil])
      let unit = try await city.ask(
        .get, "\(APICity.programme)/units/ub-bac-son", as: .an
      ).decoded(Life.self)
      #expect(unit.names.map(\.name) == ["Phường Bắc Sơn", "Phường Mới"])
      #expect(unit.names.map(\.from) == [nil, "2025-02-01"])
      let gone = try await city.ask(.delete, "\(Self.path)/\(written.id)", as: .dung)
      #expect(gone.status == 204)
      #expect(try await listed().last?.undoneAt != nil)
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `Rows are taken whole or refused with their place`(_ engine: TestEngine) async throws {
    try await APICity.with(engine, hasReform: false) { city in
      let path = "\(APICity.programme)/units"
      let rows = """
        {"legalBasis": "NQ", "rows": [
          {"code": "ub-q1", "name": "Khu 1", "kind": "ward", "parent_code": "ub-bac-son"},
          {"code": "ub-q2", "name": "Khu 2", "kind": "ward", "parent_code": "ub-q1",
           "valid_from": "2025-02-01"}]}
        """
      let taken = try await city.ask(.put, path, as: .dung, rows)
      #expect(taken.status == 200)
      let changes = try taken.decoded([[String: String]].self)
      #expect(changes.map { $0["change"] } == ["added", "added"])
      let wrong = try await city.ask(
        .put, path, as: .dung,
        "{\"rows\": [{\"name\": \"Phuong Bac Son\", \"kind\": \"ward\", \"parent_code\": \"ub\"}]}")
      #expect(wrong.status == 422 && wrong.text.contains("ub-bac-son"))
      let share = try await city.ask(
        .post, Self.path, as: .dung,
        """
        {"date": "2025-02-01", "legalBasis": "NQ", "steps": {"pass": [
          {"from": "ub-bac-son", "to": "ub-nam-khe", "share": "half"}]}}
        """)
      #expect(share.status == 422 && share.text.contains("half"))
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `An indicator is read by the units of today`(_ engine: TestEngine) async throws {
    try await APICity.with(engine) { city in
      try await city.fixture.bring("ub-phuong-dong", to: .approved)
      city.fixture.clock.set("2025-08-01T03:00:00Z")
      let answer = try await city.ask(
        .get, "\(APICity.period)/evaluations/3/then-and-now", as: .dung)
      #expect(answer.status == 200)
      #expect(answer.text.contains("\"unplaced\":[\"ub-phuong-dong\"]"))
      #expect(answer.text.contains("qn-yen-tu"))
    }
  }
}
