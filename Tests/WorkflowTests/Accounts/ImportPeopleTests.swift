// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Store
import TestSupport
import Testing
import Workflow

/// Accounts from a table: all or none, each fault at its place.
@Suite struct ImportPeopleTests {
  private func act(_ text: String) -> ImportPeople {
    ImportPeople(
      table: RuleTable(pasted: text, notation: .machine),
      roleNames: ["Công chức cấp xã": .clerk, "Người đứng đầu": .headOfUnit])
  }

  private static let good = """
    Danh sách tài khoản năm 2025
    Họ và tên\tThư điện tử\tTên đăng nhập\tĐơn vị\tVai trò\tChức vụ\tTừ ngày\tĐến hết ngày
    Phạm Thị Lan\tlan@example.vn\tlan\tub-nam-khe\tcong chuc cap xa\tCông chức\t\t
    Phạm Thị Lan\tlan@example.vn\tLAN\tPhường Nam Khê\tNgười đứng đầu\t\t1/2/2025\t30/6/2025
    Đỗ Đức Đạt\tdat@example.vn\t\tub-bac-son\tclerk\t\t\t
    """

  @Test(arguments: TestEngine.allCases)
  func `A table makes accounts and gives roles; brought again it changes nothing`(
    _ engine: TestEngine
  ) async throws {
    try await FixtureCity.with(engine) { fixture in
      let khanh = try await fixture.actor(.khanh)
      let looked = try await fixture.city.rehearse(act(Self.good), as: khanh)
      #expect(looked.map(\.kind) == [.added, .changed, .added])
      #expect(looked.map(\.place) == ["3", "4", "5"])
      #expect(try await fixture.city.answer(WaitingPeople(), as: khanh).isEmpty)
      _ = try await fixture.city.perform(act(Self.good), as: khanh)
      let people = try await fixture.city.answer(AccountList(login: "lan"), as: khanh).people
      let lan = try #require(people.first)
      #expect(lan.name == "Phạm Thị Lan" && lan.position.vi == "Công chức")
      #expect(lan.grants.map(\.role) == [.clerk, .headOfUnit])
      #expect(lan.grants.last?.validFrom == "2025-02-01")
      #expect(lan.grants.last?.validTo == "2025-07-01")
      let waiting = try await fixture.city.answer(WaitingPeople(), as: khanh)
      #expect(waiting.map(\.login).sorted() == ["dat@example.vn", "lan"])
      let again = try await fixture.city.perform(act(Self.good), as: khanh)
      #expect(again.allSatisfy { $0.kind == .same })
      let moved = try await fixture.city.perform(
        act("login\tname\tunit\trole\tphone\nlan\tPhạm Lan\tub-nam-khe\tclerk\t0912"), as: khanh)
      #expect(moved.map(\.kind) == [.changed])
      let now = try #require(
        try await fixture.city.answer(AccountList(login: "lan"), as: khanh).people.first)
      #expect(now.name == "Phạm Lan" && now.phone == "0912" && now.email == "lan@example.vn")
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `Every fault is told at its row and column, and nothing is written`(
    _ engine: TestEngine
  ) async throws {
    try await FixtureCity.with(engine) { fixture in
      let khanh = try await fixture.actor(.khanh)
      _ = try await fixture.add("mai", .clerk, at: "ub-nam-khe")
      try await fixture.perform(ClosePerson(login: "mai"), as: .khanh)
      let text = """
        login\tname\tunit\trole\temail\tvalid_from\tvalid_to\tlanguage
        lan\tLan\tub-nowhere\tclerk\t\t\t\t
        nga\tNga\tub-nam-khe\tking\t\t\t\t
        ha ha\tHà\tub-nam-khe\tclerk\tkhông có\t\t\t
        tan\tTân\tub-nam-khe\tclerk\t\t31/2/2025\t\t
        tam\tTâm\tub-nam-khe\tclerk\t\t2025-02-02\t2025-02-01\t
        tim\t\tub-nam-khe\tclerk\t\t\t\t
        mai\tMai\tub-nam-khe\tclerk\t\t\t\t
        khanh\tKhánh\tub-nam-khe\tclerk\t\t\t\t
        quy\tQuý\tub-nam-khe\tclerk\t\t\t\tfr
        tot\tTốt\tub-nam-khe\tclerk\t\t\t\tEnglish
        """
      let refusal = await #expect(throws: Refusal.self) {
        try await fixture.city.perform(act(text), as: khanh)
      }
      guard case .invalid(let issues) = refusal else {
        Issue.record("\(String(describing: refusal))")
        return
      }
      let told = issues.map {
        "\($0.arguments["row"] ?? "") \($0.arguments["column"] ?? "") \($0.code)"
      }
      #expect(
        told == [
          "2 unit table.unknown-unit", "3 role table.not-a-choice", "4 login person.bad-login",
          "4 email person.bad-email", "5 valid_from unit.import-bad-date",
          "6 valid_to person.ends-first", "7 name field.required",
          "8 login person.import-closed", "9 login person.grant-oneself",
          "10 language table.not-a-choice",
        ])
      await #expect(throws: Refusal.notFound("person")) {
        try await fixture.city.answer(AccountList(login: "tot"), as: khanh)
      }
      for (text, code) in [
        ("", "table.empty"), ("login\tname\nlan\tLan", "table.missing-columns"),
        ("name\tunit\trole\nLan\tub\tclerk", "table.missing-columns"),
        ("login\tname\tunit\trole\tcmnd\nlan\tLan\tub\tclerk\t1", "table.unknown-columns"),
        ("login\tname\tunit\trole", "table.empty"),
      ] {
        let refusal = await #expect(throws: Refusal.self) {
          try await fixture.city.perform(act(text), as: khanh)
        }
        guard case .invalid(let issues) = refusal else { continue }
        #expect(issues.map(\.code) == [code], "\(text)")
      }
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `A keeper of one unit brings nobody of another, and others bring nobody`(
    _ engine: TestEngine
  ) async throws {
    try await FixtureCity.with(engine) { fixture in
      let keeper = try await fixture.add("keeper", .administrator, at: "ub-bac-son")
      let refusal = await #expect(throws: Refusal.self) {
        try await fixture.city.perform(
          act("login\tname\tunit\trole\nlan\tLan\tub-nam-khe\tclerk"), as: keeper)
      }
      guard case .invalid(let issues) = refusal else { return }
      #expect(issues.map(\.code) == ["person.import-not-yours"])
      // Somebody of another unit is not described either.
      let other = await #expect(throws: Refusal.self) {
        try await fixture.city.perform(
          act("login\tname\tunit\trole\ngiang\tKhác\tub-bac-son\tclerk"), as: keeper)
      }
      guard case .invalid(let others) = other else { return }
      #expect(others.map(\.code) == ["person.import-not-yours"])
      await #expect(throws: Refusal.notAllowed(.manageAccounts)) {
        try await fixture.perform(act(Self.good), as: .dung)
      }
      await #expect(throws: Refusal.notAllowed(.manageAccounts)) {
        try await fixture.perform(InviteWaiting(), as: .dung)
      }
      await #expect(throws: Refusal.notAllowed(.manageAccounts)) {
        try await fixture.city.perform(
          DescribePerson(login: "giang", details: PersonDetails(name: "Khác")), as: keeper)
      }
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `Details are put right, and the log keeps what was said before`(
    _ engine: TestEngine
  ) async throws {
    try await FixtureCity.with(engine) { fixture in
      let details = PersonDetails(
        name: " Nguyễn Thị Ân ", position: LocalizedText(vi: "Chuyên viên", en: nil),
        email: "an@example.vn")
      func describe() async throws -> Bool {
        try await fixture.perform(DescribePerson(login: "an", details: details), as: .khanh)
      }
      #expect(try await describe())
      #expect(try await !describe())
      var filter = LogSearch.Filter()
      filter.kind = "person.describe"
      let found = try await fixture.city.answer(
        LogSearch(filter), as: .commandLine)
      let entry = try #require(found.entries.first)
      #expect(entry.detail["name.before"] == FixturePerson.an.name)
      #expect(entry.detail["name.after"] == "Nguyễn Thị Ân")
      #expect(entry.detail["email"] == "changed" && entry.detail["phone"] == nil)
      #expect(!entry.detail.values.contains("an@example.vn"))
    }
  }
}
