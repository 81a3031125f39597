// SPDX-License-Identifier: Apache-2.0

import Domain
import Files
import Foundation
import Store
import TestSupport
import Workflow

/// The fixture city with the address under which the program finds its database.
struct CommandCity: Sendable {
  let fixture: FixtureCity
  let address: String
  let folder: TemporaryFolder

  static func with(
    _ engine: TestEngine, hasReform: Bool = true, _ body: (CommandCity) async throws -> Void
  ) async throws {
    try await FixtureCity.with(engine, hasReform: hasReform) { fixture in
      let address = try await Self.address(of: fixture.city.store, engine)
      try await body(CommandCity(fixture: fixture, address: address, folder: TemporaryFolder()))
    }
  }

  /// Where the program finds the city's database and files.
  private var surroundings: [String: String] {
    [
      "LEARNINGCITY_DATABASE": address, "LEARNINGCITY_FILES": fixture.city.files.place,
      "LEARNINGCITY_UPLOADS": fixture.city.files.place + ".uploads",
    ]
  }

  /// Runs the program on the city's database.
  func run(
    _ arguments: String..., environment: [String: String] = [:], language: String = "en"
  ) async throws -> CommandLineProgram.Outcome {
    try await CommandLineProgram.run(
      arguments, environment: environment.merging(surroundings) { $1 },
      language: language)
  }

  func run(_ arguments: [String]) async throws -> CommandLineProgram.Outcome {
    try await CommandLineProgram.run(
      arguments, environment: surroundings, language: "en")
  }

  /// Imports a file of figures for January 2025.
  func importValues(
    _ file: String, _ flags: String..., language: String = "en"
  ) async throws -> CommandLineProgram.Outcome {
    try await CommandLineProgram.run(
      ["import", "values", file, "--programme", "uong-bi-2025", "--period", "2025-01"] + flags,
      environment: surroundings, language: language)
  }

  /// How many figures the database holds.
  func figures() async throws -> Int {
    try await fixture.city.store.read {
      try $0.scalar("SELECT COUNT(*) FROM submission_figure", as: Int.self) ?? 0
    }
  }

  static func address(of store: any DataStore, _ engine: TestEngine) async throws -> String {
    switch engine {
    case .sqlite:
      let file = try await store.read {
        try $0.scalar("SELECT file FROM pragma_database_list WHERE name = 'main'", as: String.self)
      }
      return "sqlite:" + (file ?? "")
    case .postgreSQL:
      let name = try await store.read {
        try $0.scalar("SELECT current_database()", as: String.self)
      }
      return clusterAddress(database: name ?? "")
    }
  }

  private static func clusterAddress(database: String) -> String {
    let cluster = ProcessInfo.processInfo.environment["LEARNINGCITY_TEST_POSTGRESQL"] ?? ""
    guard cluster.contains("://") else { return "\(cluster) dbname=\(database)" }
    return cluster + (cluster.contains("?") ? "&" : "?") + "dbname=\(database)"
  }
}
