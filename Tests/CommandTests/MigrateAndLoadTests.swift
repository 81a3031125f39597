// SPDX-License-Identifier: Apache-2.0

import Foundation
import Store
import TestSupport
import Testing
import Workflow

/// From nothing to a loaded programme, on an empty database of each engine.
@Suite struct MigrateAndLoadTests {
  private let programme = FixturePacks.root.appending(path: "programmes/uong-bi-2025").path

  private func withEmptyDatabase(
    _ engine: TestEngine, _ body: ([String: String]) async throws -> Void
  ) async throws {
    switch engine {
    case .sqlite:
      let folder = try TemporaryFolder()
      try await body(["LEARNINGCITY_DATABASE": "sqlite:" + folder.path("new/city.sqlite")])
    case .postgreSQL:
      try await TestStore.withStore(engine, migrations: []) { store in
        let address = try await CommandCity.address(of: store, engine)
        try await body(["LEARNINGCITY_DATABASE": address])
      }
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `Migrating a second time changes nothing`(_ engine: TestEngine) async throws {
    try await withEmptyDatabase(engine) { environment in
      let first = try await CommandLineProgram.run(["migrate"], environment: environment)
      #expect(first.status == 0)
      #expect(first.outputLines.count >= 3)
      #expect(first.outputLines.allSatisfy { $0.hasPrefix("Applied ") })
      let second = try await CommandLineProgram.run(["migrate"], environment: environment)
      #expect(second.status == 0)
      #expect(second.output == "The database is up to date, nothing changed\n")
      let vietnamese = try await CommandLineProgram.run(
        ["migrate"], environment: environment, language: "vi")
      #expect(vietnamese.output != second.output)
      #expect(second.errors.isEmpty && vietnamese.errors.isEmpty)
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `Loading makes a new database, and loading again changes nothing`(
    _ engine: TestEngine
  ) async throws {
    try await withEmptyDatabase(engine) { environment in
      let first = try await CommandLineProgram.run(["load", programme], environment: environment)
      #expect(first.status == 0)
      #expect(first.output.contains("Added framework: vn-86-2019"))
      #expect(first.output.contains("Phường Bắc Sơn"))
      let second = try await CommandLineProgram.run(["load", programme], environment: environment)
      #expect(second.status == 0)
      #expect(second.output == "Nothing changed\n")
    }
  }

  @Test func `A database that is older than the program is left alone`() async throws {
    try await TestStore.withStore(.postgreSQL, migrations: [Self.first()]) { store in
      let address = try await CommandCity.address(of: store, .postgreSQL)
      let run = try await CommandLineProgram.run(
        ["evaluate", "--programme", "uong-bi-2025", "--period", "2025-01", "--database", address])
      #expect(run.status == 1)
      #expect(run.errorLines.count == 1)
      #expect(run.errors.contains("learningcity migrate"))
    }
  }

  /// The first of the product's own migrations: a database of an earlier program.
  private static func first() throws -> Migration {
    try #require(Schema.migrations.first)
  }
}
