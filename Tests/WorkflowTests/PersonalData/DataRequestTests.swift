// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Store
import TestSupport
import Testing
import Workflow

/// Requests of people about what is kept of them.
@Suite struct DataRequestTests {
  private func ask(
    _ fixture: FixtureCity, _ kind: PersonalDataRules.RequestKind = .access, _ text: String = "Xin"
  ) -> AskAboutData {
    AskAboutData(
      kind: kind, content: text, today: CalendarDate(fixture.city.now, in: .gmt),
      rules: fixture.city.personalData)
  }

  @Test(arguments: TestEngine.allCases)
  func `A person asks, a keeper answers and closes, and both see it`(
    _ engine: TestEngine
  ) async throws {
    try await FixtureCity.with(engine) { fixture in
      let id = try await fixture.perform(ask(fixture, .correction, " Sửa số điện thoại "), as: .an)
      let khanh = try await fixture.actor(.khanh)
      func seen() async throws -> DataRequests.Request {
        try #require(try await fixture.city.answer(DataRequests(), as: khanh).first)
      }
      let first = try await seen()
      #expect(first.id == id && first.content == "Sửa số điện thoại")
      #expect(first.subject == FixturePerson.an.name)
      #expect(
        first.dueBy
          == fixture.city.personalData.answerBy(
            first.receivedOn, fixture.city.calendar))
      try await fixture.perform(
        AnswerDataRequest(id: id, outcome: .answered, answer: "Đã nhận"), as: .khanh)
      #expect(try await seen().dueBy == first.fulfilBy)
      await #expect(throws: Refusal.self) {
        try await fixture.perform(
          AnswerDataRequest(id: id, outcome: .fulfilled, answer: "  "), as: .khanh)
      }
      try await fixture.perform(
        AnswerDataRequest(id: id, outcome: .fulfilled, answer: "Đã sửa"), as: .khanh)
      let last = try await seen()
      #expect(last.isClosed && last.dueBy == nil)
      #expect(last.answers.map(\.answer) == ["Đã nhận", "Đã sửa"])
      await #expect(throws: Refusal.conflict("data-request.is-closed")) {
        try await fixture.perform(
          AnswerDataRequest(id: id, outcome: .refused, answer: "Không"), as: .khanh)
      }
      let own = try await fixture.city.answer(
        DataRequests(isOwn: true), as: try await fixture.actor(.an))
      #expect(own.map(\.id) == [id])
      let others = try await fixture.city.answer(
        DataRequests(isOwn: true), as: try await fixture.actor(.giang))
      #expect(others.isEmpty)
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `Only those who handle personal data see requests, and each only of the own people`(
    _ engine: TestEngine
  ) async throws {
    try await FixtureCity.with(engine) { fixture in
      let keeper = try await fixture.add("keeper", .administrator, at: "ub-nam-khe")
      let id = try await fixture.perform(ask(fixture), as: .an)
      let own = try await fixture.perform(ask(fixture, .erasure), as: .khanh)
      #expect(try await fixture.city.answer(DataRequests(), as: keeper).isEmpty)
      await #expect(throws: Refusal.notFound("request")) {
        try await fixture.city.perform(
          AnswerDataRequest(id: id, outcome: .answered, answer: "x"), as: keeper)
      }
      await #expect(throws: Refusal.conflict("data-request.own")) {
        try await fixture.perform(
          AnswerDataRequest(id: own, outcome: .fulfilled, answer: "x"), as: .khanh)
      }
      for person in [FixturePerson.dung, .ha, .long, .an] {
        let actor = try await fixture.actor(person)
        await #expect(throws: Refusal.notAllowed(.handlePersonalData)) {
          try await fixture.city.answer(DataRequests(), as: actor)
        }
      }
      func note(_ received: String) async throws -> UUID {
        try await fixture.city.perform(
          NoteDataRequest(
            subject: "Cụ Tư", contact: "tổ 3", kind: .objection, content: "Không đồng ý",
            received: try #require(CalendarDate(received)),
            today: CalendarDate(fixture.city.now, in: .gmt), rules: fixture.city.personalData),
          as: keeper)
      }
      let paper = try await note("2025-01-02")
      #expect(try await fixture.city.answer(DataRequests(), as: keeper).map(\.id) == [paper])
      let other = try await fixture.add("other", .administrator, at: "ub-bac-son")
      #expect(try await fixture.city.answer(DataRequests(), as: other).map(\.id) == [id])
      let khanh = try await fixture.actor(.khanh)
      #expect(
        Set(try await fixture.city.answer(DataRequests(), as: khanh).map(\.id))
          == [id, own, paper])
      await #expect(
        throws: Refusal.invalid([Issue(field: "received", code: "data-request.future")])
      ) { try await note("2031-01-02") }
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `Ten may be open, and the log tells the kind but not the words`(
    _ engine: TestEngine
  ) async throws {
    try await FixtureCity.with(engine) { fixture in
      for _ in 1...10 { _ = try await fixture.perform(ask(fixture, .access, "bí mật"), as: .an) }
      await #expect(throws: Refusal.conflict("data-request.many-open")) {
        try await fixture.perform(ask(fixture), as: .an)
      }
      var filter = LogSearch.Filter()
      filter.kind = "data-request.make"
      let found = try await fixture.city.answer(LogSearch(filter), as: .commandLine)
      #expect(found.entries.count == 10)
      #expect(found.entries.allSatisfy { $0.detail == ["kind": "access"] })
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `What is kept of a person is told whole, secrets only as numbers`(
    _ engine: TestEngine
  ) async throws {
    try await FixtureCity.with(engine) { fixture in
      let an = try await fixture.actor(.an)
      _ = try await fixture.city.perform(
        MakeToken(name: "excel", reach: "read", days: "30"), as: an)
      _ = try await fixture.city.perform(
        SignIn(login: "an", password: FixtureCity.password, device: "máy"), as: .commandLine)
      let record = try await fixture.city.answer(HeldAboutMe(), as: an)
      #expect(record.login == "an" && record.grants.map(\.unit) == ["ub-bac-son"])
      #expect(record.sessions.count == 1 && record.tokens.map(\.name) == ["excel"])
      #expect(record.knownBrowsers == 1 && record.deedCount == record.deeds.count)
      #expect(record.deeds.contains { $0.kind == "person.sign-in" })
      let text = String(decoding: try JSONEncoder().encode(record), as: UTF8.self)
      #expect(!text.contains("argon2") && !text.contains("lc_"))
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `Contacts and sign-in data of a closed account are erased, by a keeper or by time`(
    _ engine: TestEngine
  ) async throws {
    try await FixtureCity.with(engine) { fixture in
      _ = try await fixture.perform(
        DescribePerson(
          login: "an", details: PersonDetails(name: "An", email: "an@example.vn", phone: "09")),
        as: .khanh)
      func erase() async throws -> Bool {
        try await fixture.perform(EraseContacts(login: "an"), as: .khanh)
      }
      await #expect(throws: Refusal.conflict("person.erase-open")) { try await erase() }
      try await fixture.perform(ClosePerson(login: "an"), as: .khanh)
      try await fixture.perform(ClosePerson(login: "giang"), as: .khanh)
      let retention = ApplyRetention(rules: fixture.city.personalData)
      #expect(try await fixture.city.perform(retention, as: .commandLine) == [])
      #expect(try await erase())
      #expect(try await !erase())
      let people = try await fixture.city.answer(AccountList(login: "an"), as: .commandLine).people
      let an = try #require(people.first)
      #expect(an.email.isEmpty && an.phone.isEmpty && an.name == "An" && an.grants.count == 1)
      fixture.clock.advance(days: 366)
      #expect(try await fixture.city.perform(retention, as: .commandLine) == ["giang"])
      #expect(try await fixture.city.perform(retention, as: .commandLine) == [])
      let khanh = try await fixture.actor(.khanh)
      await #expect(throws: Refusal.notAllowed(.handlePersonalData)) {
        try await fixture.city.perform(retention, as: khanh)
      }
    }
  }
}
