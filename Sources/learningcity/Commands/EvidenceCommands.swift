// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Domain
import Files
import Foundation
import Reports
import Web
import Words
import Workflow

/// `learningcity evidence`: files of evidence, taken out or moved.
struct EvidenceCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evidence", abstract: "Evidence: taken out as one ZIP, or moved to another place.",
    subcommands: [EvidenceArchiveCommand.self, EvidenceMoveCommand.self])
}

/// `learningcity evidence archive`: what counted for approved reports, with its index.
struct EvidenceArchiveCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "archive",
    abstract: "Writes the evidence of approved reports and its index to a ZIP.")

  @Option(help: "The programme's id.")
  var programme: String

  @Option(help: "One period, such as 2025-01; all when not given.")
  var period: String?

  @Option(help: "One indicator; all when not given.")
  var indicator: Int?

  @Option(help: "The file to write.")
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
      let answer = try await city.answer(
        CountedEvidence(programme: programme, period: period, indicator: indicator),
        as: .commandLine)
      try await city.perform(
        NoteExport(
          programme: programme, what: "evidence",
          ["files": String(answer.entries.count), "period": period ?? ""]), as: .commandLine)
      let part = output + ".part"
      guard FileManager.default.createFile(atPath: part, contents: nil),
        let file = FileHandle(forWritingAtPath: part)
      else { throw BackupFault.noFile(output) }
      defer { FilePath.remove(part) }
      let now = city.now
      try await EvidenceArchive(city: city, answer: answer).write(
        index: { lines in
          let index = EvidenceIndex(lines, of: answer, language: language, words: words)
          return (words("evidence-index.file"), try index.bytes(at: now))
        }, to: { try file.write(contentsOf: Data($0)) })
      try file.close()
      guard rename(part, output) == 0 else { throw BackupFault.noFile(output) }
      Output.line(
        try Surroundings.phrasebook()(
          "evidence.written", ["path": output, "count": String(answer.entries.count)]))
    }
  }
}

/// `learningcity evidence move`: every file into another place; the old one stays as it is.
struct EvidenceMoveCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "move",
    abstract: "Copies every file of evidence into another place, which serve is then told of.",
    discussion: "May be broken off and run again: what is there already stays.")

  @Option(
    help: ArgumentHelp("A folder, or s3://BUCKET/PREFIX.", valueName: "place"))
  var to: String

  @OptionGroup var database: DatabaseOption

  func run() async throws {
    var other = FilesOption()
    other.files = to
    let target = other
    try await database.withCity { city in
      let store = try target.store(database.address())
      let entries = try await city.answer(StoredFiles(), as: .commandLine)
      for (index, entry) in entries.enumerated() {
        try await store.keep(city.files.fetch(entry.sha256).path, as: entry.sha256)
        Output.progress(index + 1, of: entries.count)
      }
      Output.line(
        try Surroundings.phrasebook()(
          "evidence.moved", ["count": String(entries.count), "place": store.place]))
    }
  }
}

/// `learningcity verify evidence`: every file against its checksum.
struct VerifyEvidenceCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evidence",
    abstract: "Holds every file of evidence against its SHA-256; exits 1 on a difference.")

  @OptionGroup var database: DatabaseOption

  func run() async throws {
    try await database.withCity { city in
      let words = try Surroundings.phrasebook()
      let entries = try await city.answer(StoredFiles(), as: .commandLine)
      var faults = 0
      for (index, entry) in entries.enumerated() {
        do {
          let file = try await city.files.fetch(entry.sha256)
          let checksum = try await FilePath.waiting { try FilePath.checksum(file.path) }
          guard checksum == entry.sha256 else { throw FileFault.damaged }
        } catch let fault as FileFault where [.missing, .damaged].contains(fault) {
          faults += 1
          Output.line(
            words(
              fault == .missing ? "evidence.file-missing" : "evidence.file-damaged",
              ["checksum": entry.sha256, "title": entry.title]))
        }
        Output.progress(index + 1, of: entries.count)
      }
      Output.line(
        words(
          faults == 0 ? "evidence.files-whole" : "evidence.files-faulty",
          ["count": String(entries.count), "faults": String(faults)]))
      if faults > 0 { throw ExitCode(1) }
    }
  }
}
