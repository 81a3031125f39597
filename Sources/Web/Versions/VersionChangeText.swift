// SPDX-License-Identifier: Apache-2.0

import Domain
import Workflow

/// What a version of the city changes in one indicator, beside what its parent has.
struct VersionChangeText {
  /// One changed thing: its name, what was and what is.
  struct Line {
    let label: String
    let old: String
    let new: String
  }

  let number: Int
  let name: String
  let version: String
  let validFrom: String
  let legalBasis: String
  let lines: [Line]
  let reason: String
  let hasReason: Bool
  let breaksTrend: Bool
  let editHref: String

  init(
    _ change: FrameworkVersion.Change, before: Indicator?, in version: FrameworkVersion,
    _ book: ProgrammeBook, wording: Wording
  ) {
    let language = wording.language
    let after = before?.applying(change)
    number = change.indicator
    name = wording.indicatorName(before)
    self.version = version.version
    validFrom = wording.date(version.validFrom)
    legalBasis = version.legalBasis
    func demand(_ indicator: Indicator?) -> String {
      wording("evidence.demand-\((indicator?.evidenceDemand ?? .none).rawValue)")
    }
    let texts: [(key: String, old: String, new: String)] = [
      ("version.name", before?.name?[language] ?? "", after?.name?[language] ?? ""),
      (
        "version.definition", before?.definition?[language] ?? "",
        after?.definition?[language] ?? ""
      ),
      (
        "version.threshold", wording.threshold(before?.threshold, before?.unit),
        wording.threshold(after?.threshold, after?.unit)
      ),
      (
        "version.formula", before?.measure.formulas.joined(separator: "; ") ?? "",
        after?.measure.formulas.joined(separator: "; ") ?? ""
      ),
      ("version.field-evidence", demand(before), demand(after)),
    ]
    lines = texts.filter { $0.old != $0.new }.map { text in
      Line(
        label: wording(text.key), old: text.old.isEmpty ? "–" : text.old,
        new: text.new.isEmpty ? "–" : text.new)
    }
    reason = change.reason ?? ""
    hasReason = !reason.isEmpty
    breaksTrend = change.breaksTrend
    editHref =
      Links.version(book.programme.id, version.version) + "?indicator=\(change.indicator)"
  }
}
