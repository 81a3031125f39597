// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Domain
import Foundation
import Sheets
import Words
import Workflow

/// `learningcity workbooks`: the workbooks that units fill in, as files or as one ZIP.
struct WorkbooksCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "workbooks", abstract: "Writes the workbooks that units fill in for a period.")

  @Option(help: "The programme's id.")
  var programme: String

  @Option(help: "The period, such as 2025-01.")
  var period: String

  @Option(help: "The code of a unit, any number of times; every unit that owes when not given.")
  var unit: [String] = []

  @Option(help: "The folder to write into, or a file that ends with .zip.")
  var output: String

  @Option(help: "vi or en.")
  var language: String = "vi"

  @OptionGroup var database: DatabaseOption

  func run() async throws {
    guard let language = Language(rawValue: language) else {
      throw ValidationError("--language: vi, en")
    }
    try await database.withCity { city in
      let words = try Phrasebook.load(language.rawValue)
      var files: [UnitWorkbook] = []
      for code in unit {
        let place = SubmissionPlace(programme: programme, period: period, orgUnit: code)
        files.append(try await city.workbook(place, as: .commandLine, language, words))
      }
      if unit.isEmpty {
        files = try await city.workbooks(
          programme: programme, period: period, as: .commandLine, language, words)
      }
      try write(files)
      Output.line(
        try Surroundings.phrasebook()(
          "workbook.written", ["count": String(files.count), "path": output]))
    }
  }

  private func write(_ files: [UnitWorkbook]) throws {
    if output.lowercased().hasSuffix(".zip") {
      return try Self.write(try files.zipped(), to: URL(filePath: output))
    }
    let folder = URL(filePath: output, directoryHint: .isDirectory)
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    } catch {
      throw CommandFault("command.cannot-write", ["file": output])
    }
    for file in files { try Self.write(file.content, to: folder.appending(path: file.name)) }
  }

  /// Whole or not at all.
  static func write(_ bytes: [UInt8], to file: URL) throws {
    do {
      try Data(bytes).write(to: file, options: .atomic)
    } catch {
      throw CommandFault("command.cannot-write", ["file": file.path])
    }
  }
}

/// `learningcity import workbooks`: filled workbooks, each for the report that it was made for.
struct ImportWorkbooksCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "workbooks",
    abstract: "Takes workbooks that units filled in, each whole or not at all.",
    discussion: "Says what each changes, or what is wrong and where.")

  @Argument(help: "The files.")
  var files: [String]

  @Option(help: "A folder for copies with the faults marked.")
  var marked: String?

  @Flag(help: "Says what would happen and changes nothing.")
  var dryRun = false

  @OptionGroup var database: DatabaseOption

  func run() async throws {
    try await database.withCity { city in
      let words = try Surroundings.phrasebook()
      var refused = 0
      for path in files {
        do {
          if try await !take(try GivenFile(path), city, words) { refused += 1 }
        } catch {
          for line in CommandFault.lines(error, words) { Output.error("\(path): \(line)") }
          refused += 1
        }
      }
      guard refused == 0 else {
        throw CommandFault(
          "workbook.some-refused", ["count": String(refused), "total": String(files.count)])
      }
    }
  }

  /// Whether it was taken.
  private func take(_ file: GivenFile, _ city: City, _ words: Phrasebook) async throws -> Bool {
    let filled = try await FilledWorkbook(
      file.content, for: try FilledWorkbook.place(file.content), in: city, as: .commandLine,
      rehearsing: dryRun)
    let estimate = " (\(words("maturity.estimate")))"
    for line in filled.lines {
      let name = line.place.isEmpty ? words("submission.note") : line.place
      Output.line(
        [
          file.name, String(line.indicator), name,
          line.old + (line.wasEstimate ? estimate : ""),
          line.new + (line.isEstimate ? estimate : ""),
        ].map(Output.oneLine).joined(separator: "\t"))
    }
    for issue in filled.issues {
      let cell =
        issue.arguments["cell"] == nil ? "" : words("workbook.cell", issue.arguments) + " "
      Output.error("\(file.name): \(cell)\(words(issue.code, issue.arguments))")
    }
    if let marked, filled.canMark {
      let folder = URL(filePath: marked, directoryHint: .isDirectory)
      try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      let copy = folder.appending(path: file.name)
      guard !FileManager.default.fileExists(atPath: copy.path) else {
        throw CommandFault("command.file-exists", ["file": copy.path])
      }
      try WorkbooksCommand.write(
        try filled.marked { words($0.code, $0.arguments) }, to: copy)
    }
    guard filled.issues.isEmpty else { return false }
    Output.line(
      words(
        dryRun ? "workbook.would-take" : "workbook.taken",
        ["file": file.name, "count": String(filled.lines.count)]))
    return true
  }
}
