// SPDX-License-Identifier: Apache-2.0

import Foundation

/// The built program, run as a process of its own.
enum CommandLineProgram {
  /// What a run said and how it ended.
  struct Outcome: Sendable {
    let status: Int32
    let output: String
    let errors: String

    var outputLines: [String] { output.split(separator: "\n").map(String.init) }
    var errorLines: [String] { errors.split(separator: "\n").map(String.init) }
  }

  /// The program was not built beside the tests.
  struct NotBuilt: Error {}

  /// Runs the program in English with nothing of the surroundings but what is given.
  static func run(
    _ arguments: [String], environment: [String: String] = [:], language: String = "en"
  ) async throws -> Outcome {
    let folder = try TemporaryFolder()
    let (output, errors) = (folder.path("out"), folder.path("errors"))
    let surroundings = [
      "LEARNINGCITY_LANGUAGE": language, "LEARNINGCITY_FILES": folder.path("files"),
      "LEARNINGCITY_UPLOADS": folder.path("uploads"),
    ].merging(environment) { _, given in given }
    let program = try executable().path
    // Foundation's Process was seen to crash when several tests start programs at once.
    let status = try await Task.detached {
      try SpawnedProgram.run(
        program, arguments, environment: surroundings, output: output, errors: errors)
    }.value
    return Outcome(
      status: status, output: try String(contentsOfFile: output, encoding: .utf8),
      errors: try String(contentsOfFile: errors, encoding: .utf8))
  }

  /// The program stands beside the bundle of the tests, whatever the build folder is called.
  private static func executable() throws -> URL {
    var places = [Bundle.main.bundleURL, URL(filePath: CommandLine.arguments[0])]
    if let own = Bundle.main.executableURL { places.append(own) }
    for place in places {
      var folder = place.standardizedFileURL
      for _ in 0..<4 {
        let program = folder.appending(path: "learningcity")
        let isFile = try? program.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile
        if isFile == true { return program }
        folder = folder.deletingLastPathComponent()
      }
    }
    throw NotBuilt()
  }
}
