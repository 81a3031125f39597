// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Domain
import Foundation
import Words
import Workflow

/// `learningcity token`: tokens of programs.
struct TokenCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "token", abstract: "Tokens by which programs sign in as a person.",
    subcommands: [TokenMakeCommand.self, TokenListCommand.self, TokenRevokeCommand.self])
}

/// `learningcity token make`: the token is printed once.
struct TokenMakeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "make", abstract: "Makes a token and prints it, once.")

  @Argument(help: "The name that the person signs in with.")
  var login: String

  @Option(help: "What the token is for.")
  var name: String

  @Option(help: "read or write.")
  var reach = "read"

  @Option(help: "How many days it works, at most 366.")
  var days = 90

  @OptionGroup var database: DatabaseOption

  func run() async throws {
    try await database.withCity { city in
      Output.line(
        try await city.perform(
          MakeToken(login: login, name: name, reach: reach, days: String(days)), as: .commandLine))
    }
  }
}

/// `learningcity token list`: the tokens of a person that still work.
struct TokenListCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "Prints id, reach, last day and name of a person's tokens.")

  @Argument(help: "The name that the person signs in with.")
  var login: String

  @OptionGroup var database: DatabaseOption

  func run() async throws {
    try await database.withCity { city in
      for token in try await city.answer(TokensOf(login: login), as: .commandLine) {
        let day = CalendarDate(token.expiresAt, in: .current)
        Output.line("\(token.id.uuidString.lowercased()) \(token.reach) \(day) \(token.name)")
      }
    }
  }
}

/// `learningcity token revoke`: a token works no more.
struct TokenRevokeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "revoke", abstract: "Takes a token back.")

  @Argument(help: "The name that the person signs in with.")
  var login: String

  @Argument(help: "The id that `token list` prints.")
  var id: String

  @OptionGroup var database: DatabaseOption

  func run() async throws {
    guard let id = UUID(uuidString: id) else { throw ValidationError("token revoke: id") }
    try await database.withCity { city in
      try await city.perform(RevokeToken(login: login, id: id), as: .commandLine)
    }
  }
}
