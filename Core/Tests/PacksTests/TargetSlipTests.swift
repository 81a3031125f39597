// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Packs
import Testing

/// Slips in targets: each gives one fault, with its file and its line.
@Suite struct TargetSlipTests {
  private static let file = SampleProgramme.targets

  private static let marks = [
    Slip(
      "a range upside down", in: file, "{year: 2025, from: 95, to: 99.5}",
      "{year: 2025, from: 95, to: 94.9} # here", "target.range-upside-down",
      ["from": "95", "to": "94.9"]),
    Slip(
      "a mark without a value", in: file, "{year: 2025, value: -2}", "{year: 2025} # here",
      "target.value-or-range"),
    Slip(
      "half of a range", in: file, "{year: 2025, from: 95, to: 99.5}",
      "{year: 2025, from: 95} # here", "target.value-or-range"),
    Slip(
      "a baseline without a value", in: file, "{year: 2023, value: 90}", "{year: 2023} # here",
      "target.value-or-range"),
    Slip(
      "a year that stands twice", in: file, "{year: 2030, value: 99.6}",
      "{year: 2025, value: 99.6}", "target.year-twice", at: "    years:\n"),
    Slip(
      "a value that is said twice", in: file, "{year: 2025, value: -2}",
      "{year: 2025, value: -2, to: 3} # here", "pack.unknown-key", ["key": "to"]),
    Slip(
      "a mark with an unknown key", in: file, "{year: 2025, value: -2}",
      "{year: 2025, value: -2, month: 6} # here", "pack.unknown-key", ["key": "month"]),
  ]

  private static let targets = [
    Slip(
      "a unit and a kind", in: file, "    unit: ub-gddt\n",
      "    unit: ub-gddt\n    kind: division\n", "target.unit-or-kind", at: "  - indicator: 7\n"),
    Slip(
      "a target that stands twice", in: file, "    unit: ub-gddt\n", "    kind: ward\n",
      "target.twice", at: "  - indicator: 7\n    kind: ward\n    direction: within",
      ["number": "7"]),
    Slip(
      "an unknown unit", in: file, "unit: ub-gddt", "unit: ub-xyz", "programme.unknown-unit",
      at: "  - indicator: 7\n", ["unit": "ub-xyz"]),
    Slip(
      "an unknown kind", in: file, "kind: ward", "kind: guild", "programme.unknown-kind",
      at: "  - indicator: 7\n    kind", ["kind": "guild"]),
    Slip(
      "an unknown indicator", in: file, "- indicator: 1\n", "- indicator: 99 # here\n",
      "programme.unknown-indicator", ["number": "99"]),
    Slip(
      "a direction that does not exist", in: file, "direction: atMost",
      "direction: below # here", "pack.not-a-choice", ["choices": "atLeast, atMost, within"]),
    Slip(
      "a path that does not exist", in: file, "path: step", "path: curve # here",
      "pack.not-a-choice", ["choices": "linear, step"]),
    Slip(
      "a target without its source", in: file, "    source: Kế hoạch 52, mục II.3\n", "",
      "pack.missing-key", at: "  - indicator: 7\n", ["key": "source"]),
    Slip(
      "a target without years", in: file,
      "    years:\n      - {year: 2025, value: -2}\n", "", "pack.missing-key",
      at: "  - indicator: 7\n", ["key": "years"]),
    Slip(
      "a rule in words", in: file, "atRiskWithin: 12.5", "atRiskWithin: một ít # here",
      "pack.not-a-number", ["key": "atRiskWithin"]),
    Slip(
      "a rule with an unknown key", in: file, "  atRiskWithin: 12.5\n",
      "  offTrackWithin: 12.5 # here\n", "pack.unknown-key", ["key": "offTrackWithin"]),
  ]

  @Test(arguments: marks + targets)
  func oneSlipGivesOneFault(slip: Slip) throws {
    let folder = try SampleProgramme.folder()
    try slip.expect(in: folder) { SampleProgramme.read(folder).faults }
    #expect(SampleProgramme.read(folder).programme == nil)
  }

  @Test(arguments: ["\"2025-06\"", "hai nghìn", "25", "2025.5"])
  func aYearThatIsNoneIsTold(text: String) throws {
    let folder = try SampleProgramme.folder()
    try folder.replace("year: 2023", with: "year: \(text)", in: Self.file)
    let faults = SampleProgramme.read(folder).faults.filter { $0.severity == .error }
    let fault = try #require(faults.first { $0.code == "pack.not-a-year" })
    #expect(fault.file == folder.path(of: Self.file))
    #expect(try fault.line == folder.line(of: "baseline:", in: Self.file))
    #expect(fault.arguments["key"] == "year")
  }

  @Test func aTargetOfAnotherScopeIsNoRival() throws {
    let folder = try SampleProgramme.folder()
    try folder.replace("kind: ward", with: "kind: commune", in: Self.file)
    try folder.replace("unit: ub-gddt", with: "kind: ward", in: Self.file)
    #expect(SampleProgramme.read(folder).programme?.targets.count == 3)
  }

  @Test func aFileOfTargetsThatIsEmptyIsNoMapping() throws {
    let folder = try SampleProgramme.folder()
    try folder.write("", to: Self.file)
    let errors = SampleProgramme.read(folder).faults.filter { $0.severity == .error }
    #expect(errors.map(\.code) == ["pack.not-a-mapping"])
    #expect(errors.map(\.file) == [folder.path(of: Self.file)])
  }

  @Test func aRangeOfOneValueIsOne() throws {
    let folder = try SampleProgramme.folder()
    try folder.replace("from: 95, to: 99.5", with: "from: 95, to: 95.0", in: Self.file)
    #expect(SampleProgramme.read(folder).programme?.targets.first?.marks.first?.isRange == false)
  }
}
