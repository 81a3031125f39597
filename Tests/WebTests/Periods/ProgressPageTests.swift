// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import TestSupport
import Testing

/// Who has reported, and closing the period.
@Suite struct ProgressPageTests {
  private static let path = "\(WebCity.period)/progress"

  @Test func `Every unit stands there once, what waits for the office first`() async throws {
    try await WebCity.with { city in
      try await city.fixture.bring("ub-bac-son", to: .approved)
      try await city.fixture.bring("ub-yen-thanh", to: .unitApproved)
      let page = try await city.browser(.dung, .en).get(Self.path)
      let units = page.html.matches(of: /href="[^"]*\/units\/([a-z-]+)"/).map { String($0.1) }
      #expect(units.count == 24 && Set(units).count == 24)
      #expect(units.first == "ub-yen-thanh" && units.last == "ub-bac-son")
      #expect(page.html.contains("<b>1</b>"))
      #expect(page.says("Some units are not approved yet"))
    }
  }

  @Test func `A leader follows and cannot close`() async throws {
    try await WebCity.with { city in
      let page = try await city.browser(.ha, .en).get(Self.path)
      #expect(page.status == 200)
      #expect(!page.html.contains("/consolidate\""))
    }
  }

  @Test func `Nothing to consolidate is said on the page`() async throws {
    try await WebCity.with { city in
      let dung = try await city.browser(.dung, .en)
      let page = try await dung.post(
        "\(WebCity.period)/consolidate", ["token": try await dung.token()])
      #expect(page.status == 409)
      #expect(page.says("There is no approved figure to consolidate yet"))
    }
  }

  @Test func `Two clicks on closing keep one consolidation`() async throws {
    try await WebCity.with { city in
      try await city.fixture.bring(to: .approved)
      let dung = try await city.browser(.dung, .en)
      let fields = ["token": try await dung.token(), "comment": "<b>Tháng 1</b>"]
      let unsaid = try await dung.post("\(WebCity.period)/consolidate", fields)
      #expect(unsaid.status == 422)
      #expect(unsaid.says("23 units are not approved yet"))
      #expect(unsaid.html.contains("&lt;b&gt;Tháng 1&lt;/b&gt;</textarea>"))
      let confirmed = fields.merging(["confirm": "yes"]) { _, new in new }
      let first = try await dung.post("\(WebCity.period)/consolidate", confirmed, following: true)
      #expect(first.status == 200)
      let second = try await dung.post("\(WebCity.period)/consolidate", confirmed)
      #expect(second.status == 409)
      let standing = try await dung.get(WebCity.period)
      #expect(standing.says("Consolidated and closed on 20 January 2025 10:00."))
    }
  }
}
