// SPDX-License-Identifier: Apache-2.0
package import Domain
import Files
import Foundation
package import Workflow

/// Uông Bí as the tests know it: the real folders and eight people, in a database of its own.
/// No report has been begun.
package struct FixtureCity: Sendable {
  package static let password = "mat-khau-thu-nghiem"
  package static let programme = "uong-bi-2025"
  package static let period = "2025-01"
  /// The most that one file of evidence may hold here.
  package static let maximumSize = 2 << 20
  package static let nextPeriod = "2025-02"

  package var city: City
  package let clock: FixtureClock
  let people: [FixturePerson: Actor]

  /// `approval`: levels between the heads of units and the standing office, in every regime.
  package static func with<R>(
    _ engine: TestEngine, hasReform: Bool = true, figureChecks: FigureChecks = .none,
    approval: [ApprovalLevel] = [], _ body: (FixtureCity) async throws -> R
  ) async throws -> R {
    guard hasReform else { return try await withoutReform(engine, body) }
    var programme = try FixturePacks.programme()
    for place in programme.regimes.indices { programme.regimes[place].approval = approval }
    return try await with(engine, programme, figureChecks, body)
  }

  /// The city as if it had not ended on 1 July 2025, for changes of a test's own.
  package static func withoutReform<R>(
    _ engine: TestEngine, _ body: (FixtureCity) async throws -> R
  ) async throws -> R {
    var programme = try FixturePacks.programme()
    programme.changes = []
    return try await with(engine, programme, .none, body)
  }

  private static func with<R>(
    _ engine: TestEngine, _ programme: Programme, _ figureChecks: FigureChecks = .none,
    _ body: (FixtureCity) async throws -> R
  ) async throws -> R {
    let founding = FixtureFounding(
      framework: try FixturePacks.framework(), programme: programme)
    return try await TestStore.withStore(engine, migrations: Schema.migrations) { store in
      let clock = FixtureClock()
      var city = City(store: store, clock: { clock.tick() })
      city.personalData = try FixturePacks.personalData()
      city.calendar = try FixturePacks.calendar()
      city.figureChecks = figureChecks
      city.evidenceRules = try FixturePacks.evidence()
      // So that a file that is too large is a small one.
      city.evidenceRules.maximumSize = maximumSize
      let folder = FixtureFile.folder()
      defer { try? FileManager.default.removeItem(atPath: folder) }
      city.files = try FolderStore(folder + "/files")
      city.staging = try Staging(folder + "/uploads")
      let ids = try await city.perform(founding, as: .commandLine)
      var people: [FixturePerson: Actor] = [:]
      for (person, id) in ids {
        people[person] = Actor(personID: id, name: person.name, language: .vi)
      }
      return try await body(FixtureCity(city: city, clock: clock, people: people))
    }
  }

  package func actor(_ person: FixturePerson) async throws -> Actor {
    guard let actor = people[person] else { throw Refusal.notFound("person") }
    return actor
  }

  /// Performs an act as one of the people.
  @discardableResult
  package func perform<A: Act>(_ act: A, as person: FixturePerson) async throws -> A.Outcome {
    try await city.perform(act, as: actor(person))
  }

  /// Answers a question of one of the people.
  package func answer<Q: Question>(_ question: Q, as person: FixturePerson) async throws -> Q.Answer
  {
    try await city.answer(question, as: actor(person))
  }

  /// The place of a unit's report.
  package static func place(
    _ unit: String = "ub-bac-son", in period: String = FixtureCity.period
  ) -> SubmissionPlace {
    SubmissionPlace(programme: programme, period: period, orgUnit: unit)
  }
}
