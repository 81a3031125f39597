// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import TestSupport
import Testing

/// The first page: what waits for whom.
@Suite struct MyWorkPageTests {
  private static let january = WebCity.report()

  /// The links of the section of what is to do now.
  private func toDo(_ page: WebPage) -> [String] {
    guard let start = page.html.range(of: "id=\"to-do\"") else { return [] }
    let end = page.html.range(of: "id=\"others\"")?.lowerBound ?? page.html.endIndex
    return page.html[start.upperBound..<end].matches(of: /href="([^"]*)"/).map { String($0.1) }
  }

  @Test func `Each person finds the own units and no others`() async throws {
    try await WebCity.with { city in
      for (person, unit) in [
        (FixturePerson.an, "ub-bac-son"), (.binh, "ub-bac-son"), (.chi, "ub-ldtbxh"),
        (.giang, "ub-yen-thanh"),
      ] {
        let links = try await city.browser(person).get("/").links().filter {
          $0.contains("/units/")
        }
        #expect(links.contains("\(WebCity.report(unit))"), "\(person)")
        #expect(links.allSatisfy { $0.hasSuffix("/units/\(unit)") }, "\(person)")
      }
      for person in [FixturePerson.dung, .ha, .khanh] {
        let page = try await city.browser(person, .en).get("/")
        #expect(page.says("No report is waiting"), "\(person)")
      }
    }
  }

  @Test func `What the standing office is to check waits for it, and then no longer`() async throws
  {
    try await WebCity.with { city in
      try await city.fixture.bring(to: .unitApproved)
      let dung = try await city.browser(.dung, .en)
      #expect(toDo(try await dung.get("/")).contains(Self.january))
      #expect(!toDo(try await city.browser(.an).get("/")).contains(Self.january))
      _ = try await dung.fill(Self.january, [:], press: "approve")
      #expect(try await dung.get("/").says("No report is waiting"))
    }
  }

  @Test func `After the deadline a report is late, and says by how much`() async throws {
    try await WebCity.with { city in
      let an = try await city.browser(.an, .en)
      #expect(try await an.get(Self.january).says("4 days left"))
      city.fixture.clock.set("2025-01-24T10:00:00Z")
      #expect(try await city.browser(.an, .en).get(Self.january).says("due today"))
      city.fixture.clock.set("2025-01-26T10:00:00Z")
      let late = try await city.browser(.an, .en).get(Self.january)
      #expect(late.says("2 days overdue"))
    }
  }
}
