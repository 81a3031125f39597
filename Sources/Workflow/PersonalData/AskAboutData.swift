// SPDX-License-Identifier: Apache-2.0

package import Domain
package import Foundation
import Store

/// A person asks about what is kept of them. The outcome is the number of the request.
package struct AskAboutData: Act {
  /// So many requests of one person may be open.
  static let mostOpen = 10

  let kind: PersonalDataRules.RequestKind
  let content: String
  let today: CalendarDate
  let rules: PersonalDataRules

  /// `today` is the day at the place of the city, from which the times run.
  package init(
    kind: PersonalDataRules.RequestKind, content: String, today: CalendarDate,
    rules: PersonalDataRules
  ) {
    self.kind = kind
    self.content = content
    self.today = today
    self.rules = rules
  }

  package func perform(_ work: Work) throws -> UUID {
    guard let person = work.actor.personID else { throw Refusal.notFound("person") }
    let open = try work.transaction.scalar(
      """
      SELECT COUNT(*) FROM data_request r
      WHERE r.person_id = \(person) AND NOT \(DataRequests.isClosed)
      """, as: Int.self)
    if (open ?? 0) >= Self.mostOpen { throw Refusal.conflict("data-request.many-open") }
    let details = try work.details(of: person)
    return try work.keepRequest(
      of: person, subject: details.name, contact: details.email, kind, content,
      received: today, rules)
  }
}

/// A request that came on paper or by telephone, written down by whoever handles personal data.
package struct NoteDataRequest: Act {
  let subject: String
  let contact: String
  let kind: PersonalDataRules.RequestKind
  let content: String
  let received: CalendarDate
  let today: CalendarDate
  let rules: PersonalDataRules

  /// `received` is the day on which it came; the times run from there.
  package init(
    subject: String, contact: String, kind: PersonalDataRules.RequestKind, content: String,
    received: CalendarDate, today: CalendarDate, rules: PersonalDataRules
  ) {
    self.today = today
    self.subject = subject
    self.contact = contact
    self.kind = kind
    self.content = content
    self.received = received
    self.rules = rules
  }

  package func perform(_ work: Work) throws -> UUID {
    guard try work.mayAtSomeUnit(.handlePersonalData) else {
      throw Refusal.notAllowed(.handlePersonalData)
    }
    let subject = try TextLimit.checked(subject, "subject", required: "field.required")
    let contact = try TextLimit.checked(contact, "contact")
    guard received <= today else {
      throw Refusal.invalid([Issue(field: "received", code: "data-request.future")])
    }
    return try work.keepRequest(
      of: nil, subject: subject, contact: contact, kind, content, received: received, rules)
  }
}

/// An answer to a request: a first one that tells the procedure, that it was done, or why it is not.
/// The last two close it.
package struct AnswerDataRequest: Act {
  package enum Verdict: String, Sendable, CaseIterable, Codable {
    case answered, fulfilled, refused
  }

  let id: UUID
  let outcome: Verdict
  let answer: String

  package init(id: UUID, outcome: Verdict, answer: String) {
    self.id = id
    self.outcome = outcome
    self.answer = answer
  }

  package func perform(_ work: Work) throws {
    let request = try DataRequests().answer(work).first { $0.id == id }
    guard let request else { throw Refusal.notFound("request") }
    if request.personID != nil, request.personID == work.actor.personID {
      throw Refusal.conflict("data-request.own")
    }
    if request.isClosed { throw Refusal.conflict("data-request.is-closed") }
    let answer = try TextLimit.checked(answer, "answer", required: "field.required")
    try work.transaction.execute(
      """
      INSERT INTO data_request_answer (id, request_id, outcome, answer, answered_at, answered_by)
      VALUES (\(Identifier.make(at: work.now)), \(id), \(outcome.rawValue), \(answer),
        \(work.now), \(work.actor.personID))
      """)
    try work.record("data-request.answer", on: id, ["outcome": outcome.rawValue])
  }
}

extension Work {
  fileprivate func keepRequest(
    of person: UUID?, subject: String, contact: String, _ kind: PersonalDataRules.RequestKind,
    _ content: String, received: CalendarDate, _ rules: PersonalDataRules
  ) throws -> UUID {
    let content = try TextLimit.checked(content, "content", required: "field.required")
    let id = Identifier.make(at: now)
    try transaction.execute(
      """
      INSERT INTO data_request (id, person_id, subject, contact, kind, content, received_on,
        made_at, made_by, answer_by, fulfil_by)
      VALUES (\(id), \(person), \(subject), \(contact), \(kind.rawValue), \(content),
        \(received.description), \(now), \(actor.personID),
        \(rules.answerBy(received, try workingCalendar()).description), \(rules.fulfilBy(received, kind).description))
      """)
    // What is asked may be private: the log says that and of which kind.
    try record("data-request.make", on: id, ["kind": kind.rawValue])
    return id
  }
}
