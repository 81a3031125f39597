// SPDX-License-Identifier: Apache-2.0
import Domain
import Foundation
import TestSupport
import Testing
import Workflow

/// A head lets a colleague sign for some days.
@Suite struct DelegationTests {
  private func act(
    unit: String = "ub-bac-son", login: String = "an", from: String = "2025-01-21",
    to: String = "2025-01-23"
  ) -> DelegateSigning {
    DelegateSigning(orgUnit: unit, login: login, from: from, to: to)
  }

  @Test(arguments: TestEngine.allCases)
  func `Only the head of the unit delegates, to somebody of the unit, for some days`(
    _ engine: TestEngine
  ) async throws {
    try await FixtureCity.with(engine) { fixture in
      await #expect(throws: Refusal.notFound("unit")) {
        try await fixture.perform(act(unit: "nowhere"), as: .binh)
      }
      for person in FixturePerson.allCases where person != .binh {
        await #expect(throws: Refusal.notAllowed(.approveAtUnit), "\(person)") {
          try await fixture.perform(act(login: "binh"), as: person)
        }
      }
      for login in ["giang", "binh", "nobody", "dung"] {
        await #expect(
          throws: Refusal.invalid([Issue(field: "colleague", code: "delegation.no-colleague")]),
          "\(login)"
        ) { try await fixture.perform(act(login: login), as: .binh) }
      }
      let slips = [
        ("x", "2025-01-23", "from", "field.not-a-date"),
        ("2025-01-23", "2025-01-22", "to", "person.ends-first"),
        ("2025-01-01", "2025-01-19", "to", "person.ends-first"),
      ]
      for (from, to, field, code) in slips {
        await #expect(throws: Refusal.invalid([Issue(field: field, code: code)]), "\(from)") {
          try await fixture.perform(act(from: from, to: to), as: .binh)
        }
      }
      await #expect(
        throws: Refusal.invalid([
          Issue(field: "to", code: "delegation.too-long", arguments: ["days": "92"])
        ])
      ) { try await fixture.perform(act(to: "2026-01-01"), as: .binh) }
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `The colleague signs on these days, not before, after, or once it is ended`(
    _ engine: TestEngine
  ) async throws {
    try await FixtureCity.with(engine) { fixture in
      try await fixture.perform(act(), as: .binh)
      // A double click.
      try await fixture.perform(act(), as: .binh)
      let kept = try await fixture.answer(Delegations(), as: .binh)
      #expect(kept.entries.count == 1 && kept.colleagues.map(\.login) == ["an"])
      #expect(try await fixture.answer(OwnNotices(), as: .an).notices.map(\.kind) == [.delegated])
      func signs() async throws -> Bool {
        try await fixture.form().can.approve
      }
      try await fixture.bring(to: .submitted)
      #expect(try await !signs())
      fixture.clock.set("2025-01-22T03:00:00Z")
      #expect(try await signs())
      // What was delegated is not delegated on.
      await #expect(throws: Refusal.notAllowed(.approveAtUnit)) {
        try await fixture.perform(act(login: "binh"), as: .an)
      }
      await #expect(throws: Refusal.notFound("grant")) {
        try await fixture.perform(EndDelegation(grant: kept.entries[0].id), as: .an)
      }
      fixture.clock.set("2025-01-24T03:00:00Z")
      #expect(try await !signs())
      try await fixture.perform(act(from: "2025-01-24", to: "2025-01-25"), as: .binh)
      #expect(try await signs())
      let entry = try #require(try await fixture.answer(Delegations(), as: .binh).entries.first)
      try await fixture.perform(EndDelegation(grant: entry.id), as: .binh)
      #expect(try await !signs())
      await #expect(throws: Refusal.notFound("grant")) {
        try await fixture.perform(EndDelegation(grant: entry.id), as: .binh)
      }
    }
  }
}
