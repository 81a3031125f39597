// SPDX-License-Identifier: Apache-2.0

import Foundation
import HTTPTypes
import TestSupport
import Testing

/// Accounts for programs.
@Suite struct AccountEndpointTests {
  private struct Person: Decodable {
    struct Grant: Decodable {
      let role: String
      let unit: String
      let validFrom: String?
      let validTo: String?
    }

    let login: String
    let name: String
    let isClosed: Bool
    let roles: [Grant]
  }

  private struct Brought: Decodable {
    let login: String
    let change: String
  }

  private struct Invitation: Decodable {
    let path: String
    let hours: Int
  }

  @Test func `Rows are tried, brought, invited, and closed with a successor`() async throws {
    try await APICity.with { city in
      let rows = """
        {"rows": [
          {"login": "lan", "name": "Phạm Thị Lan", "unit": "ub-nam-khe", "role": "clerk",
           "valid_to": "2025-12-31"},
          {"email": "dat@example.vn", "name": "Đạt", "unit": "Phường Nam Khê", "role": "clerk"}
        ]}
        """
      let tried = try await city.ask(.put, "/api/v1/people?dryRun=yes", as: .khanh, rows)
      #expect(try tried.decoded([Brought].self).map(\.change) == ["added", "added"])
      let none = try await city.ask(.get, "/api/v1/people?q=lan", as: .khanh)
      #expect(try !none.decoded([Person].self).contains { $0.login == "lan" })
      _ = try await city.ask(.put, "/api/v1/people", as: .khanh, rows)
      let again = try await city.ask(.put, "/api/v1/people", as: .khanh, rows)
      #expect(try again.decoded([Brought].self).map(\.change) == ["same", "same"])
      let found = try await city.ask(.get, "/api/v1/people?q=pham+thi+lan", as: .khanh)
      let lan = try #require(try found.decoded([Person].self).first { $0.login == "lan" })
      #expect(lan.roles.map(\.validTo) == ["2025-12-31"] && lan.roles[0].validFrom == nil)
      let link = try await city.ask(.post, "/api/v1/people/lan/invitation", as: .khanh)
      let invitation = try link.decoded(Invitation.self)
      #expect(invitation.path.hasPrefix("/invitation/") && invitation.hours == 72)
      let closed = try await city.ask(
        .post, "/api/v1/people/lan/close", as: .khanh, "{\"successor\": \"dat@example.vn\"}")
      #expect(try closed.decoded(Person.self).isClosed)
      let wrong = try await city.ask(
        .put, "/api/v1/people", as: .khanh,
        "{\"rows\": [{\"login\": \"mai\", \"name\": \"\", \"unit\": \"x\", \"role\": \"clerk\"}]}")
      #expect(wrong.status == 422)
    }
  }
}
