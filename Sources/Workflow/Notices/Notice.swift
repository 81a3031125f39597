// SPDX-License-Identifier: Apache-2.0

package import Domain
package import Foundation
import Store

/// Something that a person is told (thông báo).
package struct Notice: Sendable {
  package enum Kind: String, Sendable, Codable, CaseIterable {
    /// A period has opened; its deadline is a week away, is tomorrow, is today, is over.
    case opening, weekBefore, dayBefore, dueToday, overdue
    /// The standing office urges; asked for a report of its own; gave more time.
    case urged, asked, deadlineMoved
    /// A report came back; waits for a signature; counts now.
    case returned, toSign, approved
    /// The standing office said something to a difficulty.
    case difficultyAnswered
    /// The own account: password, second factor.
    case passwordChanged, factorChanged
    /// The virus scanner stopped a file that the person brought.
    case fileStopped
    /// A head lets the person sign for some days.
    case delegated

    /// True for what is mailed also to those who want no mails.
    package var isAlwaysMailed: Bool {
      [.returned, .passwordChanged, .factorChanged].contains(self)
    }

    /// True for what does not wait for the next digest.
    var isUrgent: Bool { isAlwaysMailed || [.urged, .asked, .fileStopped].contains(self) }

    /// False for what is told in the product only.
    var isMailed: Bool { self != .approved }

    static func list(where isMeant: (Kind) -> Bool) -> [String] {
      allCases.filter(isMeant).map(\.rawValue)
    }
  }

  /// What it is about.
  package struct Content: Sendable, Codable {
    package var programme: String?
    package var period: String?
    /// Of a campaign, or of what was asked on demand.
    package var periodName: LocalizedText?
    package var orgUnit: String?
    package var orgUnitName: LocalizedText?
    package var due: CalendarDate?
    /// Of the programme, by which moments are shown.
    package var timeZone: String?
    /// What somebody wrote, and who.
    package var message: String?
    package var person: String?

    package init() {}
  }

  package let id: UUID
  package let kind: Kind
  package let content: Content
  package let madeAt: Date
  package let readAt: Date?

  static let columns: SQL = "n.id, n.kind, n.content, n.made_at, n.read_at"

  struct Row: Decodable {
    let id: UUID
    let kind: Kind
    let content: String
    let madeAt: Date
    let readAt: Date?

    func notice() throws -> Notice {
      Notice(
        id: id, kind: kind,
        content: try JSONDecoder().decode(Content.self, from: Data(content.utf8)),
        madeAt: madeAt, readAt: readAt)
    }
  }
}

extension Work {
  /// Where a notice leads to, and what it is counted by.
  struct NoticePlace {
    let period: UUID?
    let orgUnit: UUID?

    static let none = NoticePlace(period: nil, orgUnit: nil)
  }

  /// Tells a person something, once for each `once`; false when it was told before.
  @discardableResult
  func tell(
    _ person: UUID, _ kind: Notice.Kind, _ content: Notice.Content, at place: NoticePlace = .none,
    once: String
  ) throws -> Bool {
    try transaction.execute(
      """
      INSERT INTO notice (id, person_id, kind, period_id, org_unit_id, content, once, made_at)
      VALUES (\(Identifier.make(at: now)), \(person), \(kind.rawValue), \(place.period),
        \(place.orgUnit), \(try CanonicalJSON.text(content)),
        \("\(kind.rawValue):\(once):\(person.uuidString.lowercased())"), \(now))
      ON CONFLICT (once) DO NOTHING
      """) == 1
  }

  /// Tells somebody what became of the own account, every time.
  func tellOfAccount(_ person: UUID, _ kind: Notice.Kind) throws {
    var content = Notice.Content()
    content.person = actor.isOperator || actor.personID == person ? nil : actor.name
    try tell(person, kind, content, once: Identifier.make(at: now).uuidString.lowercased())
  }

  /// The people of units who answer for their reports, by unit: they type, or they sign.
  func answering(_ orgUnits: [UUID]) throws -> [UUID: [Answering]] {
    let rows = try transaction.all(
      """
      SELECT DISTINCT g.org_unit_id, g.person_id, g.role FROM role_grant g
      JOIN person p ON p.id = g.person_id
      WHERE g.role IN ('clerk', 'specialist', 'headOfUnit') AND p.closed_at IS NULL
        AND \(Scope.isHeld(today))
        AND g.org_unit_id IN (\(list: orgUnits.map { $0.uuidString.lowercased() }))
      """, as: Answering.self)
    return Dictionary(grouping: rows, by: \.orgUnitID)
  }
}

extension Work {
  /// Tells everybody who types for units something about a period, once for each `once`.
  func tell(
    _ units: [OrgUnit], _ kind: Notice.Kind, _ book: ProgrammeBook, _ period: PeriodRecord,
    message: String, once: String
  ) throws {
    let people = try answering(units.compactMap { book.unitIDs[$0.code] })
    let deadlines = try deadlines(of: period)
    for unit in units {
      guard let id = book.unitIDs[unit.code] else { continue }
      var content = book.noticeContent(period, unit, due: deadlines.due(id))
      content.message = message
      content.person = actor.name
      for person in people[id] ?? [] where person.types {
        try tell(
          person.personID, kind, content, at: NoticePlace(period: period.id, orgUnit: id),
          once: "\(once):\(unit.code)")
      }
    }
  }
}

/// Somebody who answers for the reports of a unit.
struct Answering: Decodable {
  let orgUnitID: UUID
  let personID: UUID
  let role: Role

  var types: Bool { role.permissions.contains(.editSubmission) }
  var signs: Bool { role.permissions.contains(.approveAtUnit) }
}

extension SubmissionDesk {
  /// What notices about this report say.
  func noticeContent(message: String? = nil) throws -> Notice.Content {
    var content = Notice.Content()
    content.programme = book.programme.id
    content.period = period.code
    content.periodName = period.name
    content.orgUnit = orgUnit.code
    content.orgUnitName = orgUnit.name
    content.timeZone = book.whole.timeZone
    content.due = try work.deadlines(of: period).due(orgUnitID)
    content.message = message
    content.person = work.actor.name
    return content
  }

  /// Tells the people of the unit, or of the one that decides at a stage, what became of its report;
  /// not who did it.
  func tell(
    _ kind: Notice.Kind, at stage: ApprovalStage = .unit, message: String? = nil,
    to isMeant: (Answering) -> Bool
  ) throws {
    let content = try noticeContent(message: message)
    let version = (record?.version ?? 0) + 1
    let unit = try deciderID(stage)
    for person in try work.answering([unit])[unit] ?? []
    where isMeant(person) && person.personID != work.actor.personID {
      try work.tell(
        person.personID, kind, content,
        at: Work.NoticePlace(period: period.id, orgUnit: orgUnitID),
        once: "\(record?.id.uuidString.lowercased() ?? ""):\(version)")
    }
  }
}
