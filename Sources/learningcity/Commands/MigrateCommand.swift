// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Store
import Words
import Workflow

/// `learningcity migrate`: brings the database's tables up to this program.
struct MigrateCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "migrate", abstract: "Creates or updates the tables of the database.")

  @OptionGroup var database: DatabaseOption

  func run() async throws {
    try await CommandFault.inOneLine {
      let words = try Surroundings.phrasebook()
      let store = try await openStore(try database.address())
      let applied = try await Migrator(Schema.migrations).migrate(store)
      await store.close()
      for name in applied { Output.line(words("migrate.applied", ["name": name])) }
      if applied.isEmpty { Output.line(words("migrate.nothing")) }
    }
  }
}
