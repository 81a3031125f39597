// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Store

/// Takes the figures of the last period over into fields that are still empty: of one indicator ("no
/// change"), or of all. Each is a figure of this period, which its person answers for.
package struct CopyFigures: Act {
  let place: SubmissionPlace
  let version: Int?
  /// Nil for every indicator.
  let indicator: Int?

  package init(place: SubmissionPlace, version: Int?, indicator: Int?) {
    self.place = place
    self.version = version
    self.indicator = indicator
  }

  /// How many figures were taken over.
  package func perform(_ work: Work) throws -> Int {
    let desk = try SubmissionDesk(place, work)
    try work.require(.editSubmission, at: desk.orgUnitID)
    try desk.requireOpen()
    let lines = try desk.lines()
    let known = Set(lines.flatMap(\.figures).map(\.place))
    let skipped = Set(lines.filter(\.isNotApplicable).map(\.indicator))
    let elements = Set(
      desk.duties.filter {
        (indicator == nil || $0.indicator == indicator) && !skipped.contains($0.indicator)
      }.flatMap(\.dataElements))
    let (before, background) = try desk.background()
    guard before != nil else { throw Refusal.conflict("copy.nothing-before") }
    let framework = desk.book.framework
    let taken = background.previous.filter { text, value in
      let at = FigurePlace(text)
      guard !known.contains(text), elements.contains(at.dataElement),
        let element = framework.dataElement(at.dataElement), at.isKnown(element, framework)
      else { return false }
      // What today's rules would refuse is left to be typed.
      let machine = FigureReading.text(of: value, for: element)
      return (try? FigureReading.read(machine, for: element, .machine)) != nil
    }
    guard !taken.isEmpty else { throw Refusal.conflict("copy.nothing-left") }
    _ = try SaveSubmission(
      place: place, version: version,
      figures: taken.reduce(into: [:]) { figures, entry in
        let code = FigurePlace(entry.key).dataElement
        guard let element = desk.book.framework.dataElement(code) else { return }
        figures[entry.key] = SaveSubmission.Entry(
          text: FigureReading.text(of: entry.value, for: element), maturity: .final)
      }, notes: [:], notation: .machine
    ).perform(work)
    return taken.count
  }
}
