// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Store
import TestSupport
import Testing
import Workflow

/// A database that may not grow: nothing is written by half, and what was typed stays on the page.
@Suite struct FullDiskTests {
  private static let path = WebCity.report()
  /// More than any free room of pages that are there.
  private static let long = String(repeating: "đ", count: 3900)

  /// As if the disk had no room for another page, or had it again.
  private func limit(_ city: WebCity, isFull: Bool) async throws {
    try await city.fixture.city.store.write { transaction in
      let pages = try transaction.scalar("PRAGMA page_count", as: Int.self) ?? 0
      try transaction.script("PRAGMA max_page_count = \(isFull ? pages : 1_000_000)")
    }
  }

  private func typed() throws -> [String: String] {
    var fields = ["figure-citizens": "1000", "figure-citizens_taking_part": "500"]
    for number in [3, 27, 28, 32, 44, 47, 48, 56] { fields["note-\(number)"] = Self.long }
    return fields
  }

  @Test func `A form is refused whole, with what was typed in it`() async throws {
    try await WebCity.with { city in
      let an = try await city.browser(.an, .en)
      _ = try await an.get(Self.path)
      try await limit(city, isFull: true)
      let refused = try await an.fill(Self.path, try typed(), press: "save")
      #expect(refused.status == 507)
      #expect(refused.says("The server has no room left"))
      #expect(refused.fields()["figure-citizens"] == "1000")
      #expect(refused.html.contains(Self.long))
      #expect(try await city.fixture.form().record == nil)
      try await limit(city, isFull: false)
      let kept = try await an.fill(Self.path, try typed(), press: "save")
      #expect(kept.status == 200 && kept.says("saved"))
      #expect(try await city.fixture.form().record?.version == 1)
    }
  }

  @Test func `Saving while somebody types says why, and is tried again`() async throws {
    try await WebCity.with { city in
      let an = try await city.browser(.an, .en)
      _ = try await an.get(Self.path)
      try await limit(city, isFull: true)
      var fields = try typed()
      fields["token"] = try await an.token()
      let refused = try await an.post(Self.path + "/autosave", fields)
      // The page's script sends again what was answered with 500 and above.
      #expect(refused.status == 507)
      #expect(refused.text.contains("The server has no room left"))
      #expect(try await city.fixture.form().record == nil)
    }
  }

  @Test func `Neither a figure nor a step is there by half`() async throws {
    try await WebCity.with { city in
      let fixture = city.fixture
      try await fixture.bring(to: .submitted)
      let before = try await fixture.form()
      try await limit(city, isFull: true)
      let remarks = Dictionary(uniqueKeysWithValues: [3, 27, 28, 32].map { ($0, Self.long) })
      await #expect {
        try await fixture.perform(
          ReturnSubmission(place: FixtureCity.place(), version: nil, remarks: remarks), as: .binh)
      } throws: { error in
        if case Refusal.conflict("store.full", _) = error { true } else { false }
      }
      let after = try await fixture.form()
      #expect(after.record?.version == before.record?.version)
      #expect(after.record?.status == .submitted)
      #expect(after.remarks.isEmpty && after.timeline.count == before.timeline.count)
    }
  }
}
