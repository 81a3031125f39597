// SPDX-License-Identifier: Apache-2.0

package import Domain
package import Foundation

/// A programme with its framework as it stands in the database, with what the city decided beside
/// it, and the ids of its units.
package struct ProgrammeBook: Sendable {
  package let id: UUID
  package let programme: Programme
  /// The framework as it was loaded, without the city's own versions.
  package let parent: Framework
  /// The city's own versions, in the order in which they begin.
  package let versions: [FrameworkVersion]
  package let references: [ReferenceValue]
  package let area: UUID
  package let standingOffice: UUID
  package let unitIDs: [String: UUID]
  /// The indicators of which no official text is known; the city may write one.
  let withoutOfficialText: Set<Int>
  private let editions: FrameworkEditions
  private var edition: FrameworkEditions.Edition

  /// With the framework as it was loaded in force.
  init(
    id: UUID, programme: Programme, parent: Framework, versions: [FrameworkVersion],
    references: [ReferenceValue], area: UUID, standingOffice: UUID, unitIDs: [String: UUID],
    withoutOfficialText: Set<Int>
  ) {
    self.id = id
    self.programme = programme
    self.parent = parent
    self.versions = versions
    self.references = references
    self.area = area
    self.standingOffice = standingOffice
    self.unitIDs = unitIDs
    self.withoutOfficialText = withoutOfficialText
    editions = FrameworkEditions(programme, parent, versions)
    edition = editions.edition(begun: 0)
  }

  /// As it is in force on the day that the book was opened for.
  package var framework: Framework { edition.framework }

  /// Who owes what by the framework in force.
  package var plan: DutyPlan { edition.plan }

  package var timeZone: TimeZone { TimeZone(identifier: programme.timeZone) ?? .gmt }

  package var progressRule: ProgressRule { programme.progressRule ?? .usual }

  func unitID(_ code: String) throws(Refusal) -> UUID {
    guard let id = unitIDs[code] else { throw Refusal.notFound("unit") }
    return id
  }

  /// The same book with the framework that is in force when a period begins.
  package func inForce(in period: PeriodRecord) -> ProgrammeBook {
    CalendarDate(period.startsOn).map(inForce) ?? self
  }

  func inForce(on date: CalendarDate) -> ProgrammeBook {
    var book = self
    book.edition = editions.edition(begun: versions.count { $0.validFrom <= date })
    return book
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
