// SPDX-License-Identifier: Apache-2.0

package import Domain
package import Foundation
import Store

/// Requests about personal data: a person's own, or for whoever handles them those of the people whose
/// accounts stand below, and those that came from outside. What waits longest comes first.
package struct DataRequests: Question {
  package struct Request: Sendable {
    package let id: UUID
    package let personID: UUID?
    package let subject: String
    package let contact: String
    package let kind: PersonalDataRules.RequestKind
    package let content: String
    package let receivedOn: CalendarDate
    package let answerBy: CalendarDate
    package let fulfilBy: CalendarDate
    package let answers: [Reply]

    package var isClosed: Bool { answers.contains { $0.outcome != .answered } }
    /// The day by which the next step is due; nil when it is closed.
    package var dueBy: CalendarDate? { isClosed ? nil : answers.isEmpty ? answerBy : fulfilBy }
  }

  package struct Reply: Sendable {
    package let outcome: AnswerDataRequest.Verdict
    package let answer: String
    package let answeredAt: Date
    package let byName: String
  }

  /// That a request `r` is closed.
  static let isClosed: SQL = """
    EXISTS (SELECT 1 FROM data_request_answer a
      WHERE a.request_id = r.id AND a.outcome <> 'answered')
    """

  let isOwn: Bool

  /// `isOwn` asks for the actor's own requests.
  package init(isOwn: Bool = false) { self.isOwn = isOwn }

  package func answer(_ work: Work) throws -> [Request] {
    let which: SQL
    if isOwn {
      guard let person = work.actor.personID else { throw Refusal.notFound("person") }
      which = "r.person_id = \(person)"
    } else {
      guard try work.mayAtSomeUnit(.handlePersonalData) else {
        throw Refusal.notAllowed(.handlePersonalData)
      }
      // What came from outside is for whoever wrote it down, and for the whole area's handlers.
      let isArea: SQL = try work.mayAnywhere(.handlePersonalData) ? "1 = 1" : "1 = 0"
      which = """
        ((r.person_id IS NULL AND (r.made_by = \(work.actor.personID) OR \(isArea)))
        OR EXISTS (SELECT 1 FROM person p WHERE p.id = r.person_id
          AND \(Scope.isKept(work.today))))
        """
    }
    let rows = try work.transaction.all(
      """
      WITH RECURSIVE \(Scope.units(.handlePersonalData, work))
      SELECT r.id, r.person_id, r.subject, r.contact, r.kind, r.content, r.received_on,
        r.answer_by, r.fulfil_by, a.outcome, a.answer, a.answered_at, p.name AS by_name
      FROM data_request r
      LEFT JOIN data_request_answer a ON a.request_id = r.id
      LEFT JOIN person p ON p.id = a.answered_by
      WHERE \(which)
      ORDER BY r.made_at DESC, r.id DESC, a.answered_at, a.id
      """, as: Row.self)
    var order: [UUID] = []
    var byRequest: [UUID: [Row]] = [:]
    for row in rows {
      if byRequest[row.id] == nil { order.append(row.id) }
      byRequest[row.id, default: []].append(row)
    }
    let requests = order.compactMap { byRequest[$0]?.request }
    let open = requests.compactMap { request in request.dueBy.map { (request, $0) } }
    return open.sorted { $0.1 < $1.1 }.map(\.0) + requests.filter(\.isClosed)
  }

  fileprivate struct Row: Decodable {
    let id: UUID
    let personId: UUID?
    let subject: String
    let contact: String
    let kind: PersonalDataRules.RequestKind
    let content: String
    let receivedOn: CalendarDate
    let answerBy: CalendarDate
    let fulfilBy: CalendarDate
    let outcome: AnswerDataRequest.Verdict?
    let answer: String?
    let answeredAt: Date?
    let byName: String?
  }
}

extension [DataRequests.Row] {
  fileprivate var request: DataRequests.Request {
    let first = self[0]
    return DataRequests.Request(
      id: first.id, personID: first.personId, subject: first.subject, contact: first.contact,
      kind: first.kind, content: first.content, receivedOn: first.receivedOn,
      answerBy: first.answerBy, fulfilBy: first.fulfilBy,
      answers: compactMap { row in
        guard let outcome = row.outcome, let answer = row.answer, let at = row.answeredAt else {
          return nil
        }
        return DataRequests.Reply(
          outcome: outcome, answer: answer, answeredAt: at, byName: row.byName ?? "")
      })
  }
}
