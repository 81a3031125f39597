// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Packs
import Testing

/// What becomes of the units, as a folder says.
@Suite struct UnitChangePackTests {
  private static let file = "org-changes.yaml"

  private static let changes = """
    changes:
      - date: "2025-03-01"
        legalBasis: NQ 1
        open: [{code: ub-new, name: {vi: Mới, en: New}, kind: ward, parent: ub}]
        rename: [{unit: ub-nam-khe, name: {vi: Nam Khê 2, en: Nam Khê 2}}]
        move: [{unit: ub-bac-son, parent: ub-new}]
        pass:
          - {from: ub-yen-thanh, to: ub-new, share: 0.25, basis: households}
          - {from: ub-yen-thanh, to: ub-nam-khe, share: 0.75}
        close: [ub-atgt]
        note: A try.

    """

  private func folder(_ text: String = changes) throws -> EditedFolder {
    let folder = try EditedFolder(RealFolder.programme)
    try folder.write(text, to: Self.file)
    return folder
  }

  @Test func aChangeIsReadAsItStands() throws {
    let programme = try #require(SampleProgramme.read(try folder()).programme)
    let change = try #require(programme.changes.first)
    #expect(change.legalBasis == "NQ 1" && change.note == "A try.")
    #expect(change.successions.map(\.share) == [Decimal(string: "0.25"), Decimal(string: "0.75")])
    #expect(change.successions.map(\.basis) == ["households", nil])
    let history = try programme.history()
    let day = try #require(CalendarDate("2025-03-01"))
    #expect(history.ancestors(of: "ub-bac-son", on: day) == ["ub-bac-son", "ub-new", "ub"])
    #expect(history.life("ub-yen-thanh")?.closed == day)
    #expect(history.life("ub-atgt")?.closed == day)
    #expect(history.life("ub-nam-khe")?.name(on: day).name.vi == "Nam Khê 2")
    let data = try JSONEncoder().encode(programme)
    #expect(try JSONDecoder().decode(Programme.self, from: data) == programme)
  }

  @Test func theRealReformIsWhatTheResolutionSays() throws {
    let programme = try #require(RealFolder.readProgramme())
    let history = try programme.history()
    let day = try #require(CalendarDate("2025-07-01"))
    #expect(history.units(on: day).map(\.code) == ["qn-uong-bi", "qn-yen-tu", "qn-vang-danh"])
    // Ten wards became three; Trưng Vương went to two of them.
    let wards = programme.orgUnits.filter { $0.kind == "ward" || $0.kind == "commune" }
    #expect(wards.count == 10)
    let followers = wards.map { history.successions(of: $0.code).to.count }
    #expect(followers.reduce(0, +) == 11)
    let sources = ["qn-uong-bi": 4, "qn-yen-tu": 3, "qn-vang-danh": 4]
    for (code, count) in sources { #expect(history.successions(of: code).from.count == count) }
  }

  private static let slips = [
    Slip(
      "a code that is taken", in: file, "code: ub-new, name", "code: ub-bac-son, name",
      "unit.code-taken", at: "- date:", ["unit": "ub-bac-son"]),
    Slip(
      "a unit that is not there", in: file, "close: [ub-atgt]", "close: [ub-xyz]", "unit.unknown",
      at: "- date:", ["unit": "ub-xyz", "date": "2025-03-01"]),
    Slip(
      "shares that are not the whole", in: file, "share: 0.75", "share: 0.7",
      "unit.shares-not-whole", at: "- date:", ["unit": "ub-yen-thanh", "sum": "0.95"]),
    Slip(
      "a share of nothing", in: file, "share: 0.75", "share: 0", "unit.bad-share", at: "- date:",
      ["unit": "ub-yen-thanh"]),
    Slip(
      "a parent that ends", in: file, "close: [ub-atgt]", "close: [ub]", "unit.parent-gone",
      at: "- date:", ["parent": "ub"]),
    Slip(
      "a circle", in: file, "move: [{unit: ub-bac-son, parent: ub-new}]",
      "move: [{unit: ub-new, parent: ub-bac-son}, {unit: ub-bac-son, parent: ub-new}]",
      "unit.circle", at: "- date:"),
    Slip(
      "an unknown kind", in: file, "kind: ward, parent: ub}", "kind: planet, parent: ub}",
      "programme.unknown-kind", at: "- date:", ["kind": "planet"]),
    Slip(
      "a change without its legal basis", in: file, "    legalBasis: NQ 1\n", "",
      "pack.missing-key", at: "- date:", ["key": "legalBasis"]),
  ]

  @Test(arguments: slips)
  func oneSlipGivesOneFault(slip: Slip) throws {
    let folder = try folder()
    try slip.expect(in: folder) { SampleProgramme.read(folder).faults }
  }

  @Test func aChangeOfNothingIsTold() throws {
    let folder = try folder("changes: [{date: \"2025-03-01\", legalBasis: NQ 1}]\n")
    let errors = SampleProgramme.read(folder).faults.filter { $0.severity == .error }
    #expect(errors.map(\.code) == ["unit.change-of-nothing"])
  }
}
