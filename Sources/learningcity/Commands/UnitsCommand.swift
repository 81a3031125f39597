// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Documents
import Domain
import Foundation
import Words
import Workflow

/// `learningcity units`: the units of a programme through time.
struct UnitsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "units", abstract: "The units of a programme through time.",
    subcommands: [
      UnitsExportCommand.self, UnitsImportCommand.self, UnitsChangesCommand.self,
      UnitsOpenCommand.self, UnitsCloseCommand.self, UnitsRenameCommand.self,
      UnitsMoveCommand.self, UnitsMergeCommand.self, UnitsSplitCommand.self,
      UnitsTransferCommand.self, UnitsUndoCommand.self,
    ])
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

/// `learningcity units import`: a table of units with days, whole or not at all.
struct UnitsImportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Takes units from a CSV or XLSX file, all or none.",
    discussion: "Columns: code, name, kind, parent_code; optional: valid_from, valid_to, name_en, "
      + "short_name, official_code, same_as (the code that a doubtful row means, or new)")

  @Argument(help: "The file, CSV or XLSX; the row that names the columns may stand below a title.")
  var file: String

  @Option(help: "The programme's id.")
  var programme: String

  @Option(help: "The legal basis of what the file changes on a day.")
  var legalBasis: String = ""

  @Flag(help: "Approved reports of units that ended count for those that took their places.")
  var reattribute = false

  @Flag(help: "Says what would happen and changes nothing.")
  var dryRun = false

  @OptionGroup var database: DatabaseOption

  func run() async throws {
    try await database.withCity { city in
      let words = try Surroundings.phrasebook()
      let act = ImportUnits(
        programme: programme, table: try GivenFile(file).rules(), legalBasis: legalBasis,
        reattributes: reattribute)
      let content =
        dryRun
        ? try await city.rehearse(act, as: .commandLine)
        : try await city.perform(act, as: .commandLine)
      func count(_ kind: UnitImport.Kind) -> String {
        String(content.rows.count { $0.kind == kind })
      }
      Output.line(
        words(
          dryRun ? "import.rules-would-take" : "import.rules-taken",
          ["added": count(.added), "changed": count(.changed), "same": count(.same)]))
    }
  }
}

/// `learningcity units changes`: what was written of units, with the ids that `undo` takes.
struct UnitsChangesCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "changes", abstract: "Lists the changes of units that were written, with ids.")

  @Option(help: "The programme's id.")
  var programme: String

  @OptionGroup var database: DatabaseOption

  func run() async throws {
    try await database.withCity { city in
      let words = try Surroundings.phrasebook()
      let answer = try await city.answer(UnitChanges(programme: programme), as: .commandLine)
      for entry in answer.entries {
        let undone = entry.undoneAt == nil ? "" : "\t\(words("units.undone-short"))"
        let what =
          switch entry.decision {
          case .change(let change): "\(change.date)\t\(change.legalBasis)"
          case .units(let units): "–\t\(words("units.added", ["count": String(units.count)]))"
          }
        Output.line("\(entry.id.uuidString.lowercased())\t\(what)\(undone)")
      }
    }
  }
}

/// `learningcity units undo`: takes a change back that nothing was built upon.
struct UnitsUndoCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "undo", abstract: "Takes a change back that nothing was built upon.")

  @Argument(help: "The id of the change, as `units changes` prints it.")
  var change: String

  @Option(help: "The programme's id.")
  var programme: String

  @Flag(help: "Says whether it can be taken back and changes nothing.")
  var dryRun = false

  @OptionGroup var database: DatabaseOption

  func run() async throws {
    guard let id = UUID(uuidString: change) else { throw ValidationError("CHANGE: UUID") }
    try await database.withCity { city in
      let words = try Surroundings.phrasebook()
      let act = UndoUnitChange(programme: programme, change: id)
      if dryRun {
        try await city.rehearse(act, as: .commandLine)
      } else {
        try await city.perform(act, as: .commandLine)
      }
      Output.line(words(dryRun ? "units.would-undo" : "units.undone-short"))
    }
  }
}
