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
      let pack = try LoadCommand.read("\(programmes)/\(script.programme)", nil, words)
      try await database.withCity(clock: DemoClock.clock(script.day), creates: true) { city in
        _ = try await city.perform(pack, as: .commandLine)
        let isNew = try await city.perform(
          PlayDemo(
            programme: script.programme, period: script.period, people: script.people,
            password: DemoScript.password,
            rows: try GivenFile("\(folder)/\(script.values)").values(),
            states: script.states, references: script.references, targets: script.targets),
          as: .commandLine)
        Output.line(words(isNew ? "demo.done" : "demo.already", ["period": script.period]))
        for person in script.people {
          Output.line(
            "  \(person.login)\t\(DemoScript.password)\t\(words("role.\(person.role.rawValue)"))"
              + "\t\(pack.programme.orgUnit(person.orgUnit)?.name.vi ?? person.orgUnit)")
        }
      }
    }
  }
}
