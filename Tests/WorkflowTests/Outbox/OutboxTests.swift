// SPDX-License-Identifier: Apache-2.0
import Domain
import Foundation
import Store
import TestSupport
import Testing
import Workflow

/// Mails on their way: one digest a person, tried again, given up, never twice by itself.
@Suite struct OutboxTests {
  private func address(_ person: FixturePerson, _ fixture: FixtureCity) async throws {
    let login = person.login
    try await fixture.city.store.write { transaction in
      try transaction.execute(
        "UPDATE person SET email = \(login + "@example.vn") WHERE login = \(login)")
    }
  }

  private func compose(_ fixture: FixtureCity) async throws -> Int {
    try await fixture.city.perform(ComposeMails(), as: .commandLine)
  }

  private func claim(_ fixture: FixtureCity) async throws -> Letter? {
    try await fixture.city.perform(ClaimMail(), as: .commandLine)
  }

  private func settle(
    _ letter: Letter, _ fate: SettleMail.Fate, _ fixture: FixtureCity
  ) async throws {
    try await fixture.city.perform(SettleMail(letter: letter, fate: fate), as: .commandLine)
  }

  private func counts(_ fixture: FixtureCity) async throws -> [Outbox.State: Int] {
    try await fixture.answer(Outbox(), as: .khanh).counts
  }

  /// An and Giang are told that today is the day.
  private func remind(_ fixture: FixtureCity) async throws {
    fixture.clock.set("2025-01-24T03:00:00Z")
    _ = try await fixture.city.perform(MakeReminders(), as: .commandLine)
  }

  @Test(arguments: TestEngine.allCases)
  func `Notices become one mail a person, for those with an address who want it`(
    _ engine: TestEngine
  ) async throws {
    try await FixtureCity.with(engine) { fixture in
      for person in [FixturePerson.an, .giang, .chi] { try await address(person, fixture) }
      try await fixture.perform(ChooseMails(wantsMail: false), as: .giang)
      try await remind(fixture)
      try await fixture.perform(ReadNotices(), as: .chi)
      try await fixture.perform(
        RemindUnits(
          programme: FixtureCity.programme, period: FixtureCity.period,
          orgUnits: ["ub-bac-son"], message: ""), as: .dung)
      #expect(try await compose(fixture) == 1)
      #expect(try await compose(fixture) == 0)
      let letter = try #require(try await claim(fixture))
      #expect(letter.email == "an@example.vn" && letter.notices.map(\.kind) == [.dueToday, .urged])
      #expect(try await claim(fixture) == nil)
      try await settle(letter, .sent, fixture)
      #expect(try await counts(fixture) == [.sent: 1])
      // What came back is mailed to everybody.
      try await fixture.bring("ub-yen-thanh", to: .returned)
      #expect(try await compose(fixture) == 1)
      #expect(try await claim(fixture)?.notices.map(\.kind) == [.returned])
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `A second digest waits for an hour, what is urgent does not`(_ engine: TestEngine)
    async throws
  {
    try await FixtureCity.with(engine) { fixture in
      try await address(.binh, fixture)
      try await fixture.bring(to: .submitted)
      #expect(try await compose(fixture) == 1)
      try await fixture.perform(
        ReturnSubmission(place: FixtureCity.place(), version: nil, remarks: [0: "Xem"]),
        as: .binh)
      try await fixture.perform(
        SubmitSubmission(place: FixtureCity.place(), version: nil), as: .an)
      #expect(try await compose(fixture) == 0)
      fixture.clock.advance(minutes: 61)
      #expect(try await compose(fixture) == 1)
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `A server that is away is tried again for days, then the mail is given up`(
    _ engine: TestEngine
  ) async throws {
    try await FixtureCity.with(engine) { fixture in
      try await address(.an, fixture)
      try await remind(fixture)
      _ = try await compose(fixture)
      var tries = 0
      while try await counts(fixture)[.expired] == nil {
        guard let letter = try await claim(fixture) else {
          fixture.clock.advance(minutes: 10)
          continue
        }
        tries += 1
        try await settle(letter, .failed("Couldn't connect to server"), fixture)
        // Nothing goes out before its time.
        #expect(try await claim(fixture) == nil)
      }
      #expect(tries == 10)
      let entry = try #require(try await fixture.answer(Outbox(), as: .khanh).entries.first)
      #expect(entry.state == .expired && entry.fault == "Couldn't connect to server")
      #expect(entry.madeAt.distance(to: fixture.clock.now) > 2.9 * 86_400)
      try await fixture.perform(ResendMail(mail: entry.id), as: .khanh)
      let letter = try #require(try await claim(fixture))
      try await settle(letter, .sent, fixture)
      await #expect(throws: Refusal.conflict("mail.not-ended")) {
        try await fixture.perform(ResendMail(mail: entry.id), as: .khanh)
      }
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `A mail that nobody settled may have gone out: it waits for a person`(
    _ engine: TestEngine
  ) async throws {
    try await FixtureCity.with(engine) { fixture in
      try await address(.an, fixture)
      try await remind(fixture)
      _ = try await compose(fixture)
      let letter = try #require(try await claim(fixture))
      // The program was killed here.
      fixture.clock.advance(minutes: 10)
      #expect(try await claim(fixture) == nil)
      #expect(try await counts(fixture) == [.claimed: 1])
      fixture.clock.advance(minutes: 10)
      #expect(try await claim(fixture) == nil)
      #expect(try await counts(fixture) == [.uncertain: 1])
      // Whoever sent it comes back too late to change that.
      try await settle(letter, .sent, fixture)
      #expect(try await counts(fixture) == [.uncertain: 1])
      #expect(try await compose(fixture) == 0)
      try await fixture.perform(ResendMail(mail: letter.id), as: .khanh)
      #expect(try await claim(fixture)?.id == letter.id)
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `Only the keeper of accounts sees the outbox, and only the operator empties it`(
    _ engine: TestEngine
  ) async throws {
    try await FixtureCity.with(engine) { fixture in
      for person in FixturePerson.allCases where person != .khanh {
        await #expect(throws: Refusal.notAllowed(.manageAccounts), "\(person)") {
          try await fixture.answer(Outbox(), as: person)
        }
        await #expect(throws: Refusal.notAllowed(.manageAccounts), "\(person)") {
          try await fixture.perform(ResendMail(mail: UUID()), as: person)
        }
      }
      await #expect(throws: Refusal.notFound("mail")) {
        try await fixture.perform(ResendMail(mail: UUID()), as: .khanh)
      }
      await #expect(throws: Refusal.notAllowed(.manageAccounts)) {
        try await fixture.perform(ClaimMail(), as: .khanh)
      }
      await #expect(throws: Refusal.notAllowed(.manageAccounts)) {
        try await fixture.perform(ComposeMails(), as: .khanh)
      }
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `A link by mail ends the earlier ones only when it was taken, and goes once`(
    _ engine: TestEngine
  ) async throws {
    try await FixtureCity.with(engine) { fixture in
      let khanh = try await fixture.actor(.khanh)
      _ = try await fixture.city.perform(
        AddPerson(
          login: "lan", name: "Lan", password: nil, role: .clerk, orgUnit: "ub-nam-khe",
          email: "lan@example.vn"), as: khanh)
      func works(_ letter: Letter) async throws -> Bool {
        try await fixture.city.answer(Invitation(token: letter.token ?? ""), as: .commandLine)
          != nil
      }
      #expect(try await fixture.perform(QueueInvitations(), as: .khanh) == 1)
      // A second click.
      #expect(try await fixture.perform(QueueInvitations(login: "lan"), as: .khanh) == 0)
      let first = try #require(try await claim(fixture))
      #expect(try await works(first))
      try await settle(first, .failed("away"), fixture)
      #expect(try await !works(first))
      fixture.clock.advance(minutes: 2)
      let second = try #require(try await claim(fixture))
      #expect(second.id == first.id && second.token != first.token)
      try await settle(second, .uncertain("timeout"), fixture)
      // It may have arrived, so it works.
      #expect(try await works(second))
      try await fixture.perform(ResendMail(mail: first.id), as: .khanh)
      let third = try #require(try await claim(fixture))
      try await settle(third, .sent, fixture)
      #expect(try await works(third))
      #expect(try await !works(second))
      #expect(try await fixture.perform(QueueInvitations(), as: .khanh) == 0)
      await #expect(throws: Refusal.conflict("person.invite-oneself")) {
        try await fixture.perform(QueueInvitations(login: "khanh"), as: .khanh)
      }
      await #expect(throws: Refusal.notAllowed(.manageAccounts)) {
        try await fixture.perform(QueueInvitations(), as: .an)
      }
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `Changes of the own account are always told by mail`(_ engine: TestEngine) async throws {
    try await FixtureCity.with(engine) { fixture in
      try await address(.an, fixture)
      try await fixture.perform(ChooseMails(wantsMail: false), as: .an)
      try await fixture.city.perform(
        ChangePassword(
          old: FixtureCity.password, new: "mot-cau-dai-de-nho-24", session: nil, cost: .light),
        as: try await fixture.actor(.an))
      try await fixture.perform(ReadNotices(), as: .an)
      #expect(try await compose(fixture) == 1)
      #expect(try await claim(fixture)?.notices.map(\.kind) == [.passwordChanged])
    }
  }
}
