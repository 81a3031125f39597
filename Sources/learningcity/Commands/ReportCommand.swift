// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Domain
import Foundation
import Reports
import Web
import Words
import Workflow

/// `learningcity report`: documents.
struct ReportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report", abstract: "Writes reports.", subcommands: [ReportPeriodCommand.self])
}

/// `learningcity report period`: the report of a period to the level above.
struct ReportPeriodCommand: AsyncParsableCommand {
  /// The kind of file.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case docx, xlsx
  }

  static let configuration = CommandConfiguration(
    commandName: "period", abstract: "Writes the report of a period as DOCX or XLSX.")

  @Option(help: "The programme's id.")
  var programme: String

  @Option(help: "The period, such as 2025-01.")
  var period: String

  @Option(help: "docx or xlsx.")
  var format: Format

  @Option(help: "The file to write.")
  var output: String

  @Option(help: "then: by the units of the period; today: re-attributed to today's units.")
  var tree: TreeView = .then

  @Option(help: "vi or en.")
  var language: String = "vi"

  @OptionGroup var database: DatabaseOption

  func run() async throws {
    guard let language = Language(rawValue: language) else {
      throw ValidationError("--language: vi, en")
    }
    try await database.withCity { city in
      let words = try Surroundings.phrasebook()
      let answer = try await city.answer(
        PeriodReportContent(programme: programme, period: period, tree: tree), as: .commandLine)
      let report = PeriodReport(
        answer, language: language, words: try Phrasebook.load(language.rawValue))
      try await city.perform(
        NoteExport(
          programme: programme, what: "period-report",
          ["period": period, "format": format.rawValue]), as: .commandLine)
      let bytes = format == .docx ? try report.docx() : try report.xlsx()
      do {
        try Data(bytes).write(to: URL(filePath: output), options: .atomic)
      } catch {
        throw CommandFault("command.cannot-write", ["file": output])
      }
      Output.line(words("report.written", ["file": output, "size": "\(bytes.count)"]))
    }
  }
}
