// SPDX-License-Identifier: Apache-2.0

import Documents
import Domain
import Foundation
import Workflow

/// The breakdowns of an indicator's data elements: each category with its share.
struct IndicatorParts {
  struct Row {
    let category: String
    let value: String
    let share: String
    let chart: String
  }

  /// One breakdown of one data element.
  struct Table {
    let name: String
    let rows: [Row]
    let coverage: String
  }

  let tables: [Table]
  let hasTables: Bool

  init(_ answer: IndicatorExplanation.Answer, wording: Wording) {
    tables = answer.parts.map { Self.table($0, wording) }
    hasTables = !tables.isEmpty
  }

  private static func table(
    _ parts: IndicatorExplanation.Parts, _ wording: Wording
  ) -> Table {
    let language = wording.language
    let whole = parts.values.values.reduce(Decimal(0), +)
    let rows = parts.breakdown.categories.map { category -> Row in
      let value = parts.values[category.code]
      let share = value.flatMap { whole == 0 ? nil : $0 * 100 / whole }
      let name = category.name[language]
      let text = share.map { "\(wording.number($0, fractionDigits: 1)) %" } ?? "–"
      return Row(
        category: name, value: value.map { wording.number($0, fractionDigits: 6) } ?? "–",
        share: text,
        chart: Chart.thresholdBar(
          value: share.map { NSDecimalNumber(decimal: $0).doubleValue }, threshold: nil,
          direction: .higher, maximum: 100, title: "\(name): \(text)"))
    }
    return Table(
      name: "\(parts.element.name[language]) – \(parts.breakdown.name[language])", rows: rows,
      coverage: wording(
        "parts.coverage",
        ["units": String(parts.units), "reporting": String(parts.reporting)]))
  }
}
