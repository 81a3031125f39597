// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Packs
import Testing

/// When a figure looks odd, as the file beside the program says it.
@Suite struct FigureChecksPackTests {
  @Test func theFileBesideTheProgramIsSound() throws {
    let checks = try #require(FigureChecksPack.read().checks)
    #expect(checks.jump?.percent == 50 && checks.history?.values == 6 && checks.peers != nil)
  }

  @Test(arguments: [
    ("percent: 50", "percent: 0", "pack.not-a-number"),
    ("level: should", "level: may", "pack.not-a-choice"),
    ("periods: 6", "years: 6", "pack.missing-key"), ("jump:", "jumps:", "pack.unknown-key"),
  ])
  func aSlipInTheFileIsTold(good: String, bad: String, code: String) throws {
    #expect(FigureChecksPack.read().faults.isEmpty)
    let text = try String(contentsOf: FigureChecksPack.file, encoding: .utf8)
    let range = try #require(text.range(of: good))
    let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).yaml")
    defer { try? FileManager.default.removeItem(at: file) }
    try Data(text.replacingCharacters(in: range, with: bad).utf8).write(to: file)
    let (checks, faults) = FigureChecksPack.read(file)
    #expect(checks == nil && faults.map(\.code).contains(code), "\(faults)")
  }
}
