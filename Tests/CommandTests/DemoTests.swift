// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestSupport
import Testing

/// `demo`: the folder of the repository is played once and then kept.
@Suite struct DemoTests {
  @Test func `The demo is loaded once, and every figure is marked as illustrative`() async throws {
    let folder = try TemporaryFolder()
    let root = FixturePacks.root.path
    let environment = ["LEARNINGCITY_DATABASE": "sqlite:" + folder.path("demo.sqlite")]
    let arguments = ["demo", "\(root)/demo/uong-bi-2025", "--programmes", "\(root)/programmes"]
    let first = try await CommandLineProgram.run(arguments, environment: environment)
    #expect(first.status == 0, "\(first.errors)")
    #expect(first.outputLines.count > 5)
    let evaluate = ["evaluate", "--programme", "uong-bi-2025", "--period", "2025-01"]
    let before = try await CommandLineProgram.run(
      evaluate + ["--format", "json"], environment: environment)
    #expect(before.output.contains("\"isIllustrative\" : true"))

    let second = try await CommandLineProgram.run(arguments, environment: environment)
    #expect(second.status == 0)
    #expect(second.output.hasPrefix("The demo data is there already and is kept\n"))
    let after = try await CommandLineProgram.run(
      evaluate + ["--format", "json"], environment: environment)
    #expect(after.output == before.output)
  }
}
