// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestSupport
import Testing

/// `units export`: the units of a day as a table.
@Suite struct UnitsTests {
  @Test(arguments: TestEngine.allCases)
  func `The units of a day are printed with their first and last days`(
    _ engine: TestEngine
  ) async throws {
    try await CommandCity.with(engine) { city in
      func export(_ day: String) async throws -> CommandLineProgram.Outcome {
        try await city.run(
          "units", "export", "--programme", FixtureCity.programme, "--as-of", day, "--format",
          "csv")
      }
      let after = try await export("2025-07-01")
      #expect(after.status == 0, "\(after.errors)")
      #expect(
        after.output.components(separatedBy: "\r\n") == [
          "code,name,kind,parent_code,valid_from,valid_to",
          "qn-uong-bi,Phường Uông Bí,ward,,2025-07-01,",
          "qn-yen-tu,Phường Yên Tử,ward,,2025-07-01,",
          "qn-vang-danh,Phường Vàng Danh,ward,,2025-07-01,", "",
        ])
      let before = try await export("2025-06-30")
      #expect(
        before.output.components(separatedBy: "\r\n")
          .contains("ub-vang-danh,Phường Vàng Danh,ward,ub,,2025-06-30"))
      let wrong = try await export("1/7/2025")
      #expect(wrong.status == 1)
      #expect(wrong.errors.contains("1/7/2025"))
    }
  }
}

/// `units import` and the commands that change units, each tried first.
@Suite struct UnitChangeCommandTests {
  private static let programme = ["--programme", FixtureCity.programme]

  private static let when = programme + ["--date", "2025-02-01", "--legal-basis", "Quyết định 1"]

  @Test(arguments: TestEngine.allCases)
  func `Every change is tried, written and told`(_ engine: TestEngine) async throws {
    try await CommandCity.with(engine, hasReform: false) { city in
      let commands = [
        ["open", "ub-moi", "--name", "Phường Mới", "--kind", "ward", "--parent", "ub"],
        ["rename", "ub-moi", "--name", "Phường Mới Hơn", "--official-code", "06999"],
        ["move", "ub-moi", "--parent", "ub-bac-son"],
        ["transfer", "ub-ldtbxh", "--to", "ub-noi-vu", "--indicators", "7-8"],
        [
          "split", "ub-moi", "--into", "ub-a=60", "--into", "ub-b=40", "--new", "ub-a=Phường A",
          "--new", "ub-b=Phường B", "--basis", "dân số",
        ],
        ["merge", "ub-a", "Phuong B", "--into", "ub-c", "--name", "Phường C"],
        ["close", "Phường C"],
      ]
      for (number, command) in commands.enumerated() {
        let day = "2025-0\(2 + number / 4)-0\(1 + number % 4)"
        let arguments =
          ["units"] + command + Self.programme
          + ["--date", day, "--legal-basis", "Quyết định \(number)"]
        let tried = try await city.run(arguments + ["--dry-run"])
        #expect(tried.status == 0, "\(command) \(tried.errors)")
        #expect(tried.output.contains("nothing was written"))
        let written = try await city.run(arguments)
        #expect(written.status == 0, "\(command) \(written.errors)")
        #expect(written.output.contains("is written"))
      }
      let list = try await city.run(["units", "changes"] + Self.programme)
      let lines = list.output.split(separator: "\n")
      #expect(lines.count == commands.count)
      let last = try #require(lines.first?.split(separator: "\t").first.map(String.init))
      let undone = try await city.run(["units", "undo", last] + Self.programme)
      #expect(undone.status == 0, "\(undone.errors)")
      let again = try await city.run(["units", "undo", last] + Self.programme)
      #expect(again.status == 1)
      let refused = try await city.run(
        ["units", "close", "ub"] + Self.when)
      #expect(refused.status == 1 && !refused.errors.isEmpty)
      let shares = try await city.run(
        ["units", "split", "ub-bac-son", "--into", "ub-nam-khe=60", "--into", "ub-vang-danh=30"]
          + Self.when)
      #expect(shares.status == 1 && shares.errors.contains("0.9"))
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `A file of units is tried, taken, and refused with its row`(
    _ engine: TestEngine
  ) async throws {
    try await CommandCity.with(engine, hasReform: false) { city in
      let folder = try TemporaryFolder()
      let file = folder.url.appending(path: "units.csv")
      try Data(
        """
        code,name,kind,parent_code,valid_from,valid_to
        ub-q1,Khu 1,ward,ub-bac-son,,
        ub-q2,Khu 2,ward,ub-q1,2025-02-01,2025-05-31
        """.utf8
      ).write(to: file)
      let command =
        ["units", "import", file.path] + Self.programme + ["--legal-basis", "Quyết định 2"]
      let tried = try await city.run(command + ["--dry-run"])
      #expect(tried.status == 0 && tried.output.contains("2"), "\(tried.errors)")
      #expect(try await city.run(command).status == 0)
      let export = try await city.run(
        ["units", "export", "--as-of", "2025-03-01"] + Self.programme)
      #expect(export.output.contains("ub-q2,Khu 2,ward,ub-q1,2025-02-01,2025-05-31"))
      try Data("code,name,kind,parent_code\n,Phuong Bac Son,ward,ub\n".utf8).write(to: file)
      let doubt = try await city.run(command)
      #expect(doubt.status == 1 && doubt.errors.contains("ub-bac-son"))
      #expect(doubt.errors.contains("2"))
    }
  }
}
