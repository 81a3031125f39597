// SPDX-License-Identifier: Apache-2.0

import ArgumentParser

/// The executable: everything that a city runs or scripts.
@main
struct LearningCity: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "learningcity",
    abstract: "Collects, evaluates and reports the indicators of a learning city.",
    subcommands: [
      ServeCommand.self, MigrateCommand.self, CheckCommand.self, LoadCommand.self,
      UserCommand.self, RoleCommand.self, TokenCommand.self, RetentionCommand.self,
      WorkbooksCommand.self, ImportCommand.self, RemindCommand.self, EvaluateCommand.self,
      ReportCommand.self, UnitsCommand.self, BackupCommand.self, RestoreCommand.self,
      VerifyCommand.self, EvidenceCommand.self, DemoCommand.self,
    ])
}
