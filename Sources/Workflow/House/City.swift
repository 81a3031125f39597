// SPDX-License-Identifier: Apache-2.0

package import Domain
package import Files
package import Foundation
package import Store

/// Everything that changes something. The verbs inside are always find, may, take, save, record.
package protocol Act: Sendable {
  associatedtype Outcome: Sendable
  func perform(_ work: Work) throws -> Outcome
}

/// Everything that a screen reads: exactly its need.
package protocol Question: Sendable {
  associatedtype Answer: Sendable
  func answer(_ work: Work) throws -> Answer
}

/// The city at work: the database and the clock, behind acts and questions.
package struct City: Sendable {
  package let store: any DataStore
  private let clock: @Sendable () -> Date
  private let shelf = ProgrammeShelf()
  let passwordDesk = PasswordDesk()
  let commonPasswords: CommonPasswords
  /// Whether a password of this house opens a session; a provider may have taken that over.
  package var allowsPasswords = true
  /// What is kept of people and why, and the times for requests.
  package var personalData = PersonalDataRules(
    version: "", legalBasis: [], answerWorkingDays: 1, terms: [], processing: [])
  /// Which days are worked, as the rules say; a city adds days of its own.
  package var calendar = WorkingCalendar.weekends
  /// When a figure looks odd.
  package var figureChecks = FigureChecks.none
  /// Which files are evidence.
  package var evidenceRules = EvidenceRules.none
  /// Where the bytes of evidence lie.
  package var files: any FileStore = NoFileStore()
  /// Uploads on their way; nil where none are taken.
  package var staging: Staging?
  /// Looks for viruses; without one every file is handed out.
  package var scanner: VirusScanner?

  package init(
    store: any DataStore, clock: @escaping @Sendable () -> Date = { Date() },
    commonPasswords: CommonPasswords = .none
  ) {
    self.store = store
    self.clock = clock
    self.commonPasswords = commonPasswords
  }

  package var now: Date { clock() }

  private var rules: WorkRules {
    WorkRules(
      calendar: calendar, figureChecks: figureChecks, evidence: evidenceRules,
      scansFiles: scanner != nil)
  }

  /// Performs an act in one transaction.
  package func perform<A: Act>(_ act: A, as actor: Actor) async throws -> A.Outcome {
    let (now, rules) = (clock(), rules)
    return try await noting(String(describing: A.self), actor) {
      try await store.write { [shelf, rules] transaction in
        try act.perform(
          Work(transaction: transaction, actor: actor, now: now, shelf: shelf, rules: rules))
      }
    }
  }

  /// Performs an act and takes it all back: says what would happen.
  package func rehearse<A: Act>(_ act: A, as actor: Actor) async throws -> A.Outcome {
    let (now, rules) = (clock(), rules)
    return try await noting(String(describing: A.self), actor) {
      do {
        return try await store.write { [shelf, rules] transaction in
          let work = Work(
            transaction: transaction, actor: actor, now: now, shelf: shelf, rules: rules)
          throw Rehearsed(outcome: try act.perform(work))
        }
      } catch let rehearsed as Rehearsed<A.Outcome> {
        return rehearsed.outcome
      }
    }
  }

  /// Answers a question from one snapshot.
  package func answer<Q: Question>(_ question: Q, as actor: Actor) async throws -> Q.Answer {
    let (now, rules) = (clock(), rules)
    return try await noting(String(describing: Q.self), actor) {
      try await store.read { [shelf, rules] transaction in
        try question.answer(
          Work(transaction: transaction, actor: actor, now: now, shelf: shelf, rules: rules))
      }
    }
  }

  /// Whoever tries what they may not is in the log; what they may not see at all is not told apart
  /// from what is not there, and is not.
  private func noting<R: Sendable>(
    _ what: String, _ actor: Actor, _ body: () async throws -> R
  ) async throws -> R {
    do {
      return try await body()
    } catch let refusal as Refusal {
      if case .notAllowed(let permission) = refusal, let person = actor.personID {
        let (now, rules) = (clock(), rules)
        try await Self.ifThereIsRoom {
          try await store.write { [shelf, rules] transaction in
            try Work(
              transaction: transaction, actor: actor, now: now, shelf: shelf, rules: rules
            ).note(
              "refusal", on: nil, by: person,
              ["what": what, "permission": permission.rawValue])
          }
        }
      }
      throw refusal
    } catch let fault as StoreFault where fault.kind == .full {
      throw Refusal.conflict("store.full", ["detail": fault.message])
    }
  }

  /// Performs what a look leaves behind, such as the time of a session: where the disk is full, looking
  /// goes on without it.
  package func leaveTrace<A: Act>(_ act: A, as actor: Actor) async throws {
    try await Self.ifThereIsRoom { _ = try await perform(act, as: actor) }
  }

  private static func ifThereIsRoom(_ body: () async throws -> Void) async throws {
    do {
      try await body()
    } catch Refusal.conflict("store.full", _) {
      return
    } catch let fault as StoreFault where fault.kind == .full {
      return
    }
  }

  private struct Rehearsed<Outcome: Sendable>: Error {
    let outcome: Outcome
  }
}
