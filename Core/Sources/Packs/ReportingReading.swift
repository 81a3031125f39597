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

  private static func regime(_ mapping: PackMapping) -> ReportingRegime? {
    defer { mapping.finish() }
    _ = mapping.optionalText("note")
    let kind: Period.Kind = mapping.choice("frequency", default: .month)
    let code = mapping.text("code")
    let span = span(mapping, kind, code)
    let due = due(mapping, kind, span?.last)
    let regime = span.map { span in
      ReportingRegime(
        code: code, name: mapping.localized("name"), first: span.first, last: span.last, due: due,
        whenOff: mapping.optionalChoice("whenOff") ?? .keep,
        closesAfterWorkingDays: mapping.has("closesAfterWorkingDays")
          ? positive(mapping, "closesAfterWorkingDays") : nil,
        selection: ReportSelection(
          indicators: mapping.has("indicators") ? mapping.integers("indicators") : [],
          parties: mapping.codes("units").map { .unit($0) }
            + mapping.codes("groups").map { .group($0) }),
        approval: approval(mapping),
        reporter: mapping.text("reporter"), recipient: mapping.localized("recipient"),
        through: mapping.optionalLocalized("through"), legalBasis: mapping.text("legalBasis"))
    }
    // What is wrong with the period shall not make the rest look unknown.
    if regime == nil { mapping.ignoreRest() }
    return regime
  }

  /// The levels between the head of the unit and the standing office, each of a code of its own.
  private static func approval(_ mapping: PackMapping) -> [ApprovalLevel] {
    var codes: Set<String> = ["unit", "programme"]
    return mapping.mappings("approval", isRequired: false).map { level in
      defer { level.finish() }
      _ = level.optionalText("note")
      let code = level.text("code")
      if !codes.insert(code).inserted {
        level.faults.add(
          "programme.approval-code", level.file, level.line(of: "code"), ["code": code])
      }
      let parties: [Assignment.Party] =
        level.codes("units").map { .unit($0) } + level.codes("groups").map { .group($0) }
      if parties.isEmpty {
        level.faults.add("programme.approval-of-nobody", level.file, level.line, ["code": code])
      }
      return ApprovalLevel(code: code, approver: level.text("by"), parties: parties)
    }
  }

  /// The first and the last period; a campaign has its days.
  private static func span(
    _ mapping: PackMapping, _ kind: Period.Kind, _ code: String
  ) -> (first: Period, last: Period)? {
    guard kind == .campaign else {
      guard let first = period(mapping, "first", kind), let last = period(mapping, "last", kind)
      else { return nil }
      if last < first {
        mapping.faults.add("programme.last-before-first", mapping.file, mapping.line(of: "last"))
      }
      return (first, last)
    }
    let (from, to) = (mapping.requiredDate("from"), mapping.requiredDate("to"))
    guard let campaign = Campaign(slug: code, firstDay: from, lastDay: to) else {
      mapping.faults.add(
        from <= to ? "programme.bad-campaign-code" : "programme.last-before-first", mapping.file,
        mapping.line(of: from <= to ? "code" : "to"), ["code": code])
      return nil
    }
    return (.campaign(campaign), .campaign(campaign))
  }

  private static func period(
    _ mapping: PackMapping, _ key: String, _ kind: Period.Kind
  ) -> Period? {
    switch kind {
    case .month: return mapping.month(key).map(Period.month)
    case .year: return mapping.year(key).map(Period.year)
    case .quarter, .half, .schoolYear, .campaign:
      let text = mapping.text(key)
      if let period = Period(text), period.kind == kind { return period }
      if !text.isEmpty {
        mapping.faults.add(
          "pack.not-a-period", mapping.file, mapping.line(of: key),
          ["key": key, "text": text, "kind": kind.rawValue])
      }
      return nil
    }
  }

  private static func due(
    _ mapping: PackMapping, _ kind: Period.Kind, _ last: Period?
  ) -> DueRule {
    if mapping.has("dueWithinWorkingDays") {
      return .withinWorkingDays(positive(mapping, "dueWithinWorkingDays"))
    }
    switch kind {
    case .month, .quarter, .half: return .beforeDay(dayOfMonth(mapping))
    case .year, .schoolYear:
      let date = dayOfYear(mapping)
      return .beforeDate(month: date.month, day: date.day)
    case .campaign:
      return .on(mapping.date("due") ?? last?.lastDay ?? .earliest)
    }
  }

  private static func positive(_ mapping: PackMapping, _ key: String) -> Int {
    let days = mapping.integer(key, orElse: 1)
    if !(1...250).contains(days) {
      mapping.faults.add(
        "pack.not-a-number", mapping.file, mapping.line(of: key),
        ["key": key, "text": String(days)])
    }
    return days
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
  private static func dayOfYear(_ mapping: PackMapping) -> (month: Int, day: Int) {
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
}
