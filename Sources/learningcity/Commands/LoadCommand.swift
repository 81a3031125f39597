// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Domain
import Foundation
import Packs
import Words
import Workflow

/// `learningcity load`: puts a checked programme and its framework into the database.
struct LoadCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "load", abstract: "Loads a programme's folder; says what it changed.")

  @Argument(help: "The programme's folder.")
  var folder: String

  @Option(help: "Where frameworks are looked up; beside the programme's folder when not given.")
  var frameworks: String?

  @OptionGroup var database: DatabaseOption

  func run() async throws {
    try await CommandFault.inOneLine {
      let words = try Surroundings.phrasebook()
      let pack = try Self.read(folder, frameworks, words)
      let changes = try await database.withCity(creates: true) { city in
        try await city.perform(pack, as: .commandLine)
      }
      Self.report(changes, words)
    }
  }

  /// Reads the folder; its errors are printed and end the command.
  static func read(
    _ path: String, _ frameworks: String?, _ words: Phrasebook
  ) throws -> LoadPack {
    let folder = URL(filePath: path, directoryHint: .isDirectory)
    let read = PackFolders.programme(folder, frameworks: frameworks)
    guard let programme = read.programme, let framework = read.framework else {
      for fault in read.faults where fault.severity == .error {
        Output.error(PackFolders.line(fault, words))
      }
      throw ExitCode(1)
    }
    return LoadPack(framework: framework, others: read.others, programme: programme)
  }

  static func report(_ changes: [LoadChange], _ words: Phrasebook) {
    let moved = changes.filter { $0.kind != .unchanged }
    for change in moved {
      Output.line(
        words(
          "load.\(change.kind.rawValue)",
          ["subject": words("thing.\(change.subject)"), "name": change.name]))
    }
    if moved.isEmpty { Output.line(words("load.nothing")) }
  }
}
