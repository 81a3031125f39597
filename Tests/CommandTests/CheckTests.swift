// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestSupport
import Testing

/// `check`: folders that are good, and folders that are not.
@Suite struct CheckTests {
  @Test func `The folders of the repository are good, with warnings`() async throws {
    let root = FixturePacks.root.path
    let run = try await CommandLineProgram.run([
      "check", "\(root)/frameworks", "\(root)/programmes/uong-bi-2025",
    ])
    #expect(run.status == 0)
    #expect(run.output.matches(of: /: good \(\d+ warnings\)/).count == 5)
    #expect(run.output.contains(/indicators\.yaml:\d+: warning: indicator 26: no text is known/))
    #expect(run.errors.isEmpty)
  }

  @Test func `A broken copy is told by file and line`() async throws {
    let folder = try TemporaryFolder()
    let copy = folder.url.appending(path: "vn-86-2019")
    try FileManager.default.copyItem(
      at: FixturePacks.root.appending(path: "frameworks/vn-86-2019"), to: copy)
    let file = copy.appending(path: "indicators.yaml")
    let text = try String(contentsOf: file, encoding: .utf8)
    let broken = text.replacing("numerator: citizens_taking_part", with: "numerator: no_such_thing")
    #expect(broken != text)
    try Data(broken.utf8).write(to: file)
    let before = broken.prefix(upTo: try #require(broken.range(of: "no_such_thing")).lowerBound)
    let line = before.count { $0.isNewline } + 1

    let run = try await CommandLineProgram.run(["check", copy.path])
    #expect(run.status == 1)
    let faults = run.outputLines.filter { $0.contains("no_such_thing") }
    let fault = try #require(faults.first)
    #expect(fault.contains("indicators.yaml:\(line): “numerator”"))
    #expect(fault.contains("at column 1,"))
    #expect(!run.output.contains(": good"))

    let vietnamese = try await CommandLineProgram.run(["check", copy.path], language: "vi")
    #expect(vietnamese.status == 1)
    #expect(vietnamese.output.contains("no_such_thing"))
    #expect(!vietnamese.output.contains("the framework does not have"))
  }

  @Test func `A file that is no YAML is told with its line`() async throws {
    let folder = try TemporaryFolder()
    _ = try folder.file("framework.yaml", "id: x\nname: [1, 2\nother: 3\n")
    let run = try await CommandLineProgram.run(["check", folder.url.path])
    #expect(run.status == 1)
    #expect(run.output.contains(#/framework\.yaml:\d+: /#))
  }

  @Test func `A folder without packs is refused in one line`() async throws {
    let folder = try TemporaryFolder()
    for path in [folder.url.path, folder.path("nowhere")] {
      let run = try await CommandLineProgram.run(["check", path])
      #expect(run.status == 1)
      #expect(run.errorLines.count == 1)
      #expect(run.errors.contains("no framework or programme folder"))
    }
  }
}
