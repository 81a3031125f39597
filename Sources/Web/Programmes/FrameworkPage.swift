// SPDX-License-Identifier: Apache-2.0

import Domain
import Workflow

/// The criteria set as its page shows it: areas, standards, indicators and who leads them, and the
/// frameworks that are held against it.
struct FrameworkPage {
  struct AreaText {
    let code: String
    let name: String
    let isUnverified: Bool
    let standards: [StandardText]
  }

  struct StandardText {
    let code: String
    let name: String
    let rows: [Row]
  }

  struct Row {
    let number: Int
    let href: String
    let name: String
    let isTextMissing: Bool
    let measure: String
    let threshold: String
    let collected: String
    let leads: String
    let wordingHref: String
    let canWrite: Bool
  }

  let title: String
  let legalBasis: String
  let plan: String
  let action: String
  let query: String
  let isSearch: Bool
  let found: Int
  let areas: [AreaText]
  let isNothingFound: Bool
  let tools: [Page.Link]
  let compared: [CrosswalkText]
  let hasCompared: Bool

  init(_ answer: FrameworkText.Answer, query: String, wording: Wording) {
    let (framework, programme) = (answer.book.framework, answer.book.programme)
    let language = wording.language
    title = framework.name[language]
    legalBasis =
      framework.legalBasis.document
      + (framework.legalBasis.date.map { ", \(wording.date($0))" } ?? "")
    plan = "\(programme.plan.number), \(wording.date(programme.plan.date))"
    action = Links.framework(programme.id)
    self.query = query
    isSearch = answer.found != nil
    found = answer.found?.count ?? 0
    areas = Self.areas(answer, wording)
    isNothingFound = areas.isEmpty
    tools =
      RuleSheet.allCases.map { sheet in
        Page.Link(
          href: Links.sheet(programme.id, sheet.rawValue),
          text: wording("sheet.\(sheet.rawValue)-title"))
      } + [
        Page.Link(href: Links.versions(programme.id), text: wording("version.title")),
        Page.Link(href: Links.units(programme.id), text: wording("units.title")),
      ]
    compared =
      answer.found == nil
      ? answer.compared.map { CrosswalkText($0, answer.book, wording: wording) } : []
    hasCompared = !compared.isEmpty
  }

  /// Areas and standards with what was found in them; empty ones are left out.
  private static func areas(_ answer: FrameworkText.Answer, _ wording: Wording) -> [AreaText] {
    let framework = answer.book.framework
    return framework.areas.map { area in
      AreaText(
        code: area.code, name: area.name[wording.language], isUnverified: area.isUnverified,
        standards: area.standards.map { standard in
          let criteria = Set(standard.criteria.map(\.code))
          let shown = framework.indicators.filter {
            criteria.contains($0.criterion) && answer.found?.contains($0.number) ?? true
          }
          return StandardText(
            code: standard.code, name: standard.name[wording.language],
            rows: shown.map { row($0, answer, wording) })
        }.filter { !$0.rows.isEmpty })
    }.filter { !$0.standards.isEmpty }
  }

  private static func row(
    _ indicator: Indicator, _ answer: FrameworkText.Answer, _ wording: Wording
  ) -> Row {
    let programme = answer.book.programme
    let levels = Set(answer.book.framework.dataElements(of: indicator).map(\.collectedAt))
    return Row(
      number: indicator.number, href: Links.definition(programme.id, indicator.number),
      name: wording.indicatorName(indicator), isTextMissing: indicator.name == nil,
      measure: IndicatorRule(indicator.measure, wording: wording).text,
      threshold: wording.threshold(indicator.threshold, indicator.unit),
      collected: levels.map { wording("level.\($0.rawValue)") }.sorted().joined(separator: ", "),
      leads: (programme.assignment(of: indicator.number)?.leads ?? [])
        .compactMap { programme.label(of: $0.party)?[wording.language] }.joined(separator: "; "),
      wordingHref: Links.wording(programme.id, indicator.number),
      canWrite: answer.canWrite && indicator.measure == .unknown)
  }
}
