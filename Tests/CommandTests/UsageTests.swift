// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestSupport
import Testing

/// How the program ends when it is called wrongly or its database is not there.
@Suite struct UsageTests {
  @Test(arguments: [
    ["dance"], ["evaluate"], ["import", "values"], ["load"], ["serve", "--port", "eighty"],
    ["serve", "--port", "0"], ["evaluate", "--programme", "a", "--period", "b", "--format", "xml"],
    ["migrate", "--no-such-flag"],
  ])
  func `A wrong call is told how it should be, with 64`(_ arguments: [String]) async throws {
    let folder = try TemporaryFolder()
    let run = try await CommandLineProgram.run(
      arguments, environment: ["LEARNINGCITY_DATABASE": "sqlite:" + folder.path("x.sqlite")])
    #expect(run.status == 64)
    #expect(run.errors.contains("Usage: learningcity"))
    #expect(run.output.isEmpty)
  }

  @Test func `Every command has its help`() async throws {
    let run = try await CommandLineProgram.run(["--help"])
    #expect(run.status == 0)
    for command in [
      "serve", "migrate", "check", "load", "user", "import", "evaluate", "report", "demo",
    ] {
      #expect(run.output.contains("  \(command) "))
    }
  }

  @Test(arguments: [
    "postgresql://lan:rat-bi-mat@127.0.0.1:1/city", "host=127.0.0.1 port=1 password=rat-bi-mat",
    "mysql://lan:rat-bi-mat@host/city", "postgresql://lan:rat-bi-mat@[bad/city",
  ])
  func `The password of an address is never printed`(_ address: String) async throws {
    for language in ["en", "vi"] {
      for arguments in [["migrate"], ["evaluate", "--programme", "a", "--period", "2025-01"]] {
        let run = try await CommandLineProgram.run(
          arguments + ["--database", address], language: language)
        #expect(run.status == 1)
        #expect(run.errorLines.count == 1, "\(run.errors)")
        #expect(!(run.errors + run.output).contains("rat-bi-mat"))
        #expect(!run.errors.contains(".swift") && !run.errors.contains("StoreFault"))
      }
    }
  }

  @Test func `A file that is no database is one line`() async throws {
    let folder = try TemporaryFolder()
    let path = try folder.file(
      "city.sqlite", String(repeating: "Không phải cơ sở dữ liệu. ", count: 99))
    let run = try await CommandLineProgram.run(["migrate", "--database", "sqlite:\(path)"])
    #expect(run.status == 1)
    #expect(run.errorLines.count == 1)
    #expect(run.errors.hasPrefix("Database: "))
  }
}
