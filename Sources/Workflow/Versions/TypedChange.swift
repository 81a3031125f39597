// SPDX-License-Identifier: Apache-2.0

package import Domain
import Foundation

/// What a person typed for one indicator of an own version; an empty field keeps what held before
/// the version.
package struct TypedChange: Sendable {
  package let indicator: Int
  package let fields: [String: String]
  /// How numbers are written.
  package let language: Language

  /// The fields that may be filled.
  package static let names = [
    "nameVi", "nameEn", "definitionVi", "definitionEn", "comparison", "value", "upper",
    "numerator", "denominator", "evidence", "reason",
  ]

  package init(indicator: Int, fields: [String: String], language: Language) {
    self.indicator = indicator
    self.fields = fields.mapValues { $0.trimmingCharacters(in: .whitespacesAndNewlines) }
    self.language = language
  }

  private subscript(name: String) -> String { fields[name] ?? "" }

  /// `before` is the indicator as it was before the version; `stored` is what the version changes
  /// in it now.
  func read(
    _ book: ProgrammeBook, before: Indicator, stored: FrameworkVersion.Change?
  ) throws -> FrameworkVersion.Change {
    var issues: [Issue] = fields.keys.sorted().filter { !Self.names.contains($0) }.map {
      Issue(field: $0, code: "field.unknown", arguments: ["name": $0])
    }
    for name in Self.names where self[name].count > TextLimit.maximum {
      issues.append(
        Issue(
          field: name, code: "text.too-long", arguments: ["maximum": "\(TextLimit.maximum)"]))
    }
    // A text without its Vietnamese words would be lost.
    for name in ["name", "definition"] where self["\(name)Vi"].isEmpty && !self["\(name)En"].isEmpty
    {
      issues.append(Issue(field: "\(name)Vi", code: "field.required"))
    }
    let threshold = threshold(before.threshold, &issues)
    let change = FrameworkVersion.Change(
      indicator: indicator, name: text("name"),
      measure: measure(before.measure, stored?.measure, book, &issues), threshold: threshold,
      definition: text("definition"), evidenceDemand: demand(&issues),
      reason: self["reason"].isEmpty ? nil : self["reason"])
    let isTyped = Self.names.contains {
      !["reason", "comparison"].contains($0) && !self[$0].isEmpty
    }
    if isTyped || !change.isEmpty, change.reason == nil {
      issues.append(Issue(field: "reason", code: "field.required"))
    }
    if let measure = change.measure { issues += misfits(measure, book) }
    guard issues.isEmpty else { throw Refusal.invalid(issues) }
    return change
  }

  private func text(_ name: String) -> LocalizedText? {
    let (vi, en) = (self["\(name)Vi"], self["\(name)En"])
    return vi.isEmpty ? nil : LocalizedText(vi: vi, en: en.isEmpty ? nil : en)
  }

  /// Elements of one level, each with somebody who reports it.
  private func misfits(_ measure: Measure, _ book: ProgrammeBook) -> [Issue] {
    let elements = measure.elementCodes.compactMap(book.parent.dataElement)
    if Set(elements.map(\.collectedAt)).count > 1 {
      return [
        Issue(
          field: "numerator", code: "framework.mixed-levels",
          arguments: ["number": String(indicator)])
      ]
    }
    guard let parent = book.parent.indicator(indicator),
      book.programme.assignment(of: indicator) != nil
    else { return [] }
    return elements.filter { book.programme.reporters(of: $0, for: parent).isEmpty }.map {
      Issue(
        field: "numerator", code: "assignment.no-reporter",
        arguments: ["number": String(indicator), "element": $0.name.vi])
    }
  }

  private func demand(_ issues: inout [Issue]) -> EvidenceDemand? {
    let demand = EvidenceDemand(rawValue: self["evidence"])
    if demand == nil, !self["evidence"].isEmpty {
      let choices = EvidenceDemand.allCases.map(\.rawValue).joined(separator: ", ")
      issues.append(
        Issue(
          field: "evidence", code: "table.not-a-choice",
          arguments: ["text": self["evidence"], "choices": choices]))
    }
    return demand
  }

  /// Another number, another comparison, or both; a page always sends the comparison.
  private func threshold(_ parent: Threshold?, _ issues: inout [Issue]) -> Threshold? {
    let typed = Threshold.Comparison(rawValue: self["comparison"])
    if typed == nil, !self["comparison"].isEmpty {
      let choices = Threshold.Comparison.allCases.map(\.rawValue).joined(separator: ", ")
      issues.append(
        Issue(
          field: "comparison", code: "table.not-a-choice",
          arguments: ["text": self["comparison"], "choices": choices]))
      return nil
    }
    let comparison = typed ?? parent?.comparison ?? .atLeast
    if self["value"].isEmpty, self["upper"].isEmpty {
      guard let parent, comparison != parent.comparison else { return nil }
      if comparison == .between {
        issues.append(Issue(field: "upper", code: "field.required"))
        return nil
      }
      return Threshold(comparison: comparison, value: parent.value)
    }
    func number(_ field: String) -> Decimal? {
      guard let value = DecimalText.typed(self[field], language) else {
        issues.append(
          Issue(field: field, code: "value.not-a-number", arguments: ["text": self[field]]))
        return nil
      }
      return value
    }
    guard let value = number("value") else { return nil }
    guard comparison == .between else { return Threshold(comparison: comparison, value: value) }
    guard let upper = number("upper") else { return nil }
    if upper < value {
      issues.append(Issue(field: "upper", code: "framework.band-upside-down"))
      return nil
    }
    return Threshold(comparison: comparison, value: value, upper: upper)
  }

  /// Another formula; only where the measure is a quotient or an amount. Another measure that the
  /// fields cannot say stays as it is stored.
  private func measure(
    _ before: Measure, _ stored: Measure?, _ book: ProgrammeBook, _ issues: inout [Issue]
  ) -> Measure? {
    if self["numerator"].isEmpty, self["denominator"].isEmpty {
      return stored.flatMap { $0.hasFormulaFields ? nil : $0 }
    }
    let numerator = formula("numerator", book, &issues)
    switch before {
    case .percentage(let first, let second), .ratio(let first, let second):
      let (numerator, denominator) = (
        numerator ?? first, formula("denominator", book, &issues) ?? second
      )
      // The stored change may have made a ratio of a percentage, or the other way round.
      if case .ratio = stored ?? before {
        return .ratio(numerator: numerator, denominator: denominator)
      }
      return .percentage(numerator: numerator, denominator: denominator)
    case .amount(let value) where self["denominator"].isEmpty:
      return .amount(value: numerator ?? value)
    default:
      issues.append(Issue(field: "numerator", code: "version.no-formula"))
      return nil
    }
  }

  private func formula(
    _ field: String, _ book: ProgrammeBook, _ issues: inout [Issue]
  ) -> Formula? {
    let text = self[field]
    if text.isEmpty { return nil }
    func add(_ code: String, _ column: Int, _ element: String = "") {
      issues.append(
        Issue(
          field: field, code: code,
          arguments: [
            "key": field, "text": text, "column": String(column), "element": element,
          ]))
    }
    do {
      let formula = try Formula(text)
      for code in Set(formula.elementCodes).sorted() {
        let element = book.parent.dataElement(code)
        let column = formula.column(of: code) ?? 1
        if element == nil { add("formula.unknown-element", column, code) }
        if let element, !element.kind.isNumber {
          add("formula.not-a-number-element", column, code)
        }
      }
      return formula
    } catch {
      add(error.code, error.column)
      return nil
    }
  }
}

extension Measure {
  /// True when its formulas have fields of their own.
  fileprivate var hasFormulaFields: Bool {
    switch self {
    case .percentage, .ratio, .amount: true
    default: false
    }
  }
}
