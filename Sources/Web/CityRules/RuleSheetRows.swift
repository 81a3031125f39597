// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Workflow

/// The rules in force as the table of their page.
struct RuleSheetRows {
  /// A cell with the name of its column, for narrow screens.
  struct Cell {
    let label: String
    let text: String
    let isNumber: Bool
  }

  struct Row {
    let href: String
    let name: String
    let cells: [Cell]

    let hasHref: Bool

    init(href: String, name: String, cells: [Cell]) {
      self.href = href
      self.name = name
      self.cells = cells
      hasHref = !href.isEmpty
    }
  }

  let columns: [Cell]
  let rows: [Row]

  init(_ sheet: RuleSheet, _ book: ProgrammeBook, wording: Wording) {
    switch sheet {
    case .targets: self.init(targets: book, wording)
    case .references: self.init(references: book, wording)
    case .assignments: self.init(assignments: book, wording)
    }
  }

  private init(targets book: ProgrammeBook, _ wording: Wording) {
    let targets = book.programme.targets.sorted { ($0.indicator, $0.key) < ($1.indicator, $1.key) }
    let years = Set(targets.flatMap(\.marks).map(\.year)).sorted()
    let texts = [wording("target.scope"), wording("target.baseline")]
    columns =
      [Self.text("", wording("column.indicator")), Self.text("", texts[0])]
      + [Self.number("", texts[1])] + years.map { Self.number("", String($0)) }
      + [Self.text("", wording("target.path")), Self.text("", wording("target.source"))]
    rows = targets.map { target in
      let marks = years.map { year in
        Self.number(
          String(year), target.marks.first { $0.year == year }.map(wording.mark) ?? "–")
      }
      return Row(
        href: Links.definition(book.programme.id, target.indicator),
        name: Self.name(target.indicator, book, wording),
        cells: [
          Self.text(texts[0], wording.scope(target.scope, book.programme)),
          Self.number(
            texts[1], target.baseline.map { "\(wording.mark($0)) (\($0.year))" } ?? "–"),
        ] + marks + [
          Self.text(wording("target.path"), wording("target.path-\(target.path.rawValue)")),
          Self.text(wording("target.source"), target.source),
        ])
    }
  }

  private init(references book: ProgrammeBook, _ wording: Wording) {
    let language = wording.language
    let titles = ["reference.year", "reference.value", "reference.source"].map { wording($0) }
    columns =
      [Self.text("", wording("reference.series")), Self.number("", titles[0])]
      + [Self.number("", titles[1]), Self.text("", titles[2])]
    // A series without values is shown too: it is what is missing.
    rows = book.framework.references.flatMap { series -> [Row] in
      let values = book.references.filter { $0.series == series.code }
      let name = "\(series.name[language]) (\(series.unit[language]))"
      if values.isEmpty {
        return [
          Row(
            href: "", name: name,
            cells: [
              Self.number(titles[0], "–"), Self.number(titles[1], "–"),
              Self.text(titles[2], wording("reference.none")),
            ])
        ]
      }
      return values.map { value in
        Row(
          href: "", name: name,
          cells: [
            Self.number(titles[0], String(value.year)),
            Self.number(titles[1], wording.number(value.value)),
            Self.text(titles[2], value.source),
          ])
      }
    }
  }

  private init(assignments book: ProgrammeBook, _ wording: Wording) {
    let (programme, language) = (book.programme, wording.language)
    let titles = [wording("column.leads"), wording("indicator.supporting")]
    columns = [Self.text("", wording("column.indicator"))] + titles.map { Self.text("", $0) }
    rows = book.framework.indicators.flatMap { indicator -> [Row] in
      let leads = programme.assignment(of: indicator.number)?.leads ?? []
      let texts: [(String, String)] = leads.map { lead in
        let supporting = lead.supporting.compactMap { programme.label(of: $0.party)?[language] }
        return (
          programme.label(of: lead.party)?[language] ?? "", supporting.joined(separator: "; ")
        )
      }
      return (texts.isEmpty ? [("–", "")] : texts).map { lead, supporting in
        Row(
          href: Links.definition(programme.id, indicator.number),
          name: Self.name(indicator.number, book, wording),
          cells: [Self.text(titles[0], lead), Self.text(titles[1], supporting)])
      }
    }
  }

  private static func name(_ number: Int, _ book: ProgrammeBook, _ wording: Wording) -> String {
    "(\(number)) \(wording.indicatorName(book.framework.indicator(number)))"
  }

  private static func text(_ label: String, _ text: String) -> Cell {
    Cell(label: label, text: text, isNumber: false)
  }

  private static func number(_ label: String, _ text: String) -> Cell {
    Cell(label: label, text: text, isNumber: true)
  }
}
