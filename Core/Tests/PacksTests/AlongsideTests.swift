// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Packs
import Testing

/// A city's own measures that stand beside the criteria set.
@Suite struct AlongsideTests {
  private static let root = SampleAlongside.root
  private static let entry = "  - {framework: mine, version: \"1\"}\n"

  private func errors(_ folder: EditedFolder) throws -> [PackFault] {
    try SampleAlongside.read(folder).faults.filter { $0.severity == .error }
  }

  @Test func theProgrammeNamesWhatStandsBesideIt() throws {
    let folder = try SampleAlongside.folder()
    let (programme, faults) = try SampleAlongside.read(folder)
    #expect(faults.filter { $0.severity == .error } == [])
    #expect(programme?.alongside == [FrameworkName(id: "mine", version: "1")])
    #expect(programme?.framework == "vn-86-2019")
    #expect(programme?.assignments.map(\.indicator) == Array(1...57) + Array(201...206))
  }

  @Test func itsIndicatorsAreOwedLikeTheOthers() throws {
    let programme = try #require(SampleAlongside.read(SampleAlongside.folder()).programme)
    let framework = try #require(RealFolder.readFramework())
      .joined(with: [try #require(try SampleFramework.framework())])
    let duties = programme.duties(of: "ub-bac-son", in: framework)
    #expect(duties.filter { $0.indicator > 200 }.map(\.indicator) == [201, 203])
    #expect(duties.first { $0.indicator == 201 }?.dataElements == ["score", "pupils"])
    let office = programme.duties(of: "ub-gddt", in: framework)
    #expect(
      office.first { $0.indicator == 205 }?.dataElements == ["literate_level_2", "people_15_60"])
  }

  private static let slips = [
    Slip(
      "a framework that is not there", in: root, entry,
      entry + "  - {framework: hers, version: \"1\"} # here\n",
      "programme.unknown-framework", ["framework": "hers 1"]),
    Slip(
      "a framework in another version", in: root, entry,
      entry + "  - {framework: mine, version: \"2\"} # here\n",
      "programme.unknown-framework", ["framework": "mine 2"]),
    Slip(
      "a framework that stands beside itself", in: root, entry,
      entry + "  - {framework: vn-86-2019, version: uong-bi-2025}\n",
      "programme.frameworks-collide",
      at: "alongside:", ["framework": "vn-86-2019", "codes": "1, 2, 3, 4, 5"]),
    Slip(
      "a framework that is named twice", in: root, entry, entry + entry,
      "programme.frameworks-collide", at: "alongside:",
      ["framework": "mine", "codes": "201, 202, 203, 204, 205"]),
    Slip(
      "an entry with an unknown key", in: root, entry,
      "  - {framework: mine, version: \"1\", area: ub} # here\n", "pack.unknown-key",
      ["key": "area"]),
    Slip(
      "an indicator that nobody leads", in: SampleAlongside.assignments,
      "  - {indicator: 206, leads: [{unit: ub-gddt}]}\n", "", "programme.unassigned-indicator",
      at: "assignments:\n", ["number": "206"]),
  ]

  @Test(arguments: slips)
  func oneSlipGivesOneFault(slip: Slip) throws {
    let folder = try SampleAlongside.folder()
    try slip.expect(in: folder) { (try? SampleAlongside.read(folder).faults) ?? [] }
    #expect(try SampleAlongside.read(folder).programme == nil)
  }

  @Test(arguments: [("code: M\n", "code: \"1\"\n", "1"), ("number: 206", "number: 57", "57")])
  func aCodeOrANumberThatBothHaveIsRefused(
    old: String, new: String, shared: String
  ) throws {
    let sample = try SampleFramework.folder()
    for file in [SampleFramework.root, SampleFramework.indicators] {
      try? sample.replace(old, with: new, in: file)
    }
    let mine = try #require(SampleFramework.read(sample).framework)
    let main = try #require(RealFolder.readFramework())
    let folder = try SampleAlongside.folder()
    let faults = ProgrammePack.read(folder.url, framework: main, others: [main, mine]).faults
    let collision = try #require(faults.first { $0.code == "programme.frameworks-collide" })
    #expect(collision.arguments == ["framework": "mine", "codes": shared])
    #expect(collision.file == folder.path(of: Self.root))
    #expect(try collision.line == folder.line(of: "alongside:", in: Self.root))
  }
}
