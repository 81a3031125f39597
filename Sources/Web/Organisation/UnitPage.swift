// SPDX-License-Identifier: Apache-2.0

import Domain
import Workflow

/// One unit through time: its life line, what it answers for, and its reports.
struct UnitPage {
  /// What happened on a day, or what has held since ever.
  struct Moment {
    let day: String
    let lines: [String]
    let basis: String
    let hasBasis: Bool
  }

  struct Report {
    let href: String
    let period: String
    let badge: Page.Badge
  }

  let title: String
  let lead: String
  let unitsHref: String
  let isClosed: Bool
  let closed: String
  let moments: [Moment]
  let code: String
  let officialCode: String
  let hasOfficialCode: Bool
  let parents: [Page.Link]
  let hasParents: Bool
  let below: [Page.Link]
  let hasBelow: Bool
  let leading: [Page.Link]
  let hasLeading: Bool
  let supporting: [Page.Link]
  let hasSupporting: Bool
  let reports: [Report]
  let hasReports: Bool
  let heirs: [Page.Link]
  let hasHeirs: Bool
  let origins: [Page.Link]
  let hasOrigins: Bool
  let acts: [Page.Link]
  let canChange: Bool

  init(_ answer: UnitView.Answer, wording: Wording) {
    let (book, life, language) = (answer.book, answer.life, wording.language)
    let programme = book.programme.id
    let story = UnitStory(history: book.history, wording: wording)
    title = answer.unit.name[language]
    let kind = book.whole.kinds.first { $0.code == answer.unit.kind }?.name[language]
    lead = kind ?? answer.unit.kind
    unitsHref = Links.units(programme)
    isClosed = life.closed.map { $0 <= answer.today } ?? false
    closed = wording(
      "unit.closed", ["date": life.closed.map { wording.date($0.dayBefore) } ?? ""])
    moments = story.moments(of: life.code).map { moment in
      Moment(
        day: moment.date.map(wording.date) ?? wording("unit.always"), lines: moment.lines,
        basis: moment.legalBasis, hasBasis: !moment.legalBasis.isEmpty)
    }
    code = life.code
    officialCode = answer.unit.officialCode ?? ""
    hasOfficialCode = !officialCode.isEmpty
    func link(_ code: String, _ prefix: String = "") -> Page.Link? {
      book.history.life(code).map {
        Page.Link(
          href: Links.unit(programme, code),
          text: prefix + ($0.names.last?.value.name[language] ?? code))
      }
    }
    parents =
      ([answer.unit.parent].compactMap(\.self).compactMap { link($0) })
      + answer.unit.lines.compactMap { line in
        let name = book.whole.hierarchies.first { $0.code == line.hierarchy }?.name[language]
        return link(line.parent, "\(name ?? line.hierarchy): ")
      }
    hasParents = !parents.isEmpty
    below = answer.below.map {
      Page.Link(href: Links.unit(programme, $0.code), text: $0.name[language])
    }
    hasBelow = !below.isEmpty
    func indicators(_ numbers: [Int]) -> [Page.Link] {
      numbers.map { number in
        Page.Link(
          href: Links.definition(programme, number),
          text: "(\(number)) \(wording.indicatorName(book.framework.indicator(number)))")
      }
    }
    leading = indicators(answer.leading)
    hasLeading = !leading.isEmpty
    supporting = indicators(answer.supporting)
    hasSupporting = !supporting.isEmpty
    reports = (answer.reports ?? []).map { report in
      Report(
        href: Links.submission(programme, report.period, life.code),
        period: wording.periodHeading(report.period), badge: wording.badge(report.status))
    }
    hasReports = !reports.isEmpty
    let (from, to) = book.history.successions(of: life.code)
    heirs = to.map(\.1.to).filter { $0 != life.code }.compactMap { link($0) }
    hasHeirs = !heirs.isEmpty
    origins = from.compactMap { link($0.1.from) }
    hasOrigins = !origins.isEmpty
    canChange = answer.canChange && !isClosed
    acts = TypedUnitChange.Kind.allCases.filter { $0 != .open }.map { kind in
      Page.Link(
        href: Links.unitChange(programme, kind.rawValue, life.code),
        text: wording("unit-change.kind-\(kind.rawValue)"))
    }
  }
}
