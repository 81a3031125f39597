// SPDX-License-Identifier: Apache-2.0

import HTTPTypes
import TestSupport
import Testing

/// The programmes of a person, and paths that are none.
@Suite struct ProgrammeEndpointTests {
  /// A programme as the API gives it.
  private struct Entry: Decodable {
    let id: String
    let name: String
    let framework: String
    let periods: [String]
  }

  @Test func `The programme stands there with its six periods`() async throws {
    try await APICity.with { city in
      let answer = try await city.ask(.get, "/api/v1/programmes", as: .an)
      let entry = try #require(try answer.decoded([Entry].self).first)
      #expect(entry.id == "uong-bi-2025" && entry.framework == "vn-86-2019")
      #expect(entry.name == "Thành phố học tập Uông Bí 2025")
      #expect(entry.periods == (1...6).map { "2025-0\($0)" })
    }
  }

  @Test func `A path that is none is not found, and carries the security headers`() async throws {
    try await APICity.with { city in
      for path in ["/api/v1/nowhere", "/api/v2/programmes", "/api/v1/programmes/uong-bi-2025"] {
        let answer = try await city.ask(.get, path, as: .an)
        #expect(answer.status == 404, "\(path)")
        #expect(answer.headers[.xContentTypeOptions] == "nosniff")
      }
    }
  }
}
