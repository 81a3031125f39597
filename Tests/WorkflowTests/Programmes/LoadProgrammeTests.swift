// SPDX-License-Identifier: Apache-2.0
import Domain
import Foundation
import Store
import TestSupport
import Testing
import Workflow

/// Programmes going into the database: units, periods and rules.
@Suite struct LoadProgrammeTests {
  /// The programme with other units or regimes.
  private func programme(
    framework: String? = nil, orgUnits: ([OrgUnit]) -> [OrgUnit] = { $0 },
    regimes: ([ReportingRegime]) -> [ReportingRegime] = { $0 }
  ) throws -> Programme {
    let old = try FixturePacks.programme()
    return Programme(
      id: old.id, name: old.name, plan: old.plan, area: old.area,
      framework: framework ?? old.framework, frameworkVersion: old.frameworkVersion,
      startsOn: old.startsOn, endsOn: old.endsOn, timeZone: old.timeZone,
      standingOffice: old.standingOffice, note: old.note, kinds: old.kinds,
      orgUnits: orgUnits(Array(old.orgUnits)), groups: old.groups, assignments: old.assignments,
      regimes: regimes(old.regimes), reportFrame: old.reportFrame)
  }

  private func changes(
    _ fixture: FixtureCity, _ programme: Programme
  ) async throws -> [String] {
    try await fixture.city.perform(LoadProgramme(programme: programme), as: .commandLine)
      .filter { $0.kind != .unchanged }.map { "\($0.kind) \($0.subject) \($0.name)" }
  }

  @Test(arguments: TestEngine.allCases)
  func `Only the operator loads a programme`(_ engine: TestEngine) async throws {
    try await FixtureCity.with(engine) { fixture in
      let act = LoadProgramme(programme: try programme())
      for person in FixturePerson.allCases {
        await #expect(throws: Refusal.notAllowed(.editWording), "\(person)") {
          try await fixture.perform(act, as: person)
        }
      }
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `A programme without its framework is refused`(_ engine: TestEngine) async throws {
    try await FixtureCity.with(engine) { fixture in
      let act = LoadProgramme(programme: try programme(framework: "unknown"))
      await #expect(throws: Refusal.conflict("load.no-framework", ["framework": "unknown"])) {
        try await fixture.city.perform(act, as: .commandLine)
      }
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `A new programme says what it adds`(_ engine: TestEngine) async throws {
    try await TestStore.withStore(engine, migrations: Schema.migrations) { store in
      let city = City(store: store)
      let changes = try await city.perform(
        LoadPack(framework: FixturePacks.framework(), programme: FixturePacks.programme()),
        as: .commandLine)
      #expect(changes.allSatisfy { $0.kind == .added })
      let counts = Dictionary(grouping: changes, by: \.subject).mapValues(\.count)
      #expect(counts == ["framework": 1, "unit": 28, "programme": 1, "period": 6])
      #expect(
        changes.filter { $0.subject == "period" }.map(\.name) == (1...6).map { "2025-0\($0)" })
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `A pack whose programme is refused leaves no framework behind`(
    _ engine: TestEngine
  ) async throws {
    try await TestStore.withStore(engine, migrations: Schema.migrations) { store in
      let city = City(store: store)
      let pack = LoadPack(
        framework: try FixturePacks.framework(), programme: try programme(framework: "unknown"))
      await #expect(throws: Refusal.conflict("load.no-framework", ["framework": "unknown"])) {
        try await city.perform(pack, as: .commandLine)
      }
      let isThere = try await store.read { try $0.exists("SELECT 1 FROM framework") }
      #expect(!isThere)
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `The same one again changes nothing`(_ engine: TestEngine) async throws {
    try await FixtureCity.with(engine) { fixture in
      let before = try await fixture.rowCounts()
      #expect(try await changes(fixture, FixturePacks.programme()) == [])
      #expect(try await fixture.rowCounts() == before)
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `A renamed unit keeps its identity, its people and its figures`(
    _ engine: TestEngine
  ) async throws {
    try await FixtureCity.with(engine) { fixture in
      try await fixture.save()
      let renamed = try programme(orgUnits: { units in
        units.map { unit in
          guard unit.code == "ub-bac-son" else { return unit }
          return OrgUnit(
            code: unit.code, name: LocalizedText(vi: "Phường Bắc Sơn Mới", en: nil),
            shortName: nil, kind: unit.kind, parent: unit.parent, source: nil)
        }
      })
      #expect(
        try await changes(fixture, renamed) == [
          "changed unit Phường Bắc Sơn Mới", "changed programme uong-bi-2025",
        ])
      let form = try await fixture.form()
      #expect(form.orgUnit.name.vi == "Phường Bắc Sơn Mới")
      #expect(form.lines.count == 8)
      #expect(try await changes(fixture, renamed) == [])
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `A unit that is left out of the file stays in the database`(
    _ engine: TestEngine
  ) async throws {
    try await FixtureCity.with(engine) { fixture in
      let before = try await fixture.rowCounts()["org_unit"]
      let smaller = try programme(orgUnits: { $0.filter { $0.code != "ub-thuong-yen-cong" } })
      #expect(try await changes(fixture, smaller) == ["changed programme uong-bi-2025"])
      #expect(try await fixture.rowCounts()["org_unit"] == before)
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `Another due day moves every deadline and leaves periods as they stand`(
    _ engine: TestEngine
  ) async throws {
    try await FixtureCity.with(engine) { fixture in
      try await fixture.closePeriod()
      let moved = try programme(regimes: { regimes in
        regimes.map { old in
          ReportingRegime(
            code: old.code, name: old.name, first: old.first, last: old.last, due: .beforeDay(21),
            reporter: old.reporter, recipient: old.recipient, through: old.through,
            legalBasis: old.legalBasis)
        }
      })
      let periods = (1...6).map { "changed period 2025-0\($0)" }
      #expect(try await changes(fixture, moved) == ["changed programme uong-bi-2025"] + periods)
      let form = try await fixture.form()
      #expect(form.period.deadline?.description == "2025-01-20")
      #expect(!form.period.isOpen)
    }
  }
}
