// SPDX-License-Identifier: Apache-2.0

import HTTPTypes
import TestSupport
import Testing

/// The units of a day through the API.
@Suite struct UnitEndpointTests {
  private struct Unit: Decodable, Equatable {
    let code: String
    let name: String
    let kind: String
    let parentCode: String?
    let validFrom: String?
    let validTo: String?
  }

  @Test(arguments: TestEngine.allCases)
  func `Units have their first and their last day`(_ engine: TestEngine) async throws {
    try await APICity.with(engine) { city in
      func units(_ day: String) async throws -> [Unit] {
        try await city.ask(.get, "\(APICity.programme)/units?on=\(day)", as: .an)
          .decoded([Unit].self)
      }
      let after = try await units("2025-07-01")
      #expect(after.map(\.code) == ["qn-uong-bi", "qn-yen-tu", "qn-vang-danh"])
      #expect(after.allSatisfy { $0.validFrom == "2025-07-01" && $0.validTo == nil })
      let before = try await units("2025-01-01")
      let old = before.first { $0.code == "ub-vang-danh" }
      #expect(old?.parentCode == "ub" && old?.kind == "ward")
      #expect(old?.validFrom == nil && old?.validTo == "2025-06-30")
    }
  }
}
