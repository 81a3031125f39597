// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Domain
import Words
import Workflow

/// What `import targets`, `import references` and `import assignments` share.
struct ImportRulesOptions: ParsableArguments {
  @Argument(help: "The file, CSV or XLSX; the row that names the columns may stand below a title.")
  var file: String

  @Option(help: "The programme's id.")
  var programme: String

  @Flag(help: "Says what would happen and changes nothing.")
  var dryRun = false

  @OptionGroup var database: DatabaseOption

  func run(_ sheet: RuleSheet) async throws {
    try await database.withCity { city in
      let words = try Surroundings.phrasebook()
      let act = ImportRules(
        sheet: sheet, programme: programme, table: try GivenFile(file).rules())
      let changes =
        dryRun
        ? try await city.rehearse(act, as: .commandLine)
        : try await city.perform(act, as: .commandLine)
      for change in changes where change.kind != .same {
        Output.line("\(words("sheet.change-\(change.kind.rawValue)"))\t\(change.rule.key)")
      }
      Output.line(
        words(
          dryRun ? "import.rules-would-take" : "import.rules-taken",
          [
            "added": "\(changes.count { $0.kind == .added })",
            "changed": "\(changes.count { $0.kind == .changed })",
            "same": "\(changes.count { $0.kind == .same })",
          ]))
    }
  }
}

/// `learningcity import targets`: a sheet of targets, whole or not at all.
struct ImportTargetsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "targets", abstract: "Sets targets from a CSV or XLSX file, all or none.",
    discussion: "Columns: indicator, source, a column for each year; optional: "
      + "unit, kind, direction, path, baseline_year, baseline")

  @OptionGroup var options: ImportRulesOptions

  func run() async throws { try await options.run(.targets) }
}

/// `learningcity import references`: values of reference series, each with its source.
struct ImportReferencesCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "references",
    abstract: "Enters values of reference series from a CSV or XLSX file, all or none.",
    discussion: "Columns: series, year, value, source")

  @OptionGroup var options: ImportRulesOptions

  func run() async throws { try await options.run(.references) }
}

/// `learningcity import assignments`: who leads and who supports indicators.
struct ImportAssignmentsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "assignments",
    abstract: "Assigns indicators from a CSV or XLSX file, all or none.",
    discussion: "Columns: indicator, lead, supporting, collected_from, note; a row for each lead")

  @OptionGroup var options: ImportRulesOptions

  func run() async throws { try await options.run(.assignments) }
}
