// SPDX-License-Identifier: Apache-2.0

package import Domain
import Foundation
import Store

/// The standing office urges every unit that has not handed in (đôn đốc), or some of them, with a word
/// of its own.
package struct RemindUnits: Act {
  /// Whom it reached.
  package struct Outcome: Sendable {
    package let units: Int
    package let people: Int
    /// Units that owe and have nobody with an account.
    package let withoutPeople: [OrgUnit]
    /// Units that were urged within the hour already.
    package let again: Int
  }

  let programme: String
  let period: String
  /// Nil for all that have not handed in.
  let orgUnits: [String]?
  let message: String

  package init(programme: String, period: String, orgUnits: [String]?, message: String) {
    self.programme = programme
    self.period = period
    self.orgUnits = orgUnits
    self.message = message
  }

  package func perform(_ work: Work) throws -> Outcome {
    let (book, period) = try work.book(programme, period)
    try work.require(.remindUnits, at: book.area)
    try work.requireOpen(period, book)
    let message = try TextLimit.checked(message, "message")
    let statuses = try work.statuses(of: period)
    let chosen = orgUnits.map(Set.init)
    let known = Set(book.plan.reportingUnits.map(\.code))
    let unknown = (chosen ?? []).subtracting(known).sorted()
    guard unknown.isEmpty else {
      throw Refusal.invalid(
        unknown.map {
          Issue(
            field: "units",
            code: book.programme.orgUnit($0) == nil
              ? "import.unknown-unit" : "remind.owes-nothing", arguments: ["unit": $0])
        })
    }
    let units = book.plan.reportingUnits.filter { unit in
      guard let id = book.unitIDs[unit.code], statuses[id]?.isOpen ?? true else { return false }
      return (chosen?.contains(unit.code) ?? true)
        && book.plan.duties(of: unit.code).contains { !$0.isFollowing }
    }
    guard !units.isEmpty else { throw Refusal.conflict("remind.nobody-owes") }
    let outcome = try tell(units, message, book, period, work)
    if outcome.units > 0 {
      try work.record(
        "period.remind", on: period.id,
        ["units": String(outcome.units), "people": String(outcome.people), "message": message])
    }
    return outcome
  }

  private func tell(
    _ units: [OrgUnit], _ message: String, _ book: ProgrammeBook, _ period: PeriodRecord,
    _ work: Work
  ) throws -> Outcome {
    let people = try work.answering(units.compactMap { book.unitIDs[$0.code] })
    let deadlines = try work.deadlines(of: period)
    // Two clicks within the hour are one.
    let hour = Int(work.now.timeIntervalSince1970) / 3600
    var (reached, urged, again): (Set<UUID>, Int, Int) = ([], 0, 0)
    var without: [OrgUnit] = []
    for unit in units {
      guard let id = book.unitIDs[unit.code] else { continue }
      let typing = (people[id] ?? []).filter(\.types)
      if typing.isEmpty {
        without.append(unit)
        continue
      }
      var content = book.noticeContent(period, unit, due: deadlines.due(id))
      content.message = message.isEmpty ? nil : message
      content.person = work.actor.isOperator ? nil : work.actor.name
      var isNew = false
      for person in typing {
        let isTold = try work.tell(
          person.personID, .urged, content,
          at: Work.NoticePlace(period: period.id, orgUnit: id),
          once: "\(period.id.uuidString.lowercased()):\(unit.code):\(hour)")
        if isTold {
          reached.insert(person.personID)
          isNew = true
        }
      }
      if isNew { urged += 1 } else { again += 1 }
    }
    return Outcome(units: urged, people: reached.count, withoutPeople: without, again: again)
  }
}
