// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Reports
import Words
import Workflow

/// How values of the domain read in a language.
struct Wording {
  let language: Language
  let words: Phrasebook

  func callAsFunction(_ key: String, _ arguments: [String: String] = [:]) -> String {
    words(key, arguments)
  }

  func number(_ value: Decimal, fractionDigits: Int = 2) -> String {
    DecimalText.display(value, language, fractionDigits: fractionDigits)
  }

  /// `24/01/2025` or `24 Jan 2025`.
  func date(_ date: CalendarDate) -> String { words.day(date) }

  func moment(_ instant: Date, _ zone: TimeZone) -> String {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = zone
    let parts = calendar.dateComponents([.hour, .minute], from: instant)
    return
      "\(date(CalendarDate(instant, in: zone))) \(pad(parts.hour ?? 0)):\(pad(parts.minute ?? 0))"
  }

  /// `tháng 01/2025` or `January 2025`.
  func period(_ code: String) -> String { Period(code).map(words.period) ?? code }

  /// `Tháng 01/2025`, to begin a heading.
  func periodHeading(_ code: String) -> String {
    let text = period(code)
    return text.prefix(1).uppercased() + text.dropFirst()
  }

  func threshold(_ threshold: Threshold?, _ unit: LocalizedText?) -> String {
    threshold?.text(unit, language) ?? ""
  }

  func badge(_ verdict: Verdict) -> Page.Badge {
    Page.Badge(kind: verdict.rawValue, text: words("verdict.\(verdict.rawValue)"))
  }

  func badge(_ status: SubmissionStatus?) -> Page.Badge {
    let kind = status?.rawValue ?? "notStarted"
    return Page.Badge(kind: kind, text: words("status.\(kind)"))
  }

  /// Which unit decides next on a report; empty where none does.
  func waitsFor(_ unit: OrgUnit?) -> String {
    unit.map { words("status.waits-for", ["unit": $0.label[language]]) } ?? ""
  }

  /// The days that are left, in words: never a bare number.
  func daysLeft(_ deadline: CalendarDate, _ today: CalendarDate) -> String {
    daysLeft(today.days(until: deadline))
  }

  func daysLeft(_ days: Int) -> String {
    switch days {
    case 0: return words("deadline.today")
    case 1...: return words("deadline.left", ["days": String(days)])
    default: return words("deadline.over", ["days": String(-days)])
    }
  }

  func size(_ bytes: Int) -> String {
    bytes < 1 << 20
      ? "\(max(1, bytes >> 10)) kB"
      : "\(number(Decimal(bytes) / Decimal(1 << 20), fractionDigits: 1)) MB"
  }

  /// A figure as a person would type it; empty for none.
  func typed(_ value: Decimal?, _ element: DataElement?) -> String {
    guard let value, let element else { return "" }
    switch element.kind {
    case .count, .amount: return number(value, fractionDigits: 20)
    default: return FigureReading.text(of: value, for: element)
    }
  }

  /// The value of an indicator as its page shows it.
  func value(_ value: Decimal?, _ indicator: Indicator?, _ framework: Framework) -> String {
    guard let value else { return "–" }
    switch indicator?.measure {
    case .yesNo: return words(value == 1 ? "answer.yes" : "answer.no")
    case .judgement(let element), .level(let element):
      return framework.dataElement(element).map { figure(value, $0) } ?? number(value)
    default: return number(value)
    }
  }

  /// The figure of a data element as people read it.
  func figure(_ value: Decimal, _ element: DataElement) -> String {
    switch element.kind {
    case .count, .amount: return number(value, fractionDigits: 6)
    case .yesNo: return words(value == 1 ? "answer.yes" : "answer.no")
    case .judgement where !element.isRanked:
      return words(value == 1 ? "answer.met" : "answer.notMet")
    case .judgement, .level:
      let rank = NSDecimalNumber(decimal: value).intValue
      return element.levels.indices.contains(rank) ? element.levels[rank][language] : number(value)
    }
  }

  /// Met, of those with data, of all.
  func summary(_ count: VerdictCount) -> String {
    words(
      "standing.summary",
      [
        "met": String(count[.met]), "withData": String(count.withData),
        "total": String(count.total),
      ])
  }

  /// What a person expects beyond what is reached; empty where nobody does.
  func expectation(_ said: AssessmentRecord?) -> String {
    guard let said, said.reached != .met, said.likely == .met, let year = said.expectedBy
    else { return "" }
    return words("assessment.expected", ["year": String(year)])
  }

  /// `75` or `75–80`.
  func mark(_ mark: Target.Mark) -> String {
    mark.isRange ? "\(number(mark.lower))–\(number(mark.upper))" : number(mark.lower)
  }

  func badge(_ progress: TargetProgress) -> Page.Badge {
    let kind: Verdict =
      switch progress {
      case .onTrack: .met
      case .atRisk: .expected
      case .offTrack: .notMet
      case .noData, .notDue: .noData
      }
    return Page.Badge(kind: kind.rawValue, text: words("target.progress-\(progress.rawValue)"))
  }

  /// Whose figures a target means.
  func scope(_ scope: Target.Scope, _ programme: Programme) -> String {
    switch scope {
    case .area: programme.orgUnit(programme.area)?.label[language] ?? programme.area
    case .unit(let code): programme.orgUnit(code)?.label[language] ?? code
    case .kind(let code):
      words(
        "target.every",
        ["kind": programme.kinds.first { $0.code == code }?.name[language] ?? code])
    }
  }

  /// The name of a data element, or of a part of it: `Số người – Nữ`.
  func label(_ element: DataElement, _ place: FigurePlace, _ framework: Framework) -> String {
    let part = element.breakdowns.compactMap(framework.breakdown).flatMap { breakdown in
      breakdown.categories.map { (breakdown.key($0), $0.name[language]) }
    }.first { $0.0 == place.breakdown }
    return part.map { "\(element.name[language]) – \($0.1)" } ?? element.name[language]
  }

  /// An issue of a sheet with its place in front: `hàng 12, cột Nguồn: …`.
  func placed(_ issue: Issue) -> String {
    let place = ["sheet", "line", "row", "column"].compactMap { key -> String? in
      guard let value = issue.arguments[key] else { return nil }
      let shown = key == "column" ? RuleTable.title(value, language) : value
      return words("place.\(key)", ["value": shown])
    }
    let text = self.issue(issue)
    return place.isEmpty ? text : "\(place.joined(separator: ", ")): \(text)"
  }

  /// An issue in words; numbers as people write them.
  func issue(_ issue: Issue) -> String {
    let arguments = issue.arguments.reduce(into: [String: String]()) { arguments, entry in
      let isNumber = Self.numbers.contains(entry.key)
      let shown = isNumber ? DecimalText.machine(entry.value).map { number($0) } : nil
      let day = entry.key == "date" ? CalendarDate(entry.value).map(date) : nil
      arguments[entry.key] = shown ?? day ?? entry.value
    }
    return words(issue.code, arguments)
  }

  /// The arguments of issues that are numbers.
  private static let numbers = [
    "numerator", "denominator", "minimum", "maximum", "sum", "total", "share",
  ]

  func indicatorName(_ indicator: Indicator?) -> String {
    indicator?.name?[language] ?? words("indicator.no-text")
  }

  private func pad(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
}
