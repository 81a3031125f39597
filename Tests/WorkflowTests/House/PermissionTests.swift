// SPDX-License-Identifier: Apache-2.0
import Domain
import Foundation
import TestSupport
import Testing
import Workflow

/// Who holds what where: roles at units, inherited down the tree.
@Suite struct PermissionTests {
  @Test(arguments: TestEngine.allCases)
  func `A role reaches its unit and every unit below it`(_ engine: TestEngine) async throws {
    try await FixtureCity.with(engine) { fixture in
      for unit in ["ub", "ub-bac-son", "ub-ldtbxh", "ub-thuong-yen-cong"] {
        let held = try await fixture.answer(HeldPermissions(orgUnit: unit), as: .ha)
        #expect(held == Role.leader.permissions, "\(unit)")
      }
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `A role reaches neither its neighbours nor the unit above`(
    _ engine: TestEngine
  ) async throws {
    try await FixtureCity.with(engine) { fixture in
      let own = try await fixture.answer(HeldPermissions(orgUnit: "ub-bac-son"), as: .an)
      #expect(own == Role.clerk.permissions)
      for unit in ["ub", "ub-yen-thanh", "ub-ldtbxh"] {
        let held = try await fixture.answer(HeldPermissions(orgUnit: unit), as: .an)
        #expect(held.isEmpty, "\(unit)")
      }
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `The standing office reaches the whole area of its programme`(
    _ engine: TestEngine
  ) async throws {
    try await FixtureCity.with(engine) { fixture in
      for unit in ["ub", "ub-gddt", "ub-yen-thanh", "ub-y-te"] {
        let held = try await fixture.answer(HeldPermissions(orgUnit: unit), as: .dung)
        #expect(held == Role.standingOffice.permissions, "\(unit)")
      }
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `A standing office that serves no programme reaches nothing`(
    _ engine: TestEngine
  ) async throws {
    try await FixtureCity.with(engine) { fixture in
      let stranger = try await fixture.add("stranger", .standingOffice, at: "ub-noi-vu")
      for unit in ["ub", "ub-noi-vu", "ub-bac-son"] {
        let held = try await fixture.city.answer(HeldPermissions(orgUnit: unit), as: stranger)
        #expect(held.isEmpty, "\(unit)")
      }
      await #expect(throws: Refusal.notAllowed(.viewProgress)) {
        try await fixture.city.answer(
          PeriodProgress(programme: FixtureCity.programme, period: FixtureCity.period),
          as: stranger)
      }
      await #expect(throws: Refusal.notFound("unit")) {
        try await fixture.city.answer(SubmissionForm(place: FixtureCity.place()), as: stranger)
      }
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `Two roles of one person add up`(_ engine: TestEngine) async throws {
    try await FixtureCity.with(engine) { fixture in
      try await fixture.city.perform(
        GrantRole(login: "dung", role: .headOfUnit, orgUnit: "ub-gddt"), as: .commandLine)
      let office = try await fixture.answer(HeldPermissions(orgUnit: "ub-gddt"), as: .dung)
      #expect(office == Role.standingOffice.permissions.union(Role.headOfUnit.permissions))
      let ward = try await fixture.answer(HeldPermissions(orgUnit: "ub-bac-son"), as: .dung)
      #expect(ward == Role.standingOffice.permissions)
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `The administrator keeps accounts and sees no figure`(_ engine: TestEngine) async throws {
    try await FixtureCity.with(engine) { fixture in
      try await fixture.bring(to: .approved)
      let held = try await fixture.answer(HeldPermissions(orgUnit: "ub-bac-son"), as: .khanh)
      #expect(held == [.manageAccounts, .handlePersonalData, .setCalendar])
      await #expect(throws: Refusal.notFound("unit")) {
        try await fixture.form(as: .khanh)
      }
      for unit in [nil, "ub-bac-son"] {
        await #expect(throws: Refusal.notAllowed(.viewEvaluation)) {
          try await fixture.evaluation(3, of: unit, as: .khanh)
        }
      }
      let work = try await fixture.answer(MyWork(), as: .khanh)
      #expect(work.isEmpty)
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `Somebody without any role finds no programme`(_ engine: TestEngine) async throws {
    try await FixtureCity.with(engine) { fixture in
      let nobody = Actor(personID: UUID(), name: "Nobody", language: .vi)
      let held = try await fixture.city.answer(HeldPermissions(orgUnit: "ub"), as: nobody)
      #expect(held.isEmpty)
      let programmes = try await fixture.city.answer(Programmes(), as: nobody)
      #expect(programmes.isEmpty)
      let work = try await fixture.city.answer(MyWork(), as: nobody)
      #expect(work.isEmpty)
      await #expect(throws: Refusal.notFound("programme")) {
        try await fixture.city.answer(SubmissionForm(place: FixtureCity.place()), as: nobody)
      }
      await #expect(throws: Refusal.notFound("programme")) {
        try await fixture.city.answer(FrameworkText(programme: FixtureCity.programme), as: nobody)
      }
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `The operator holds every permission`(_ engine: TestEngine) async throws {
    try await FixtureCity.with(engine) { fixture in
      let held = try await fixture.city.answer(HeldPermissions(orgUnit: "ub"), as: .commandLine)
      #expect(held == Set(Permission.allCases))
    }
  }
}
