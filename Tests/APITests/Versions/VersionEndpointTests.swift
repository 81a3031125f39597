// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import HTTPTypes
import TestSupport
import Testing
import Workflow

/// The city's own versions of its criteria set through the API.
@Suite struct VersionEndpointTests {
  private static let path = "\(APICity.programme)/versions"

  private struct Version: Decodable, Equatable {
    let version: String
    let validFrom: String
    let legalBasis: String
    let indicators: [Int]
  }

  private struct Definition: Decodable {
    let indicator: String
    let threshold: String?
  }

  private static func json(
    _ validFrom: String, _ legalBasis: String, _ indicator: Int? = nil,
    _ change: [String: String] = [:]
  ) throws -> String {
    var input: [String: Any] = ["validFrom": validFrom, "legalBasis": legalBasis]
    if let indicator {
      input["indicator"] = indicator
      input["change"] = change
    }
    return String(decoding: try JSONSerialization.data(withJSONObject: input), as: UTF8.self)
  }

  @Test(arguments: TestEngine.allCases)
  func `A version is written, changes the rule from its day, and is taken back`(
    _ engine: TestEngine
  ) async throws {
    try await APICity.with(engine) { city in
      let one = "\(Self.path)/2025-01b"
      #expect(try await city.ask(.get, Self.path, as: .an).decoded([Version].self) == [])
      let bare = try await city.ask(.put, one, as: .dung, Self.json("2025-01-01", "QĐ 12"))
      #expect(bare.status == 200, "\(bare.text)")
      let change = ["comparison": "atLeast", "value": "75.5", "reason": "More"]
      let written = try await city.ask(
        .put, one, as: .dung, Self.json("2025-01-01", "QĐ 12", 3, change))
      let version = Version(
        version: "2025-01b", validFrom: "2025-01-01", legalBasis: "QĐ 12", indicators: [3])
      #expect(try written.decoded([Version].self) == [version])
      #expect(try await city.ask(.get, Self.path, as: .an).decoded([Version].self) == [version])

      let path = "\(APICity.programme)/framework/3"
      func threshold() async throws -> String? {
        try await city.ask(.get, path, as: .an).decoded(Definition.self).threshold
      }
      #expect(try await threshold() == "≥ 75.5")
      let back = try await city.ask(.put, one, as: .dung, Self.json("2025-01-01", "QĐ 12", 3))
      #expect(try back.decoded([Version].self).map(\.indicators) == [[]])
      #expect(try await threshold() == "≥ 70")
    }
  }

  @Test func `Everything that is wrong is told at once, and nothing is written`() async throws {
    try await APICity.with { city in
      let change = ["value": "a lot", "numerator": "citizens +"]
      let answer = try await city.ask(
        .put, "\(Self.path)/no%20name!", as: .dung, Self.json("soon", " ", 3, change))
      #expect(answer.status == 422)
      let issues = try answer.decoded(ProblemShape.self).issues
      #expect(
        issues.map(\.field) == [
          "version", "legalBasis", "validFrom", "value", "numerator", "reason",
        ])
      #expect(issues.allSatisfy { !$0.message.contains("{") && $0.message != $0.code })
      let unknown = try await city.ask(
        .put, "\(Self.path)/2025-02", as: .dung, Self.json("2025-02-01", "QĐ 12", 58, change))
      #expect(unknown.status == 404)
      #expect(try await city.ask(.get, Self.path, as: .an).decoded([Version].self) == [])
    }
  }

  @Test func `A version cannot reach into a closed period`() async throws {
    try await APICity.with { city in
      try await city.fixture.bring(to: .approved)
      try await city.fixture.perform(
        ConsolidatePeriod(
          programme: FixtureCity.programme, period: FixtureCity.period, comment: ""), as: .dung)
      let answer = try await city.ask(
        .put, "\(Self.path)/early", as: .dung, Self.json("2025-01-01", "QĐ 12"))
      #expect(answer.status == 409)
      #expect(try answer.decoded(ProblemShape.self).code == "version.closed-period")
      #expect(try await city.ask(.get, Self.path, as: .an).decoded([Version].self) == [])
    }
  }

  @Test func `A misspelt field does not take a change back`() async throws {
    try await APICity.with { city in
      let one = "\(Self.path)/a"
      let change = ["value": "75", "reason": "More"]
      let written = try await city.ask(
        .put, one, as: .dung, Self.json("2025-01-01", "QĐ 12", 3, change))
      #expect(try written.decoded([Version].self).map(\.indicators) == [[3]])
      let misspelt = try await city.ask(
        .put, one, as: .dung, Self.json("2025-01-01", "QĐ 12", 3, ["definition": "All"]))
      #expect(misspelt.status == 422)
      let issues = try misspelt.decoded(ProblemShape.self).issues
      #expect(issues.map(\.field) == ["definition"])
      let half = try await city.ask(
        .put, one, as: .dung, #"{"validFrom":"2025-01-01","legalBasis":"QĐ 12","indicator":3}"#)
      #expect(half.status == 422)
      let read = try await city.ask(.get, Self.path, as: .an)
      #expect(try read.decoded([Version].self).map(\.indicators) == [[3]])
    }
  }
}
