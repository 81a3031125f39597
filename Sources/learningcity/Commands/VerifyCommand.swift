// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Foundation
import Words
import Workflow

/// `learningcity verify`: computes again what is kept.
struct VerifyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify", abstract: "Computes again what is kept and prints any difference.",
    subcommands: [
      VerifyAggregatesCommand.self, VerifyLogCommand.self, VerifyBackupCommand.self,
      VerifyEvidenceCommand.self,
    ])
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

/// `learningcity verify log`: every seal of the log against its entry.
struct VerifyLogCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "log",
    abstract: "Holds the seals of the log against its entries; exits 1 on any fault.",
    discussion: "Prints the head of the chain, NUMBER:HASH. Kept elsewhere, it tells later whether "
      + "anything before it was touched.")

  @Option(help: "A head that was printed before, NUMBER:HASH.")
  var head: String?

  @OptionGroup var database: DatabaseOption

  func run() async throws {
    var published: LogHead?
    if let head {
      published = LogHead(head)
      if published == nil { throw ValidationError("--head: NUMBER:HASH") }
    }
    let known = published
    try await database.withCity { city in
      let words = try Surroundings.phrasebook()
      _ = try await city.perform(SealLog(everything: true), as: .commandLine)
      let answer = try await city.answer(VerifyLog(published: known), as: .commandLine)
      for fault in answer.faults {
        Output.line(words("log.fault-\(fault.kind.rawValue)", ["number": String(fault.number)]))
      }
      Output.line(answer.head.map(\.description) ?? words("log.empty"))
      if !answer.faults.isEmpty { throw ExitCode(1) }
    }
  }
}
