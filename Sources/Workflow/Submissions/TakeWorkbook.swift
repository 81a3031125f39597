// SPDX-License-Identifier: Apache-2.0

package import Domain
import Foundation
import Store

/// Takes what somebody filled into a unit's workbook, whole or not at all: against what stood there when
/// the workbook was made, so that nobody's newer figure is overwritten.
package struct TakeWorkbook: Act {
  /// What one field becomes.
  package struct Line: Sendable {
    /// As `FigurePlace` writes it; empty for a note.
    package let place: String
    package let indicator: Int
    /// As files write them; empty for none.
    package let old: String
    package let new: String
    package let wasEstimate: Bool
    package let isEstimate: Bool
  }

  let place: SubmissionPlace
  /// What the workbook says of itself.
  let madeFor: SubmissionPlace
  let figures: [String: MergeFigures.Change]
  let notes: [Int: MergeFigures.Change]

  package init(
    place: SubmissionPlace, madeFor: SubmissionPlace, figures: [String: MergeFigures.Change],
    notes: [Int: MergeFigures.Change]
  ) {
    self.place = place
    self.madeFor = madeFor
    self.figures = figures
    self.notes = notes
  }

  package func perform(_ work: Work) throws -> [Line] {
    let desk = try SubmissionDesk(place, work)
    try work.require(.editSubmission, at: desk.orgUnitID)
    try requireMadeForThis(desk)
    let before = try desk.lines()
    let outcome = try MergeFigures(
      place: place, figures: figures, notes: notes, notation: .machine
    ).perform(work)
    let overtaken = outcome.conflicts.map { field, conflict in
      Issue(
        field: field, code: "workbook.overtaken",
        arguments: [
          "stored": conflict.value.map { "\($0)" } ?? conflict.note ?? "–",
          "person": outcome.person ?? "–",
        ])
    }
    let issues = outcome.issues + overtaken.sorted { $0.field < $1.field }
    guard issues.isEmpty else { throw Refusal.invalid(issues) }
    return lines(before, desk)
  }

  private func requireMadeForThis(_ desk: SubmissionDesk) throws(Refusal) {
    func refuse(_ code: String, _ found: String, _ wanted: String) throws(Refusal) {
      guard found != wanted else { return }
      throw .invalid([
        Issue(field: "workbook", code: code, arguments: ["found": found, "wanted": wanted])
      ])
    }
    try refuse("workbook.other-programme", madeFor.programme, place.programme)
    try refuse("workbook.other-period", madeFor.period, place.period)
    let found = desk.book.programme.orgUnit(madeFor.orgUnit)?.name.vi ?? madeFor.orgUnit
    if madeFor.orgUnit != place.orgUnit {
      try refuse("workbook.other-unit", found, desk.orgUnit.name.vi)
    }
  }

  private func lines(_ before: [SubmissionLine], _ desk: SubmissionDesk) -> [Line] {
    let framework = desk.book.framework
    let stored = Dictionary(
      before.flatMap(\.figures).map { ($0.place, $0) },
      uniquingKeysWith: { first, _ in first })
    let changed = figures.compactMap { place, change -> Line? in
      let code = FigurePlace(place).dataElement
      guard let element = framework.dataElement(code),
        let home = desk.duties.home(of: code)
      else { return nil }
      let old = stored[place].map { FigureReading.text(of: $0.value, for: element) } ?? ""
      return Line(
        place: place, indicator: home, old: old, new: change.text,
        wasEstimate: stored[place]?.maturity == .estimate,
        isEstimate: !change.text.isEmpty && change.maturity == .estimate)
    }
    let notes = notes.map { indicator, change in
      Line(
        place: "", indicator: indicator,
        old: before.first { $0.indicator == indicator }?.note ?? "", new: change.text,
        wasEstimate: false, isEstimate: false)
    }
    return (changed + notes).sorted { ($0.indicator, $0.place) < ($1.indicator, $1.place) }
  }
}
