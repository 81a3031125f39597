// SPDX-License-Identifier: Apache-2.0

package import Domain
import Foundation
import Store

/// The operator fills a programme with invented people and illustrative figures, once, whole or not
/// at all: each unit's report is brought to where the script says.
package struct PlayDemo: Act {
  /// An invented person with one role.
  package struct Person: Sendable {
    package let login: String
    package let name: String
    package let role: Role
    package let orgUnit: String
    package let language: Language
    package let position: LocalizedText

    package init(
      login: String, name: String, role: Role, orgUnit: String, language: Language,
      position: LocalizedText
    ) {
      self.login = login
      self.name = name
      self.role = role
      self.orgUnit = orgUnit
      self.language = language
      self.position = position
    }
  }

  let programme: String
  let period: String
  let people: [Person]
  let password: String
  let rows: [ImportRow]
  let states: [String: SubmissionStatus]
  /// Rows of values of reference series.
  let references: [[String: String]]
  /// Rows of targets.
  let targets: [[String: String]]

  package init(
    programme: String, period: String, people: [Person], password: String, rows: [ImportRow],
    states: [String: SubmissionStatus], references: [[String: String]] = [],
    targets: [[String: String]] = []
  ) {
    self.references = references
    self.targets = targets
    self.programme = programme
    self.period = period
    self.people = people
    self.password = password
    self.rows = rows
    self.states = states
  }

  /// False when the demo was played before: then nothing is touched.
  package func perform(_ work: Work) throws -> Bool {
    guard work.actor.isOperator else { throw Refusal.notAllowed(.manageAccounts) }
    let book = try work.book(programme)
    let isPlayed = try work.transaction.exists(
      "SELECT 1 FROM event WHERE kind = 'demo.play' AND subject_id = \(book.id)")
    if isPlayed { return false }
    for person in people { try add(person, work) }
    if !references.isEmpty {
      _ = try SetReferences(programme: programme, table: RuleTable(objects: references))
        .perform(work)
    }
    if !targets.isEmpty {
      _ = try SetTargets(programme: programme, table: RuleTable(objects: targets)).perform(work)
    }
    try importFigures(work)
    for (unit, status) in states.sorted(by: { $0.key < $1.key }) {
      try carry(unit, to: status, work)
    }
    try work.record("demo.play", on: book.id, ["period": period])
    return true
  }

  private func add(_ person: Person, _ work: Work) throws {
    let isKnown = try work.transaction.exists(
      "SELECT 1 FROM person WHERE login = \(person.login)")
    if isKnown {
      _ = try GrantRole(login: person.login, role: person.role, orgUnit: person.orgUnit)
        .perform(work)
    } else {
      _ = try AddPerson(
        login: person.login, name: person.name, position: person.position,
        language: person.language, password: password, role: person.role, orgUnit: person.orgUnit
      ).perform(work)
    }
  }

  private func importFigures(_ work: Work) throws {
    for approve in [true, false] {
      let group = rows.filter { (states[$0["org_unit"]] == .approved) == approve }
      guard !group.isEmpty else { continue }
      _ = try ImportValues(
        programme: programme, period: period, rows: group, approve: approve,
        isIllustrative: true
      ).perform(work)
    }
  }

  private func carry(_ unit: String, to status: SubmissionStatus, _ work: Work) throws {
    guard status == .submitted || status == .unitApproved else { return }
    let place = SubmissionPlace(programme: programme, period: period, orgUnit: unit)
    try SubmitSubmission(place: place, version: nil).perform(work)
    if status == .unitApproved {
      _ = try ApproveSubmission(place: place, version: nil).perform(work)
    }
  }
}
