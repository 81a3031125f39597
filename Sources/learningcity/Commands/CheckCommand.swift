// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Domain
import Foundation
import Packs
import Words

/// `learningcity check`: reads framework and programme folders and says every fault.
struct CheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Checks framework and programme folders; prints file:line: what, exits 1 on faults.")

  @Argument(help: "Folders with framework.yaml or programme.yaml, or folders of such.")
  var paths: [String]

  @Option(help: "Where frameworks are looked up; beside the programme's folder when not given.")
  var frameworks: String?

  func run() async throws {
    try await CommandFault.inOneLine {
      let words = try Surroundings.phrasebook()
      var errors = 0
      for path in paths {
        for folder in try PackFolders.found(at: path) {
          let faults = PackFolders.faults(folder, frameworks: frameworks)
          for fault in faults { Output.line(PackFolders.line(fault, words)) }
          errors += faults.count { $0.severity == .error }
          if faults.allSatisfy({ $0.severity == .warning }) {
            Output.line(
              words(
                "check.good", ["folder": folder.relativePath, "warnings": "\(faults.count)"]))
          }
        }
      }
      if errors > 0 { throw ExitCode(1) }
    }
  }
}
