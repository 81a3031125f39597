// SPDX-License-Identifier: Apache-2.0

import Domain
import Workflow

/// The criteria set as its page shows it: areas, standards, indicators and who leads them.
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
  let areas: [AreaText]

  init(_ answer: FrameworkText.Answer, wording: Wording) {
    let (framework, programme) = (answer.book.framework, answer.book.programme)
    let language = wording.language
    title = framework.name[language]
    legalBasis =
      framework.legalBasis.document
      + (framework.legalBasis.date.map { ", \(wording.date($0))" } ?? "")
    plan = "\(programme.plan.number), \(wording.date(programme.plan.date))"
    areas = framework.areas.map { area in
      AreaText(
        code: area.code, name: area.name[language], isUnverified: area.isUnverified,
        standards: area.standards.map { standard in
          let criteria = Set(standard.criteria.map(\.code))
          return StandardText(
            code: standard.code, name: standard.name[language],
            rows: framework.indicators.filter { criteria.contains($0.criterion) }
              .map { Self.row($0, answer, wording) })
        })
    }
  }

  private static func row(
    _ indicator: Indicator, _ answer: FrameworkText.Answer, _ wording: Wording
  ) -> Row {
    let programme = answer.book.programme
    let levels = Set(answer.book.framework.dataElements(of: indicator).map(\.collectedAt))
    return Row(
      number: indicator.number, name: wording.indicatorName(indicator),
      isTextMissing: indicator.name == nil,
      measure: IndicatorRule(indicator.measure, wording: wording).text,
      threshold: wording.threshold(indicator.threshold, indicator.unit),
      collected: levels.map { wording("level.\($0.rawValue)") }.sorted().joined(separator: ", "),
      leads: (programme.assignment(of: indicator.number)?.leads ?? [])
        .compactMap { programme.label(of: $0.party)?[wording.language] }.joined(separator: "; "),
      wordingHref: Links.wording(programme.id, indicator.number),
      canWrite: answer.canWrite && indicator.measure == .unknown)
  }
}
