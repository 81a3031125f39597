// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Domain
import Words
import Workflow

/// `learningcity role`: what roles hold, and which ask for a second factor.
struct RoleCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "role", abstract: "Roles, and which of them ask for a second factor.",
    subcommands: [RoleListCommand.self, RoleFactorCommand.self])
}

/// `learningcity role list`: every role with its name and its permissions.
struct RoleListCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "Prints every role with its permissions.")

  func run() async throws {
    let words = try Surroundings.phrasebook()
    for role in Role.allCases {
      let held = Permission.allCases.filter(role.permissions.contains).map(\.rawValue)
      Output.line(
        "\(role.rawValue) (\(words("role.\(role.rawValue)"))): \(held.joined(separator: ", "))")
    }
  }
}

/// `learningcity role factor`: whose holders must have a second factor.
struct RoleFactorCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "factor",
    abstract: "Says which roles ask for a second factor; prints them when none is named.",
    discussion: "The roles that are named ask for one, the others do not; --none for none at all.")

  @Argument(help: "\(Role.allCases.map(\.rawValue).joined(separator: ", "))")
  var roles: [String] = []

  @Flag(help: "No role asks for one.")
  var none = false

  @OptionGroup var database: DatabaseOption

  func run() async throws {
    let chosen = Set(try roles.map(RoleArgument.read))
    guard !none || chosen.isEmpty else { throw ValidationError("role factor: --none") }
    try await database.withCity { city in
      if none || !chosen.isEmpty {
        try await city.perform(SetSecondFactorRoles(roles: chosen), as: .commandLine)
      }
      let held = try await city.answer(SecondFactorRoles(), as: .commandLine)
      for role in held.map(\.rawValue).sorted() { Output.line(role) }
    }
  }
}
