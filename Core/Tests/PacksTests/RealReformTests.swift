// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Packs
import Testing

/// The reforms that the folders of the repository tell: Hạ Long's two, and the units of the cities
/// since 1 July 2025.
@Suite struct RealReformTests {
  private func programme(_ name: String, _ framework: String) throws -> Programme {
    let root = RealFolder.programme.deletingLastPathComponent().deletingLastPathComponent()
    let (base, slips) = FrameworkPack.read(root.appending(path: "frameworks/vn-86-2019"))
    let (read, faults) = FrameworkPack.read(
      root.appending(path: "frameworks/\(framework)"), others: [base].compactMap(\.self))
    #expect((slips + faults).filter { $0.severity == .error } == [])
    let (programme, wrong) = ProgrammePack.read(
      root.appending(path: "programmes/\(name)"), framework: read)
    return try #require(programme, "\(wrong)")
  }

  private func day(_ text: String) throws -> CalendarDate { try #require(CalendarDate(text)) }

  private func communes(_ programme: Programme, _ text: String) throws -> [OrgUnit] {
    try programme.history().units(on: day(text)).filter {
      ["ward", "commune", "special-zone"].contains($0.kind)
    }
  }

  @Test func haLongHadThirtyThreeUnitsThenThirtyTwoThenNone() throws {
    let programme = try programme("ha-long-2024", "vn-86-2019")
    let history = try programme.history()
    func members(_ text: String) throws -> [String] {
      try #require(programme.asOf(day(text), history).group("phuong-xa")).members
    }
    #expect(try members("2024-10-31").count == 33)
    #expect(try members("2024-11-01").count == 32)
    #expect(try !members("2024-11-01").contains("hl-yet-kieu"))
    #expect(try members("2025-07-01") == [])
    // Its thirteen heirs, wherever they stand now.
    let (last, next) = (try day("2025-06-30"), try day("2025-07-01"))
    let became = Set(
      try members("2025-06-30").flatMap { history.heirs(of: $0, from: last, to: next) })
    #expect(became.count == 13)
  }

  @Test func haTuIsHaTuAndHaPhongAsWholes() throws {
    let history = try programme("ha-long-2024", "vn-86-2019").history()
    let parts = history.successions(of: "qn-ha-tu").from
    #expect(parts.map(\.1.from) == ["hl-ha-phong", "hl-ha-tu"])
    #expect(parts.allSatisfy { $0.1.isWhole })
    // The number of the new ward was Hà Phong's.
    let (before, after) = (try day("2025-06-30"), try day("2025-07-01"))
    #expect(history.life("hl-ha-phong")?.name(on: before).officialCode == "06652")
    #expect(history.life("qn-ha-tu")?.name(on: after).officialCode == "06652")
    #expect(history.life("hl-ha-tu")?.name(on: before).officialCode == "06664")
    // Two were split by parts that nobody counted.
    let split = Set(history.changes.flatMap(\.successions).filter { $0.share == nil }.map(\.from))
    #expect(split == ["hl-ha-khau", "hl-dong-lam"])
  }

  @Test func theAssociationHasALineOfItsOwn() throws {
    let history = try programme("ha-long-2024", "vn-86-2019").history()
    let branch = try #require(
      history.life("hl-ha-tu-hoi-khuyen-hoc")?.unit(on: day("2024-05-03")))
    #expect(branch.parent == "hl-ha-tu")
    #expect(branch.parent(in: "study-promotion") == "hl-hoi-khuyen-hoc")
  }

  @Test func theCountsOfTheCitiesAreThoseOfTheResolutions() throws {
    let today = "2025-07-01"
    #expect(try communes(programme("ha-noi-2024", "ha-noi-2024"), today).count == 126)
    #expect(try communes(programme("tp-hcm-2024", "tp-hcm-2024"), today).count == 168)
    #expect(try communes(programme("ha-long-2024", "vn-86-2019"), today).count == 54)
    #expect(try communes(programme("uong-bi-2025", "vn-86-2019"), today).count == 3)
  }
}
