// SPDX-License-Identifier: Apache-2.0

import Foundation
import Synchronization

/// Re-attributes the figures of one day's units to those of a later day.
///
/// A number that is added over communes goes where the parts of its commune went, by their shares;
/// anything else only where one commune became one as a whole. What is for the whole city is said
/// by whoever answers for it on the later day. What cannot be placed counts for the area, so that
/// no value is lost.
public final class FigureRestatement: Sendable {
  private let history: OrganisationHistory
  private let day: CalendarDate
  private let later: CalendarDate
  private let then: DutyPlan
  private let now: DutyPlan
  /// Units of the first day of which something went elsewhere, whether they report or not: what
  /// they became is not known where they do not.
  private let leaving: Set<String>
  private let known = Mutex<[String: Restatement]>([:])

  /// `then` and `now` say who owes what on the two days.
  public init(
    _ history: OrganisationHistory, from day: CalendarDate, _ then: DutyPlan,
    to later: CalendarDate, _ now: DutyPlan
  ) {
    self.history = history
    self.day = day
    self.later = later
    self.then = then
    self.now = now
    let passing = history.changes[
      history.changes(until: day)..<max(history.changes(until: day), history.changes(until: later))]
    leaving = Set(passing.flatMap(\.successions).map(\.from)).filter {
      history.life($0)?.exists(on: day) ?? false
    }
  }

  /// The figures of an indicator's data elements as of the later day; others are left out.
  public func restate(_ figures: [ReportedFigure], for indicator: Int) -> [ReportedFigure] {
    let elements = now.elements(of: indicator)
    let codes = Set(elements.map(\.code))
    let own = figures.filter { codes.contains($0.dataElement) }
    let stays = own.filter(\.isUnplaced)
    let byElement = Dictionary(grouping: own.filter { !$0.isUnplaced }, by: \.dataElement)
    let ofCity = elements.filter { $0.collectedAt == .city }.flatMap { element in
      self.ofCity(
        byElement[element.code] ?? [], now.reporters(of: element.code, for: indicator))
    }
    let communal = elements.filter { $0.collectedAt == .commune }
    return stays + ofCity + ofCommunes(communal, byElement, indicator)
  }

  /// A figure of the city moves to the first who answers for it now and has none of their own.
  private func ofCity(_ figures: [ReportedFigure], _ answering: [String]) -> [ReportedFigure] {
    var placed = figures.filter { answering.contains($0.orgUnit) }
    for figure in figures where !answering.contains(figure.orgUnit) {
      let free = answering.first { unit in !placed.contains { $0.orgUnit == unit } }
      placed.append(free.map { figure.moved(to: $0) } ?? figure.unplaced())
    }
    return placed
  }

  /// A unit of now has its figures when all that it came from have every one.
  private func ofCommunes(
    _ elements: [DataElement], _ figures: [String: [ReportedFigure]], _ indicator: Int
  ) -> [ReportedFigure] {
    guard let first = elements.first else { return [] }
    let said = figures.mapValues { figures in
      Dictionary(figures.map { ($0.orgUnit, $0) }, uniquingKeysWith: { first, _ in first })
    }
    let owing = then.reporters(of: first.code, for: indicator)
    let known = Set(owing)
    let others = Set(elements.flatMap { (said[$0.code] ?? [:]).keys }).union(leaving)
      .subtracting(known)
    // A unit that began after the day and reported itself has said everything about its extent.
    let selfReporting = others.filter { code in
      history.life(code)?.opened.map { day < $0 } ?? false
    }
    let spread = spread((owing + others.sorted()).filter { !selfReporting.contains($0) })
    let areSums = elements.allSatisfy { $0.aggregation == .sum }
    var placed: [ReportedFigure] = []
    var taken: [String: Set<String>] = [:]
    for unit in now.reporters(of: first.code, for: indicator) {
      if selfReporting.contains(unit) {
        placed += elements.compactMap { said[$0.code]?[unit] }
        taken[unit, default: []].insert(unit)
        for piece in spread.pieces[unit] ?? [] { taken[piece.unit, default: []].insert(unit) }
        continue
      }
      guard let pieces = spread.pieces[unit], !spread.unknown.contains(unit),
        areSums || (pieces.count == 1 && pieces[0].share == 1),
        elements.allSatisfy({ element in
          pieces.allSatisfy { said[element.code]?[$0.unit] != nil }
        })
      else { continue }
      for element in elements {
        let own = pieces.compactMap { piece in
          said[element.code]?[piece.unit].map { (figure: $0, share: piece.share) }
        }
        placed.append(Self.together(own, at: unit))
      }
      for piece in pieces { taken[piece.unit, default: []].insert(unit) }
    }
    return placed
      + elements.flatMap { figures[$0.code] ?? [] }.compactMap { figure in
        selfReporting.contains(figure.orgUnit)
          ? nil : remainder(figure, taken[figure.orgUnit] ?? [], selfReporting)
      }
  }

  private typealias Piece = (unit: String, share: Decimal)

  /// What each unit of now consists of, and the units of which that is not known.
  private func spread(_ units: [String]) -> (pieces: [String: [Piece]], unknown: Set<String>) {
    var pieces: [String: [Piece]] = [:]
    var unknown: Set<String> = []
    for unit in units {
      guard let parts = restatement(unit).parts else {
        unknown.formUnion(history.heirs(of: unit, from: lastDay(of: unit), to: later))
        continue
      }
      for part in parts { pieces[part.unit, default: []].append((unit, part.share)) }
    }
    return (pieces, unknown)
  }

  private func restatement(_ unit: String) -> Restatement {
    if let made = known.withLock({ $0[unit] }) { return made }
    let made = history.restatement(of: unit, from: lastDay(of: unit), to: later)
    known.withLock { $0[unit] = made }
    return made
  }

  private func lastDay(of unit: String) -> CalendarDate {
    history.life(unit)?.lastDay(until: day) ?? day
  }

  /// What of a figure found no place: all of it, or the shares of units that lack another part.
  private func remainder(
    _ figure: ReportedFigure, _ taken: Set<String>, _ selfReporting: Set<String>
  ) -> ReportedFigure? {
    guard let parts = restatement(figure.orgUnit).parts else {
      let heirs = history.heirs(of: figure.orgUnit, from: lastDay(of: figure.orgUnit), to: later)
      return selfReporting.isSuperset(of: heirs) ? nil : figure.unplaced()
    }
    if taken.isEmpty { return figure.unplaced() }
    let left = parts.filter { !taken.contains($0.unit) }.reduce(Decimal(0)) { $0 + $1.share }
    return left == 0 ? nil : figure.unplaced(share: left)
  }

  private static func together(
    _ own: [(figure: ReportedFigure, share: Decimal)], at unit: String
  ) -> ReportedFigure {
    let first = own[0].figure
    if own.count == 1, first.orgUnit == unit, own[0].share == 1 { return first }
    var sum = ExactSum()
    for (figure, share) in own { sum.add(share == 1 ? figure.value : figure.value * share) }
    return ReportedFigure(
      orgUnit: unit, dataElement: first.dataElement, value: sum.value,
      maturity: own.contains { $0.figure.maturity == .estimate } ? .estimate : .final,
      submission: first.submission,
      isIllustrative: own.contains(where: \.figure.isIllustrative),
      isProvisional: own.contains(where: \.figure.isProvisional),
      origins: own.flatMap { figure, share in figure.origins(times: share) })
  }
}

extension ReportedFigure {
  fileprivate func origins(times share: Decimal) -> [Origin] {
    origins.isEmpty
      ? [Origin(orgUnit: orgUnit, submission: submission, share: share)]
      : origins.map {
        Origin(orgUnit: $0.orgUnit, submission: $0.submission, share: $0.share * share)
      }
  }

  fileprivate func moved(to unit: String) -> ReportedFigure {
    ReportedFigure(
      orgUnit: unit, dataElement: dataElement, value: value, maturity: maturity,
      submission: submission, isIllustrative: isIllustrative, isProvisional: isProvisional,
      origins: origins(times: 1))
  }

  fileprivate func unplaced(share: Decimal = 1) -> ReportedFigure {
    ReportedFigure(
      orgUnit: orgUnit, dataElement: dataElement, value: share == 1 ? value : value * share,
      maturity: maturity, submission: submission, isIllustrative: isIllustrative,
      isProvisional: isProvisional, origins: origins(times: share), isUnplaced: true)
  }
}
