// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Domain
import Foundation
import Words
import Workflow

/// `learningcity user import`: a table of accounts with their roles, whole or not at all.
struct UserImportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Takes accounts with roles from a CSV or XLSX file, all or none.",
    discussion: "Columns: name, unit, role, and login or email; optional: position, phone, "
      + "language, valid_from, valid_to. A row is one role of a person.")

  @Argument(help: "The file, CSV or XLSX; the row that names the columns may stand below a title.")
  var file: String

  @Flag(help: "Says what would happen and changes nothing.")
  var dryRun = false

  @OptionGroup var database: DatabaseOption

  func run() async throws {
    try await database.withCity { city in
      let words = try Surroundings.phrasebook()
      var names: [String: Role] = [:]
      for language in Language.allCases {
        let words = try Phrasebook.load(language.rawValue)
        for role in Role.allCases { names[words("role.\(role.rawValue)")] = role }
      }
      let act = ImportPeople(table: try GivenFile(file).rules(), roleNames: names)
      let rows =
        dryRun
        ? try await city.rehearse(act, as: .commandLine)
        : try await city.perform(act, as: .commandLine)
      func count(_ kind: ImportPeople.Kind) -> String { String(rows.count { $0.kind == kind }) }
      Output.line(
        words(
          dryRun ? "import.rules-would-take" : "import.rules-taken",
          ["added": count(.added), "changed": count(.changed), "same": count(.same)]))
    }
  }
}
