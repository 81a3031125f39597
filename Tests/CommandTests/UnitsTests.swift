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
