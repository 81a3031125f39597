// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Domain
import Words
import Workflow

/// `learningcity remind`: urges units that have not handed in, as the standing office does on its page.
struct RemindCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "remind", abstract: "Urges the units that have not handed in their reports.",
    discussion: "Told in the product, and by the mails that serve sends. Within the hour only once."
  )

  @Option(help: "The programme's id.")
  var programme: String

  @Option(help: "The period, such as 2025-01.")
  var period: String

  @Option(help: "The code of a unit, any number of times; every unit that owes when not given.")
  var unit: [String] = []

  @Option(help: "A word to them.")
  var message = ""

  @OptionGroup var database: DatabaseOption

  func run() async throws {
    try await database.withCity { city in
      let words = try Surroundings.phrasebook()
      let outcome = try await city.perform(
        RemindUnits(
          programme: programme, period: period, orgUnits: unit.isEmpty ? nil : unit,
          message: message), as: .commandLine)
      Output.line(
        words(
          "remind.done",
          [
            "units": String(outcome.units), "people": String(outcome.people),
            "again": String(outcome.again),
          ]))
      for unit in outcome.withoutPeople {
        Output.error(words("remind.without-people", ["unit": unit.name.vi]))
      }
    }
  }
}
