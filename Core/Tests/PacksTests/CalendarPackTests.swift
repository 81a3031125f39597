// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Packs
import Testing

/// The days off of Viet Nam as data, and what is counted by them.
@Suite struct CalendarPackTests {
  private func calendar() throws -> WorkingCalendar { try #require(CalendarPack.read().calendar) }

  private func day(_ text: String) throws -> CalendarDate { try #require(CalendarDate(text)) }

  @Test func theOwnCalendarHasNoFault() throws {
    #expect(CalendarPack.read().faults.isEmpty)
    let calendar = try calendar()
    for year in 2024...2027 { #expect(calendar.knows(year: year)) }
    #expect(!calendar.knows(year: 2028))
  }

  @Test(arguments: [
    ("2025-01-24", true), ("2025-01-27", false), ("2025-01-31", false), ("2025-02-03", true),
    ("2025-04-26", true), ("2025-05-02", false), ("2025-05-03", false), ("2026-01-10", true),
    ("2026-11-24", false), ("2025-11-24", true), ("2030-04-30", false), ("2026-11-23", true),
  ])
  func aDayIsWorkedOrNot(text: String, isWorked: Bool) throws {
    #expect(try calendar().isWorkingDay(day(text)) == isWorked)
  }

  @Test func workingDaysAreCounted() throws {
    let calendar = try calendar()
    // The Friday before Tết 2025; three working days on is the Wednesday after it.
    #expect(calendar.day(3, workingDaysAfter: try day("2025-01-24")).description == "2025-02-05")
    #expect(
      calendar.workingDays(after: try day("2025-01-24"), until: try day("2025-02-05")) == 3)
    #expect(
      calendar.workingDays(after: try day("2025-02-05"), until: try day("2025-01-24")) == -3)
    #expect(calendar.workingDays(after: try day("2025-02-05"), until: try day("2025-02-05")) == 0)
    #expect(calendar.day(0, workingDaysAfter: try day("2025-01-25")).description == "2025-01-25")
  }

  @Test func aDayOffMovesADeadlineOnlyWhereTheRuleSaysSo() throws {
    let (calendar, date) = (try calendar(), try day("2025-01-29"))
    #expect(calendar.workingDay(at: date, .keep) == date)
    #expect(calendar.workingDay(at: date, .earlier).description == "2025-01-24")
    #expect(calendar.workingDay(at: date, .later).description == "2025-02-03")
  }

  @Test func whatACityDecidesGoesFirst() throws {
    let date = try day("2025-06-02")
    let off = WorkingCalendar.Day(
      date: date, isOff: true, name: LocalizedText(vi: "Bão", en: nil), legalBasis: "CĐ 1",
      status: .verified)
    #expect(try !calendar().with([off]).isWorkingDay(date))
    let tet = try day("2025-01-27")
    let worked = WorkingCalendar.Day(
      date: tet, isOff: false, name: LocalizedText(vi: "Trực", en: nil), legalBasis: "CĐ 2",
      status: .verified)
    #expect(try calendar().with([worked]).isWorkingDay(tet))
  }

  @Test(arguments: [
    ("since: 2021", "since: x", "pack.not-a-year"),
    ("date: \"01-01\"", "date: \"02-30\"", "pack.not-a-date"),
    ("off: true", "off: yes", "pack.not-a-flag"),
    ("date: 2024-04-18", "date: 2024-04-29", "pack.one-each"),
    ("to: 2024-02-14", "to: 2024-02-01", "programme.last-before-first"),
    ("status: verified", "status: sure", "pack.not-a-choice"),
  ])
  func aSlipIsFoundWithItsLine(good: String, bad: String, code: String) throws {
    let text = try String(contentsOf: CalendarPack.file, encoding: .utf8)
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appending(path: "working-calendar.yaml")
    let range = try #require(text.range(of: good))
    try text.replacingCharacters(in: range, with: bad).write(
      to: file, atomically: true, encoding: .utf8)
    let (calendar, faults) = CalendarPack.read(file)
    #expect(calendar == nil)
    #expect(faults.map(\.code) == [code])
    #expect(faults.allSatisfy { $0.line > 1 })
  }
}
