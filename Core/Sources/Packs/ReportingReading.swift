// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation

/// Reads `reporting.yaml` and `reports.yaml`.
enum ReportingReading {
  static func regimes(_ root: PackMapping) -> [Located<ReportingRegime>] {
    defer { root.finish() }
    return root.mappings("regimes").compactMap { mapping in
      regime(mapping).map { Located(value: $0, file: mapping.file, line: mapping.line) }
    }
  }

  static func frame(_ root: PackMapping) -> ReportFrame {
    defer { root.finish() }
    let mapping = root.requiredMapping("periodReport")
    defer { mapping?.finish() }
    _ = mapping?.optionalText("note")
    func text(_ key: String) -> String { mapping?.text(key) ?? "" }
    func texts(_ key: String) -> [String] { mapping?.texts(key).map(\.text) ?? [] }
    return ReportFrame(
      parentBody: text("parentBody"), issuingBody: text("issuingBody"),
      numberSuffix: text("numberSuffix"), place: text("place"),
      documentType: text("documentType"),
      subject: mapping?.localized("subject") ?? LocalizedText(vi: "", en: ""),
      addressees: texts("addressees"), bases: texts("bases"), recipients: texts("recipients"),
      signatureCapacity: text("signatureCapacity"))
  }

  /// How often a report is owed.
  private enum Frequency: String, CaseIterable {
    case month, year
  }

  private static func regime(_ mapping: PackMapping) -> ReportingRegime? {
    defer { mapping.finish() }
    _ = mapping.optionalText("note")
    let isYearly = mapping.choice("frequency", default: Frequency.month) == .year
    let first: Period? =
      isYearly ? mapping.year("first").map(Period.year) : mapping.month("first").map(Period.month)
    let last: Period? =
      isYearly ? mapping.year("last").map(Period.year) : mapping.month("last").map(Period.month)
    let due = isYearly ? dayOfYear(mapping) : (month: nil, day: dayOfMonth(mapping))
    let regime = ReportingRegimeParts(mapping)
    guard let first, let last else { return nil }
    if last < first {
      mapping.faults.add("programme.last-before-first", mapping.file, mapping.line(of: "last"))
    }
    return ReportingRegime(
      code: regime.code, name: regime.name, first: first, last: last, dueBeforeDay: due.day,
      dueInMonth: due.month, reporter: regime.reporter, recipient: regime.recipient,
      through: regime.through, legalBasis: regime.legalBasis)
  }

  private static func dayOfMonth(_ mapping: PackMapping) -> Int {
    let day = mapping.integer("dueBeforeDay", orElse: 31)
    if !(2...31).contains(day) {
      mapping.faults.add(
        "pack.not-a-number", mapping.file, mapping.line(of: "dueBeforeDay"),
        ["key": "dueBeforeDay", "text": String(day)])
    }
    return day
  }

  /// `dueBefore: "12-01"`: the first day on which a yearly report is late.
  private static func dayOfYear(_ mapping: PackMapping) -> (month: Int?, day: Int) {
    let text = mapping.text("dueBefore")
    guard let date = CalendarDate("2001-\(text)") else {
      if !text.isEmpty {
        mapping.faults.add(
          "pack.not-a-date", mapping.file, mapping.line(of: "dueBefore"),
          ["key": "dueBefore", "text": text])
      }
      return (12, 31)
    }
    return (date.month, date.day)
  }

  /// The texts of a regime, read before its months decide whether there is one.
  private struct ReportingRegimeParts {
    let code: String
    let name: LocalizedText
    let reporter: String
    let recipient: LocalizedText
    let through: LocalizedText?
    let legalBasis: String

    init(_ mapping: PackMapping) {
      code = mapping.text("code")
      name = mapping.localized("name")
      reporter = mapping.text("reporter")
      recipient = mapping.localized("recipient")
      through = mapping.optionalLocalized("through")
      legalBasis = mapping.text("legalBasis")
    }
  }
}
