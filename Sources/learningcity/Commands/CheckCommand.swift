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
    abstract: "Checks folders and files of rules; prints file:line: what, exits 1 on faults.")

  @Argument(
    help: ArgumentHelp(
      "Folders with framework.yaml or programme.yaml, or folders of such; personal-data.yaml; working-calendar.yaml; figure-checks.yaml; the file of a sign-in provider."
    ))
  var paths: [String]

  @Option(help: "Where frameworks are looked up; beside the programme's folder when not given.")
  var frameworks: String?

  func run() async throws {
    try await CommandFault.inOneLine {
      let words = try Surroundings.phrasebook()
      var errors = 0
      for path in paths {
        let isFile = path.hasSuffix(".yaml")
        for folder in isFile ? [URL(filePath: path)] : try PackFolders.found(at: path) {
          let faults =
            isFile
            ? Self.faults(ofFile: folder) : PackFolders.faults(folder, frameworks: frameworks)
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

  /// A file of its own: rules by their names, else a sign-in provider.
  private static func faults(ofFile file: URL) -> [PackFault] {
    switch file.lastPathComponent {
    case PersonalDataPack.file.lastPathComponent: PersonalDataPack.read(file).faults
    case CalendarPack.file.lastPathComponent: CalendarPack.read(file).faults
    case FigureChecksPack.file.lastPathComponent: FigureChecksPack.read(file).faults
    case EvidencePack.file.lastPathComponent: EvidencePack.read(file).faults
    default: SignInProviderPack.read(file).faults
    }
  }
}
