// SPDX-License-Identifier: Apache-2.0

import Domain
import Synchronization

/// A programme and its framework as they are after each of the city's versions and each change of
/// units, worked out when it is first asked for.
final class ProgrammeEditions: Sendable {
  /// The rules of one time: the framework, the units and who answers, and who owes what by both.
  struct Edition: Sendable {
    let framework: Framework
    let programme: Programme
    let plan: DutyPlan
  }

  private struct Key: Hashable {
    let versions: Int
    let days: Int
    let followsHeirs: Bool
    let selection: ReportSelection
  }

  private let whole: Programme
  private let history: OrganisationHistory
  private let parent: Framework
  private let versions: [FrameworkVersion]
  /// The days on which units, or who answers for an indicator, changed.
  private let days: [CalendarDate]
  private let made = Mutex<[Key: Edition]>([:])
  private let restatements = Mutex<[Span: FigureRestatement]>([:])

  /// Two epochs with the plans of both.
  private struct Span: Hashable {
    let first: Int
    let last: Int
    let then: ObjectIdentifier
    let now: ObjectIdentifier
  }

  /// `versions` stand in the order in which they begin.
  init(
    _ whole: Programme, _ history: OrganisationHistory, _ parent: Framework,
    _ versions: [FrameworkVersion]
  ) {
    self.whole = whole
    self.history = history
    self.parent = parent
    self.versions = versions
    days = Set(history.changes.map(\.date) + whole.assignments.compactMap(\.validFrom)).sorted()
  }

  /// With the versions that have begun by one day and the units of another; of the duties only what a
  /// period asks for.
  func edition(
    rulesOn rules: CalendarDate, unitsOn day: CalendarDate, followingHeirs: Bool = false,
    asking selection: ReportSelection = ReportSelection()
  ) -> Edition {
    let key = Key(
      versions: versions.count { $0.validFrom <= rules }, days: epoch(day),
      followsHeirs: followingHeirs, selection: selection)
    if let known = made.withLock({ $0[key] }) { return known }
    let framework = versions.prefix(key.versions).reduce(parent) { $0.applying($1) }
    let programme = whole.asOf(day, history, followingHeirs: followingHeirs)
    let edition = Edition(
      framework: framework, programme: programme,
      plan: DutyPlan(programme, framework, asking: selection))
    made.withLock { $0[key] = edition }
    return edition
  }

  /// Plans are those of editions, which are kept as long as this, so that they tell themselves apart.
  func restatement(
    from day: CalendarDate, _ then: DutyPlan, to later: CalendarDate, _ now: DutyPlan
  ) -> FigureRestatement {
    let span = Span(
      first: epoch(day), last: epoch(later), then: ObjectIdentifier(then),
      now: ObjectIdentifier(now))
    if let known = restatements.withLock({ $0[span] }) { return known }
    let restatement = FigureRestatement(history, from: day, then, to: later, now)
    restatements.withLock { $0[span] = restatement }
    return restatement
  }

  /// Two days of one epoch have the same units and the same assignments.
  func epoch(_ day: CalendarDate) -> Int { days.count { $0 <= day } }
}
