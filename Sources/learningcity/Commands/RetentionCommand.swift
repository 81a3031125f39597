// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Domain
import Foundation
import Words
import Workflow

/// `learningcity retention`: erases what the rules say is kept long enough.
struct RetentionCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "retention",
    abstract: "Erases the contacts of accounts that were closed long enough ago.")

  @Flag(help: "Says what would happen and changes nothing.")
  var dryRun = false

  @OptionGroup var database: DatabaseOption

  func run() async throws {
    try await database.withCity { city in
      let words = try Surroundings.phrasebook()
      let act = ApplyRetention(rules: city.personalData)
      let logins =
        dryRun
        ? try await city.rehearse(act, as: .commandLine)
        : try await city.perform(act, as: .commandLine)
      for login in logins { Output.line(login) }
      Output.line(
        words(
          dryRun ? "retention.would-erase" : "retention.erased", ["count": "\(logins.count)"]))
    }
  }
}
