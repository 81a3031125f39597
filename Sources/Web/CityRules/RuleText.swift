// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Workflow

/// A rule that a city decided, in one line.
struct RuleText {
  let book: ProgrammeBook
  let wording: Wording

  private var language: Language { wording.language }

  /// What it is about.
  func subject(_ rule: CityRule) -> String {
    switch rule {
    case .target(let target): indicator(target.indicator)
    case .reference(let value):
      book.framework.reference(value.series)?.name[language] ?? value.series
    case .assignment(let assignment): indicator(assignment.indicator)
    case .version(let version): version.version
    }
  }

  /// What it says.
  func content(_ rule: CityRule) -> String {
    switch rule {
    case .target(let target): content(target)
    case .reference(let value):
      "\(value.year): \(wording.number(value.value)) "
        + "\(book.framework.reference(value.series)?.unit[language] ?? "") (\(value.source))"
    case .assignment(let assignment): content(assignment)
    case .version(let version):
      wording(
        "version.summary",
        [
          "date": wording.date(version.validFrom), "basis": version.legalBasis,
          "count": String(version.changes.count),
        ])
    }
  }

  private func indicator(_ number: Int) -> String {
    "(\(number)) \(wording.indicatorName(book.framework.indicator(number)))"
  }

  private func content(_ target: Target) -> String {
    if target.marks.isEmpty { return wording("target.none") }
    let marks = target.marks.map { "\($0.year): \(wording.mark($0))" }
    let base = target.baseline.map { ["\($0.year): \(wording.mark($0))"] } ?? []
    return ([wording.scope(target.scope, book.programme)] + base + marks).joined(separator: "; ")
      + " (\(target.source))"
  }

  private func content(_ assignment: Assignment) -> String {
    let programme = book.programme
    func label(_ party: Assignment.Party) -> String { programme.label(of: party)?[language] ?? "" }
    let leads = assignment.leads.map { lead in
      let supporting = lead.supporting.map { label($0.party) }.joined(separator: ", ")
      return supporting.isEmpty
        ? label(lead.party)
        : wording("assignment.with", ["lead": label(lead.party), "supporting": supporting])
    }.joined(separator: "; ")
    return assignment.validFrom.map {
      wording("assignment.from", ["date": wording.date($0), "leads": leads])
    } ?? leads
  }
}
