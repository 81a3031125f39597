// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import HTTPTypes
import TestSupport
import Testing
import Workflow

/// What who leads an indicator says of it, through the API.
@Suite struct AssessmentEndpointTests {
  private static let evaluation = "\(APICity.period)/evaluations/7"
  private static let path = "\(evaluation)/assessments"

  private struct Explanation: Decodable {
    struct Assessment: Decodable {
      let reached: String
      let likely: String
      let expectedBy: Int?
      let reason: String
      let person: String?
    }

    let assessments: [Assessment]
  }

  @Test(arguments: TestEngine.allCases)
  func `What is said is answered and read with the indicator, the latest first`(
    _ engine: TestEngine
  ) async throws {
    try await APICity.with(engine) { city in
      let first = try await city.ask(
        .post, Self.path, as: .chi,
        "{\"reached\":\"partly\",\"likely\":\"met\",\"expectedBy\":2027,\"reason\":\"Đang làm\"}")
      #expect(first.status == 200, "\(first.text)")
      #expect(try first.decoded(Explanation.self).assessments.count == 1)
      _ = try await city.ask(
        .post, Self.path, as: .dung,
        "{\"reached\":\"notMet\",\"likely\":\"notMet\",\"reason\":\"Chưa đủ\"}")
      let said = try await city.ask(.get, Self.evaluation, as: .giang)
        .decoded(Explanation.self).assessments
      #expect(said.map(\.reached) == ["notMet", "partly"])
      #expect(said.map(\.likely) == ["notMet", "met"])
      #expect(said.map(\.expectedBy) == [nil, 2027])
      #expect(said.map(\.reason) == ["Chưa đủ", "Đang làm"])
      #expect(said.map(\.person) == ["Hoàng Tiến Dũng", "Lê Thị Chi"])
    }
  }

  @Test func `What is missing is told with its field, and nothing is kept`() async throws {
    try await APICity.with { city in
      let late = "{\"reached\":\"met\",\"likely\":\"met\",\"expectedBy\":1999,\"reason\":\"x\"}"
      let bare = "{\"reached\":\"partly\",\"likely\":\"met\",\"reason\":\" \"}"
      for (json, issues) in [
        (bare, ["reason field.required", "expectedBy assessment.by-when"]),
        (late, ["expectedBy assessment.bad-year"]),
      ] {
        let answer = try await city.ask(.post, Self.path, as: .chi, json)
        #expect(answer.status == 422)
        let told = try answer.decoded(ProblemShape.self).issues
        #expect(told.map { "\($0.field) \($0.code)" } == issues)
      }
      let strange = "{\"reached\":\"nearly\",\"likely\":\"met\",\"reason\":\"x\"}"
      #expect(try await city.ask(.post, Self.path, as: .chi, strange).status == 400)
      let read = try await city.ask(.get, Self.evaluation, as: .chi)
      #expect(try read.decoded(Explanation.self).assessments.isEmpty)
    }
  }
}
