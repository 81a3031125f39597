// SPDX-License-Identifier: Apache-2.0
import Domain
import Foundation
import Store
import TestSupport
import Testing
import Workflow

/// The log: only added to, chained, and found out when somebody touches it.
@Suite struct LogTests {
  private func verify(
    _ fixture: FixtureCity, head: LogHead? = nil
  ) async throws -> VerifyLog.Answer {
    try await fixture.city.answer(VerifyLog(published: head), as: .commandLine)
  }

  @discardableResult
  private func seal(_ fixture: FixtureCity) async throws -> LogHead {
    let head = try await fixture.city.perform(SealLog(), as: .commandLine)
    return try #require(head)
  }

  /// As somebody who holds the database itself, and takes its rules away first.
  private func tamper(_ fixture: FixtureCity, _ statements: [String]) async throws {
    let free =
      fixture.city.store.dialect == .sqlite
      ? [
        "DROP TRIGGER log_entry_no_update", "DROP TRIGGER log_entry_no_delete",
        "DROP TRIGGER log_seal_no_update", "DROP TRIGGER log_seal_no_delete",
      ]
      : [
        "DROP TRIGGER log_entry_only_added ON log_entry",
        "DROP TRIGGER log_seal_only_added ON log_seal",
      ]
    try await fixture.city.store.write { transaction in
      for statement in free + statements { try transaction.script(statement) }
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `Rules, texts and steps stand in it with before and after`(
    _ engine: TestEngine
  ) async throws {
    try await FixtureCity.with(engine) { fixture in
      for value in ["75", "80"] {
        let rows = [["indicator", "2025", "source"], ["3", value, "KH 39"]]
        try await fixture.perform(
          SetTargets(programme: FixtureCity.programme, table: FixtureCity.pasted(rows)), as: .dung)
      }
      try await fixture.bring(to: .submitted)
      let auditor = try await fixture.add("kiemtra", .auditor, at: "ub")
      let entries = try await fixture.city.answer(LogSearch(LogSearch.Filter()), as: auditor)
        .entries
      let targets = entries.filter { $0.kind == "target.set" }.map(\.detail)
      #expect(targets == [["3/area": "2025: 75 → 2025: 80"], ["3/area": "– → 2025: 75"]])
      let submitted = try #require(entries.first { $0.kind == "submission.submit" })
      #expect(submitted.detail["status"] == "draft → submitted")
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `Every act is in the log with who, as what and from where`(
    _ engine: TestEngine
  ) async throws {
    try await FixtureCity.with(engine) { fixture in
      let an = try await fixture.actor(.an).from(Actor.Origin(.page, address: "10.0.0.7"))
      try await fixture.city.perform(
        SaveSubmission(
          place: FixtureCity.place(), version: nil, figures: [:], notes: [3: "Ghi chú"],
          notation: .machine), as: an)
      await #expect(throws: Refusal.notAllowed(.changeUnits)) {
        try await fixture.change("2025-02-01", [.close(unit: "ub-bac-son")], as: .an)
      }
      let auditor = try await fixture.add("kiemtra", .auditor, at: "ub")
      let entries = try await fixture.city.answer(LogSearch(LogSearch.Filter()), as: auditor)
        .entries
      let saved = try #require(entries.first { $0.kind == "submission.save" })
      #expect(saved.login == "an" && saved.address == "10.0.0.7" && saved.door == "page")
      #expect(saved.roles == ["clerk@ub-bac-son"])
      let refused = try #require(entries.first { $0.kind == "refusal" })
      #expect(refused.detail["permission"] == "changeUnits" && refused.login == "an")
      var filter = LogSearch.Filter()
      filter.person = "An"
      filter.words = "bac son"
      let found = try await fixture.city.answer(LogSearch(filter), as: auditor).entries
      #expect(!found.isEmpty && found.allSatisfy { $0.login == "an" })
      for person in FixturePerson.allCases where person != .long {
        await #expect(throws: Refusal.notAllowed(.viewLog), "\(person)") {
          try await fixture.answer(LogSearch(LogSearch.Filter()), as: person)
        }
      }
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `The database itself refuses to change or remove an entry`(
    _ engine: TestEngine
  ) async throws {
    try await FixtureCity.with(engine) { fixture in
      try await seal(fixture)
      for statement in [
        "UPDATE log_entry SET kind = 'x'", "DELETE FROM log_entry",
        "UPDATE log_seal SET hash = 'x'", "DELETE FROM log_seal",
      ] {
        await #expect(throws: StoreFault.self, "\(statement)") {
          try await fixture.city.store.write { try $0.script(statement) }
        }
      }
      #expect(try await verify(fixture).faults == [])
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `A changed, a missing and a reordered entry are named`(
    _ engine: TestEngine
  ) async throws {
    for (statement, expected) in [
      (
        """
        UPDATE log_entry SET content = replace(content, 'an', 'bn')
        WHERE id = (SELECT entry_id FROM log_seal WHERE number = 3)
        """, [VerifyLog.Fault(number: 3, kind: .changed)]
      ),
      (
        "UPDATE log_entry SET kind = 'other' WHERE id = (SELECT entry_id FROM log_seal WHERE number = 2)",
        [VerifyLog.Fault(number: 2, kind: .changed)]
      ),
      (
        """
        UPDATE log_seal SET number = 1000 WHERE number = 4;
        UPDATE log_seal SET number = 4 WHERE number = 5;
        UPDATE log_seal SET number = 5 WHERE number = 1000
        """,
        [4, 5, 6].map { VerifyLog.Fault(number: $0, kind: .changed) }
      ),
    ] {
      try await FixtureCity.with(engine) { fixture in
        try await seal(fixture)
        #expect(try await verify(fixture).faults == [])
        try await tamper(fixture, [statement])
        #expect(try await verify(fixture).faults == expected)
      }
    }
    try await FixtureCity.with(engine) { fixture in
      let head = try await seal(fixture)
      try await tamper(
        fixture,
        [
          "CREATE TABLE gone AS SELECT entry_id FROM log_seal WHERE number = 4",
          "DELETE FROM log_seal WHERE number = 4",
          "DELETE FROM log_entry WHERE id IN (SELECT entry_id FROM gone)",
        ])
      let kinds = try await verify(fixture).faults
      #expect(kinds.contains(VerifyLog.Fault(number: 4, kind: .missing)))
      // Whoever cuts off the end is found out by the head that was published.
      try await fixture.city.store.write {
        try $0.script("DELETE FROM log_seal WHERE number >= \(head.number)")
      }
      let cut = try await verify(fixture, head: head).faults
      #expect(cut.contains(VerifyLog.Fault(number: head.number, kind: .missing)))
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `Sealing goes on where it ended, and another head is told`(
    _ engine: TestEngine
  ) async throws {
    try await FixtureCity.with(engine) { fixture in
      let first = try await seal(fixture)
      #expect(try await seal(fixture) == first)
      try await fixture.save()
      let second = try await seal(fixture)
      #expect(second.number == first.number + 1)
      #expect(try await verify(fixture, head: first).faults == [])
      let other = LogHead(number: first.number, hash: String(repeating: "0", count: 64))
      #expect(
        try await verify(fixture, head: other).faults
          == [VerifyLog.Fault(number: first.number, kind: .otherHead)])
      #expect(LogHead(second.description) == second)
      await #expect(throws: Refusal.notAllowed(.viewLog)) {
        try await fixture.answer(VerifyLog(), as: .dung)
      }
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `What is typed at the door is not kept`(_ engine: TestEngine) async throws {
    try await FixtureCity.with(engine) { fixture in
      let origin = Actor.commandLine.from(Actor.Origin(.page, address: "10.0.0.9"))
      for (login, password) in [("mat-khau-cua-toi", "x"), ("an", "sai-mat-khau-roi")] {
        _ = try await fixture.city.perform(
          SignIn(login: login, password: password), as: origin)
      }
      let auditor = try await fixture.add("kiemtra", .auditor, at: "ub")
      let entries = try await fixture.city.answer(LogSearch(LogSearch.Filter()), as: auditor)
        .entries
      #expect(entries.contains { $0.kind == "person.unknown" && $0.address == "10.0.0.9" })
      #expect(entries.contains { $0.kind == "person.refuse" && $0.login == "an" })
      let all = entries.map { "\($0)" }.joined()
      #expect(!all.contains("mat-khau-cua-toi") && !all.contains("sai-mat-khau-roi"))
    }
  }
}
