// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Domain
import Foundation
import Store
import Words
import Workflow

/// `learningcity demo`: loads a programme with invented people and illustrative figures, once.
struct DemoCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "demo",
    abstract: "Loads a demo folder: invented people and illustrative figures, marked as such.")

  @Argument(help: "The demo's folder, with demo.yaml.")
  var folder: String

  @Option(help: "The folder of programmes.")
  var programmes = "programmes"

  @OptionGroup var database: DatabaseOption

  func run() async throws {
    try await CommandFault.inOneLine {
      let words = try Surroundings.phrasebook()
      let script = try DemoScript.read(folder)
      let (programme, framework) = try LoadCommand.read(
        "\(programmes)/\(script.programme)", nil, words)
      try await database.withCity(clock: DemoClock.clock(script.day)) { city in
        _ = try await LoadCommand.load(programme, framework, into: city)
        let isNew = try await DemoLoading(script: script, folder: folder).load(into: city)
        Output.line(words(isNew ? "demo.done" : "demo.already", ["period": script.period]))
        for person in script.people {
          Output.line(
            "  \(person.login)\t\(DemoScript.password)\t\(words("role.\(person.role.rawValue)"))"
              + "\t\(programme.orgUnit(person.orgUnit)?.name.vi ?? person.orgUnit)")
        }
      }
    }
  }
}
