// SPDX-License-Identifier: Apache-2.0

import Domain
import Gate
import Workflow

/// What follows from a change, in words; and everything typed again, to be written as it was seen.
struct UnitChangePreview {
  /// A hidden field of the form that writes.
  struct Kept {
    let name: String
    let value: String
  }

  /// One kind of consequence.
  struct Section {
    let title: String
    let lines: [String]
    let isWarning: Bool
  }

  let day: String
  let legalBasis: String
  let lines: [String]
  let sections: [Section]
  let hasSections: Bool
  let kept: [Kept]

  init(_ outcome: UnitChangeOutcome?, form: Form, wording: Wording) {
    guard let outcome else {
      (day, legalBasis, lines, sections, hasSections, kept) = ("", "", [], [], false, [])
      return
    }
    let story = UnitStory(history: outcome.after.history, wording: wording)
    day = wording.date(outcome.change.date)
    legalBasis = outcome.change.legalBasis
    lines = story.lines(of: outcome.change)
    sections = Self.sections(outcome, wording)
    hasSections = !sections.isEmpty
    kept = form.fields(after: "").filter { !["token", "step"].contains($0.key) }
      .sorted { $0.key < $1.key }.map { Kept(name: $0.key, value: $0.value) }
  }

  private static func sections(_ outcome: UnitChangeOutcome, _ wording: Wording) -> [Section] {
    let language = wording.language
    let (before, after) = (outcome.before.programme, outcome.after.programme)
    func names(_ parties: [Assignment.Party], _ programme: Programme) -> String {
      parties.map { programme.label(of: $0)?[language] ?? $0.code }.joined(separator: ", ")
    }
    func units(_ codes: [String]) -> String {
      codes.map { outcome.after.history.life($0)?.names.last?.value.name[language] ?? $0 }
        .joined(separator: ", ")
    }
    let led = outcome.leads.filter { !$0.after.isEmpty }.map { lead in
      wording(
        "unit-change.lead",
        [
          "number": String(lead.indicator),
          "name": wording.indicatorName(outcome.before.framework.indicator(lead.indicator)),
          "before": names(lead.before, before), "after": names(lead.after, after),
        ])
    }
    let lost = outcome.leads.filter(\.after.isEmpty).map { lead in
      wording(
        "unit-change.leaderless",
        [
          "number": String(lead.indicator),
          "name": wording.indicatorName(outcome.before.framework.indicator(lead.indicator)),
          "before": names(lead.before, before),
        ])
    }
    let groups = outcome.groups.map { group in
      wording(
        "unit-change.group",
        [
          "group": group.group.name[language], "left": units(group.left),
          "joined": units(group.joined),
        ])
    }
    func reports(_ reports: [UnitChangeOutcome.Report]) -> [String] {
      reports.map { report in
        wording(
          "unit-change.report",
          [
            "unit": report.orgUnit.name[language], "period": wording.period(report.period),
            "status": wording("status.\(report.status.rawValue)"),
          ])
      }
    }
    let people = outcome.people.map { person in
      wording(
        "unit-change.person",
        [
          "name": person.name, "login": person.login,
          "role": wording("role.\(person.role.rawValue)"), "unit": units([person.orgUnit]),
        ])
    }
    let targets = outcome.targets.map { target in
      "(\(target.indicator)) \(wording.indicatorName(outcome.before.framework.indicator(target.indicator))): "
        + wording.scope(target.scope, before)
    }
    let all: [(String, [String], Bool)] = [
      ("unit-change.section-leaderless", lost, true),
      ("unit-change.section-approved", reports(outcome.approvedReports), true),
      ("unit-change.section-idle", outcome.idle.map { $0.name[language] }, true),
      ("unit-change.section-leads", led, false), ("unit-change.section-groups", groups, false),
      ("unit-change.section-open", reports(outcome.openReports), true),
      ("unit-change.section-people", people, false),
      ("unit-change.section-targets", targets, false),
    ]
    return all.filter { !$0.1.isEmpty }.map {
      Section(title: wording($0.0), lines: $0.1, isWarning: $0.2)
    }
  }
}
