// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Foundation
import Words
import Workflow

/// `learningcity verify`: computes again what is kept.
struct VerifyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify", abstract: "Computes again what is kept and prints any difference.",
    subcommands: [VerifyAggregatesCommand.self])
}

/// `learningcity verify aggregates`: totals and results against the approved figures.
struct VerifyAggregatesCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "aggregates",
    abstract: "Holds totals and results against the approved figures; exits 1 on a difference.")

  @Option(help: "The programme's id.")
  var programme: String

  @Flag(help: "Makes them again from the figures first.")
  var rebuild = false

  @OptionGroup var database: DatabaseOption

  func run() async throws {
    try await database.withCity { city in
      let words = try Surroundings.phrasebook()
      if rebuild {
        try await city.perform(RebuildResults(programme: programme), as: .commandLine)
      }
      let answer = try await city.answer(
        VerifyResults(programme: programme), as: .commandLine)
      for difference in answer.differences {
        Output.line(
          words(
            "verify.difference",
            [
              "period": difference.period, "indicator": String(difference.indicator),
              "place": difference.place, "kept": difference.kept,
              "computed": difference.computed,
            ]))
      }
      Output.line(
        words(
          answer.differences.isEmpty ? "verify.equal" : "verify.different",
          [
            "periods": String(answer.periods), "totals": String(answer.totals),
            "count": String(answer.differences.count),
          ]))
      if !answer.differences.isEmpty { throw ExitCode(1) }
    }
  }
}
