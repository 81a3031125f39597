// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Domain
import Foundation
import Words
import Workflow

/// `learningcity import`: takes files of figures and of rules.
struct ImportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Imports figures, filled workbooks, targets, reference values, assignments.",
    subcommands: [
      ImportValuesCommand.self, ImportWorkbooksCommand.self, ImportTargetsCommand.self,
      ImportReferencesCommand.self,
      ImportAssignmentsCommand.self,
    ])
}

/// `learningcity import values`: a CSV or XLSX file of figures, whole or not at all.
struct ImportValuesCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "values",
    abstract: "Imports a CSV or XLSX file of figures, whole or not at all.",
    discussion: "Columns: " + ImportRow.columns.joined(separator: ","))

  @Argument(help: "The file.")
  var file: String

  @Option(help: "The programme's id.")
  var programme: String

  @Option(help: "The period, such as 2025-01.")
  var period: String

  @Flag(help: "Hands the reports in and approves them as well.")
  var approve = false

  @Flag(help: "Says what would happen and changes nothing.")
  var dryRun = false

  @OptionGroup var database: DatabaseOption

  func run() async throws {
    try await database.withCity { city in
      let words = try Surroundings.phrasebook()
      let act = ImportValues(
        programme: programme, period: period, rows: try GivenFile(file).values(), approve: approve)
      let outcome =
        dryRun
        ? try await city.rehearse(act, as: .commandLine)
        : try await city.perform(act, as: .commandLine)
      Output.line(
        words(
          dryRun ? "import.would-take" : "import.taken",
          [
            "rows": "\(outcome.rows)", "units": "\(outcome.units)",
            "changed": "\(outcome.changed)", "unchanged": "\(outcome.unchanged)",
          ]))
    }
  }
}
