// SPDX-License-Identifier: Apache-2.0

public import Domain
public import Foundation

/// `working-calendar.yaml`: public holidays, and days that a notice made off or worked.
public enum CalendarPack {
  /// The file that stands beside the program.
  public static var file: URL {
    Bundle.module.bundleURL.appending(path: "Rules/working-calendar.yaml")
  }

  /// The calendar when there is no error, and every fault in any case.
  public static func read(
    _ file: URL = Self.file
  ) -> (calendar: WorkingCalendar?, faults: [PackFault]) {
    let faults = FaultList()
    guard
      let root = PackFile.open(file.lastPathComponent, in: file.deletingLastPathComponent(), faults)
    else { return (nil, faults.faults) }
    let calendar = WorkingCalendar(
      version: root.text("version"), holidays: root.mappings("holidays").compactMap(holiday),
      days: days(root))
    root.finish()
    return (faults.hasErrors ? nil : calendar, faults.faults.sorted())
  }

  private static func holiday(_ mapping: PackMapping) -> WorkingCalendar.Holiday? {
    defer { mapping.finish() }
    let text = mapping.text("date")
    let date = CalendarDate("2023-\(text)")
    if date == nil, !text.isEmpty {
      mapping.faults.add(
        "pack.not-a-date", mapping.file, mapping.line(of: "date"), ["key": "date", "text": text])
    }
    let (name, basis) = (mapping.localized("name"), mapping.text("legalBasis"))
    let since = mapping.year("since")
    guard let date, let since else { return nil }
    return WorkingCalendar.Holiday(
      month: date.month, day: date.day, name: name, legalBasis: basis, since: since)
  }

  private static func days(_ root: PackMapping) -> [WorkingCalendar.Day] {
    var days: [WorkingCalendar.Day] = []
    for mapping in root.mappings("days") {
      for day in read(mapping) {
        if days.contains(where: { $0.date == day.date }) {
          mapping.faults.add(
            "pack.one-each", mapping.file, mapping.line, ["code": day.date.description])
        }
        days.append(day)
      }
    }
    return days
  }

  /// One day, or every day `from` … `to`.
  private static func read(_ mapping: PackMapping) -> [WorkingCalendar.Day] {
    defer { mapping.finish() }
    let isRange = mapping.has("from")
    let first = mapping.requiredDate(isRange ? "from" : "date")
    let last = isRange ? mapping.requiredDate("to") : first
    let isOff = mapping.flag("off")
    let (name, basis) = (mapping.localized("name"), mapping.text("legalBasis"))
    let status: WorkingCalendar.Status = mapping.choice("status", default: .unverified)
    guard (0...60).contains(first.days(until: last)) else {
      mapping.faults.add("programme.last-before-first", mapping.file, mapping.line(of: "to"))
      return []
    }
    return sequence(first: first, next: \.dayAfter).prefix { $0 <= last }.map {
      WorkingCalendar.Day(date: $0, isOff: isOff, name: name, legalBasis: basis, status: status)
    }
  }
}
