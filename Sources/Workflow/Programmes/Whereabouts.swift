// SPDX-License-Identifier: Apache-2.0

package import Domain
import Foundation
import Store

/// Which programme and period the actor is in when a page does not say: for the navigation.
package struct Whereabouts: Question {
  package struct Place: Sendable {
    package let programme: String
    package let name: LocalizedText
    package let period: String
    package let canFollow: Bool
  }
  package typealias Answer = Place?

  let programme: String?
  let period: String?

  package init(programme: String?, period: String?) {
    self.programme = programme
    self.period = period
  }

  package func answer(_ work: Work) throws -> Place? {
    let code = try programme ?? Programmes().answer(work).first?.code
    guard let code else { return nil }
    let book: ProgrammeBook
    do {
      book = try work.book(code)
    } catch Refusal.notFound {
      return nil
    }
    let periods = try work.periods(of: book)
    guard let current = try period ?? current(periods, book, work) else { return nil }
    return Place(
      programme: code, name: book.programme.name, period: current,
      canFollow: try work.may(.viewProgress, at: book.area))
  }

  /// The latest period that has begun and has reports, campaigns and requests left out; the first one
  /// before there are any.
  private func current(
    _ periods: [PeriodRecord], _ book: ProgrammeBook, _ work: Work
  ) throws -> String? {
    let latest = try work.transaction.one(
      """
      SELECT p.code FROM reporting_period p
      WHERE p.programme_id = \(book.id) AND p.name_vi IS NULL
        AND p.starts_on <= \(CalendarDate(work.now, in: book.timeZone).description)
        AND EXISTS (SELECT 1 FROM submission s WHERE s.period_id = p.id)
      ORDER BY p.starts_on DESC, p.ends_on, p.code DESC LIMIT 1
      """, as: Latest.self)?.code
    return latest ?? (periods.first { $0.name == nil } ?? periods.first)?.code
  }

  private struct Latest: Decodable {
    let code: String?
  }
}
