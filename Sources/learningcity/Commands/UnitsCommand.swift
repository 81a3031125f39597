// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Documents
import Domain
import Workflow

/// `learningcity units`: the units of a programme through time.
struct UnitsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "units", abstract: "The units of a programme through time.",
    subcommands: [UnitsExportCommand.self])
}

/// `learningcity units export`: the units of a day.
struct UnitsExportCommand: AsyncParsableCommand {
  /// The kind of file.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case csv
  }

  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Prints the units of a day: code,name,kind,parent_code,valid_from,valid_to.")

  @Option(help: "The programme's id.")
  var programme: String

  @Option(help: "The day, such as 2025-07-01; today if left out.")
  var asOf: String = ""

  @Option(help: "csv.")
  var format: Format = .csv

  @Option(help: "vi or en.")
  var language: String = "vi"

  @OptionGroup var database: DatabaseOption

  func run() async throws {
    guard let language = Language(rawValue: language) else {
      throw ValidationError("--language: vi, en")
    }
    try await database.withCity { city in
      let answer = try await city.answer(
        OrganisationAsOf(programme: programme, date: asOf), as: .commandLine)
      let records = answer.rows.map { UnitRecord($0, language).fields }
      Output.bytes(CSVWriter().bytes(of: [UnitRecord.columns] + records))
    }
  }
}
