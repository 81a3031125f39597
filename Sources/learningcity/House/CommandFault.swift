// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Documents
import Domain
import Files
import Foundation
import Store
import Words
import Workflow

/// A refusal at the command line: what is wrong, in one line for each fault; the exit code is 1.
struct CommandFault: Error {
  let code: String
  let arguments: [String: String]

  init(_ code: String, _ arguments: [String: String] = [:]) {
    self.code = code
    self.arguments = arguments
  }

  /// Runs a command's body; every fault is printed in words and ends the program with 1.
  static func inOneLine<R>(_ body: () async throws -> R) async throws -> R {
    do {
      return try await body()
    } catch let exit as ExitCode {
      throw exit
    } catch {
      let words = try Surroundings.phrasebook()
      for line in lines(error, words) { Output.error(line) }
      throw ExitCode(1)
    }
  }

  static func lines(_ error: any Error, _ words: Phrasebook) -> [String] {
    switch error {
    case let fault as CommandFault: [words(fault.code, fault.arguments)]
    case let refusal as Refusal: lines(refusal, words)
    case let fault as DocumentFault: [words(fault.code, fault.arguments)]
    case let fault as BackupFault: [words(fault.code, fault.arguments)]
    case let fault as FileFault: lines(Refusal(fault), words) + detail(fault)
    case let fault as StoreFault:
      [words("command.database", ["detail": Output.oneLine(fault.message)])]
    case let error where "\(error)".contains("Address already in use"):
      [words("command.port-in-use")]
    default: [words("command.failed", ["detail": Output.oneLine("\(error)")])]
    }
  }

  /// What the store itself said.
  private static func detail(_ fault: FileFault) -> [String] {
    if case .unreachable(let text) = fault { [Output.oneLine(text)] } else { [] }
  }

  private static func lines(_ refusal: Refusal, _ words: Phrasebook) -> [String] {
    switch refusal {
    case .notFound(let thing): [words("refusal.not-found", ["thing": words("thing.\(thing)")])]
    case .notAllowed(let permission):
      [words("refusal.not-allowed", ["permission": words("permission.\(permission.rawValue)")])]
    case .conflict("store.full", let arguments):
      [words("store.full"), Output.oneLine(arguments["detail"] ?? "")]
    case .conflict(let code, let arguments): [words(code, arguments)]
    case .invalid(let issues): issues.map { line($0, words) }
    }
  }

  /// An issue with its place in front: `file.csv, line 12, column value: …`.
  static func line(_ issue: Issue, _ words: Phrasebook) -> String {
    var arguments = issue.arguments
    if let status = arguments["status"] { arguments["status"] = words("status.\(status)") }
    let text = words(issue.code, arguments)
    let order = ["file", "sheet", "line", "row", "column", "unit", "indicator"]
    let place = order.compactMap { key in
      issue.arguments[key].map { words("place.\(key)", ["value": $0]) }
    }
    return place.isEmpty ? "\(issue.field): \(text)" : "\(place.joined(separator: ", ")): \(text)"
  }
}
