// SPDX-License-Identifier: Apache-2.0

package import Domain
package import Foundation

/// A programme with its framework as it stands in the database, with what the city decided beside
/// it, and the ids of its units.
package struct ProgrammeBook: Sendable {
  package let id: UUID
  /// The programme with every assignment and change of units, of whatever day.
  package let whole: Programme
  /// Its units through time.
  package let history: OrganisationHistory
  /// The framework as it was loaded, without the city's own versions.
  package let parent: Framework
  /// The city's own versions, in the order in which they begin.
  package let versions: [FrameworkVersion]
  package let references: [ReferenceValue]
  package let area: UUID
  package let standingOffice: UUID
  /// Of every unit that ever was.
  package private(set) var unitIDs: [String: UUID]
  /// The indicators of which no official text is known; the city may write one.
  let withoutOfficialText: Set<Int>
  private let editions: ProgrammeEditions
  private var edition: ProgrammeEditions.Edition

  /// With the rules and units of a day in force; of the programme's first where none is named.
  init(
    id: UUID, whole: Programme, history: OrganisationHistory, parent: Framework,
    versions: [FrameworkVersion], references: [ReferenceValue], area: UUID, standingOffice: UUID,
    unitIDs: [String: UUID], withoutOfficialText: Set<Int>, on day: CalendarDate? = nil
  ) {
    self.id = id
    self.whole = whole
    self.history = history
    self.parent = parent
    self.versions = versions
    self.references = references
    self.area = area
    self.standingOffice = standingOffice
    self.unitIDs = unitIDs
    self.withoutOfficialText = withoutOfficialText
    editions = ProgrammeEditions(whole, history, parent, versions)
    let day = day ?? whole.startsOn
    edition = editions.edition(
      rulesOn: day, unitsOn: history.life(whole.area)?.lastDay(until: day) ?? day)
  }

  /// As it is in force on the day that the book was opened for: its units, their names, and who
  /// answers for what.
  package var programme: Programme { edition.programme }

  /// As it is in force on the day that the book was opened for.
  package var framework: Framework { edition.framework }

  /// Who owes what by the framework and the units in force.
  package var plan: DutyPlan { edition.plan }

  package var timeZone: TimeZone { TimeZone(identifier: whole.timeZone) ?? .gmt }

  package var progressRule: ProgressRule { whole.progressRule ?? .usual }

  /// False between the writing of a change and the keeping of the units that it opens.
  var knowsEveryUnit: Bool { unitIDs.count == history.lives.count }

  func unitID(_ code: String) throws(Refusal) -> UUID {
    guard let id = unitIDs[code] else { throw Refusal.notFound("unit") }
    return id
  }

  /// The same book with the framework that is in force when a period begins, and the units that
  /// are there when it ends.
  package func inForce(in period: PeriodRecord) -> ProgrammeBook {
    guard let first = CalendarDate(period.startsOn), let last = period.lastDay else { return self }
    return with(editions.edition(rulesOn: first, unitsOn: last, asking: period.selection))
  }

  /// The rules of a day with its units; with the last ones of an area that has ended.
  func inForce(on date: CalendarDate) -> ProgrammeBook {
    let day = history.life(whole.area)?.lastDay(until: date) ?? date
    return with(editions.edition(rulesOn: date, unitsOn: day))
  }

  /// The rules of a period with the units of another day, wherever they are by then.
  func inForce(in period: PeriodRecord, unitsOn day: CalendarDate) -> ProgrammeBook {
    guard let first = CalendarDate(period.startsOn) else { return self }
    return with(
      editions.edition(
        rulesOn: first, unitsOn: day, followingHeirs: true, asking: period.selection))
  }

  /// The same book once its units are kept, with their ids.
  func knowing(_ ids: [String: UUID]) -> ProgrammeBook {
    var book = self
    book.unitIDs = ids
    return book
  }

  private func with(_ edition: ProgrammeEditions.Edition) -> ProgrammeBook {
    var book = self
    book.edition = edition
    return book
  }

  /// What re-attributes figures of one day to the units of another, made once for both.
  func restatement(
    from day: CalendarDate, _ then: DutyPlan, to later: CalendarDate, _ now: DutyPlan
  ) -> FigureRestatement {
    editions.restatement(from: day, then, to: later, now)
  }

  /// Whether units, or who answers for what, changed between two days.
  func hasSameUnits(_ day: CalendarDate, _ other: CalendarDate) -> Bool {
    editions.epoch(day) == editions.epoch(other)
  }

  /// An indicator as it is on a day before a version begins: with every version before it applied.
  /// A version that does not stand yet is put after those of its day, as its name sorts.
  package func before(
    _ version: String, from date: CalendarDate, _ indicator: Int
  ) -> Indicator? {
    versions.filter { ($0.validFrom, $0.version) < (date, version) }
      .reduce(parent) { $0.applying($1) }.indicator(indicator)
  }

  /// What evaluating a period needs besides its figures.
  func context(_ period: PeriodRecord) -> EvaluationContext {
    EvaluationContext(period: Period(period.code), references: references)
  }
}
