// SPDX-License-Identifier: Apache-2.0

package import Domain
import Foundation

/// The rules in force as a sheet that can be changed and brought back: a header and rows of texts,
/// numbers as machines write them.
package struct RuleListing: Sendable {
  package let header: [String]
  package let rows: [[String]]

  package init(_ sheet: RuleSheet, _ book: ProgrammeBook) {
    switch sheet {
    case .targets: self.init(targets: book.programme.targets)
    case .references: self.init(references: book.references)
    case .assignments: self.init(assignments: book.programme.assignments)
    }
  }

  private init(targets: [Target]) {
    let years = Set(targets.flatMap(\.marks).map(\.year)).sorted()
    header =
      ["indicator", "unit", "kind", "direction", "path", "baseline_year", "baseline"]
      + years.map(String.init) + ["source"]
    rows = targets.sorted { ($0.indicator, $0.key) < ($1.indicator, $1.key) }.map { target in
      let (unit, kind): (String, String) =
        switch target.scope {
        case .area: ("", "")
        case .unit(let code): (code, "")
        case .kind(let code): ("", code)
        }
      let base = target.baseline
      return [
        String(target.indicator), unit, kind, target.direction.rawValue, target.path.rawValue,
        base.map { String($0.year) } ?? "", base.map(Self.text) ?? "",
      ] + years.map { year in target.marks.first { $0.year == year }.map(Self.text) ?? "" }
        + [target.source]
    }
  }

  private init(references: [ReferenceValue]) {
    header = ["series", "year", "value", "source"]
    rows = references.map { [$0.series, String($0.year), "\($0.value)", $0.source] }
  }

  private init(assignments: [Assignment]) {
    let hasDays = assignments.contains { $0.validFrom != nil }
    header =
      ["indicator", "lead", "supporting", "collected_from", "note"]
      + (hasDays ? ["valid_from"] : [])
    rows = assignments.flatMap { assignment in
      assignment.leads.map { lead in
        [
          String(assignment.indicator), lead.party.code,
          lead.supporting.map(\.party.code).joined(separator: "; "),
          assignment.collectedFrom ?? "", lead.note ?? "",
        ] + (hasDays ? [assignment.validFrom?.description ?? ""] : [])
      }
    }
  }

  private static func text(_ mark: Target.Mark) -> String {
    mark.isRange ? "\(mark.lower)-\(mark.upper)" : "\(mark.lower)"
  }
}
