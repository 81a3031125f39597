// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Domain
import Foundation
import Words
import Workflow

/// `learningcity user`: accounts and their roles.
struct UserCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "user", abstract: "Adds accounts and grants roles.",
    subcommands: [
      UserAddCommand.self, UserGrantCommand.self, UserRevokeCommand.self, UserInviteCommand.self,
      UserCloseCommand.self, UserImportCommand.self,
    ])
}

/// `learningcity user add`: an account with its first role.
struct UserAddCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add",
    abstract: "Adds an account; the password is asked, or read from LEARNINGCITY_PASSWORD.")

  @Argument(help: "The name to sign in with.")
  var name: String

  @Option(help: "\(Role.allCases.map(\.rawValue).joined(separator: ", "))")
  var role: String

  @Option(help: "The code of the unit.")
  var unit: String

  @Option(help: "The person's full name; the sign-in name when not given.")
  var fullName: String?

  @Option(help: "vi or en.")
  var language: String = "vi"

  @OptionGroup var database: DatabaseOption

  func run() async throws {
    let role = try RoleArgument.read(role)
    guard let language = Language(rawValue: language) else {
      throw ValidationError("--language: vi, en")
    }
    try await database.withCity { city in
      let words = try Surroundings.phrasebook()
      let password = try PasswordPrompt.read(words)
      try city.check(password, of: name)
      _ = try await city.perform(
        AddPerson(
          login: name, name: fullName ?? name, language: language, password: password, role: role,
          orgUnit: unit),
        as: .commandLine)
      Output.line(words("user.added", ["login": name, "role": words("role.\(role.rawValue)")]))
    }
  }
}

/// `learningcity user grant`: one more role for an account.
struct UserGrantCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "grant", abstract: "Gives an account one more role at a unit.")

  @Argument(help: "The name to sign in with.")
  var name: String

  @Option(help: "\(Role.allCases.map(\.rawValue).joined(separator: ", "))")
  var role: String

  @Option(help: "The code of the unit.")
  var unit: String

  @Option(help: "The first day, such as 2025-07-01; from now on if left out.")
  var from: String?

  @Option(help: "The last day; for ever if left out.")
  var to: String?

  @OptionGroup var database: DatabaseOption

  func run() async throws {
    let role = try RoleArgument.read(role)
    func day(_ text: String?, _ name: String) throws -> CalendarDate? {
      guard let text else { return nil }
      guard let day = CalendarDate(text) else { throw ValidationError("--\(name): 2025-07-01") }
      return day
    }
    let (first, last) = (try day(from, "from"), try day(to, "to"))
    try await database.withCity { city in
      let words = try Surroundings.phrasebook()
      let added = try await city.perform(
        GrantRole(login: name, role: role, orgUnit: unit, from: first, to: last),
        as: .commandLine)
      Output.line(
        words(
          added ? "user.granted" : "user.already-granted",
          ["login": name, "role": words("role.\(role.rawValue)")]))
    }
  }
}

/// Reads a role's name as bad usage when it is none.
enum RoleArgument {
  static func read(_ text: String) throws -> Role {
    guard let role = Role(rawValue: text) else {
      throw ValidationError("--role: " + Role.allCases.map(\.rawValue).joined(separator: ", "))
    }
    return role
  }
}

/// `learningcity user revoke`: takes a role from an account.
struct UserRevokeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "revoke", abstract: "Takes a role at a unit from an account.")

  @Argument(help: "The name to sign in with.")
  var name: String

  @Option(help: "\(Role.allCases.map(\.rawValue).joined(separator: ", "))")
  var role: String

  @Option(help: "The code of the unit.")
  var unit: String

  @OptionGroup var database: DatabaseOption

  func run() async throws {
    let role = try RoleArgument.read(role)
    try await database.withCity { city in
      let words = try Surroundings.phrasebook()
      try await city.perform(
        RevokeRole(login: name, role: role, orgUnit: unit), as: .commandLine)
      Output.line(words("user.revoked", ["login": name, "role": words("role.\(role.rawValue)")]))
    }
  }
}

/// `learningcity user invite`: a link by which a password is set once.
struct UserInviteCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "invite", abstract: "Prints a path by which the person sets a password, once.")

  @Argument(help: "The name to sign in with.")
  var name: String

  @OptionGroup var database: DatabaseOption

  func run() async throws {
    try await database.withCity { city in
      let token = try await city.perform(InvitePerson(login: name), as: .commandLine)
      Output.line("/invitation/\(token)")
    }
  }
}

/// `learningcity user close`: somebody left; a successor may take the roles.
struct UserCloseCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "close",
    abstract: "Closes an account; what the person did stays, a successor may take the roles.")

  @Argument(help: "The name to sign in with.")
  var name: String

  @Option(help: "The sign-in name of whoever takes the roles.")
  var successor: String?

  @OptionGroup var database: DatabaseOption

  func run() async throws {
    try await database.withCity { city in
      let words = try Surroundings.phrasebook()
      try await city.perform(ClosePerson(login: name, successor: successor), as: .commandLine)
      Output.line(words("user.closed", ["login": name]))
    }
  }
}
