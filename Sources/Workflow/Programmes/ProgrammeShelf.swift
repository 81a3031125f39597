// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Synchronization

/// Keeps frameworks, programmes and books that were read from the database, by what tells their
/// content.
final class ProgrammeShelf: Sendable {
  private let frameworks = Mutex<[String: Framework]>([:])
  private let programmes = Mutex<[String: Programme]>([:])
  private let changes = Mutex<[UUID: UnitDecision]>([:])
  private let books = Mutex<[String: ProgrammeBook]>([:])

  func framework(_ checksum: String, _ content: () throws -> String) throws -> Framework {
    if let known = frameworks.withLock({ $0[checksum] }) { return known }
    let framework = try JSONDecoder().decode(Framework.self, from: Data(content().utf8))
    frameworks.withLock { $0[checksum] = framework }
    return framework
  }

  /// The book of a mark, made where it is not known. Marks change with every rule, so that the
  /// oldest books are let go; one whose units are only about to be kept is not kept itself.
  func book(_ mark: String, _ make: () throws -> ProgrammeBook) throws -> ProgrammeBook {
    if let known = books.withLock({ $0[mark] }) { return known }
    let book = try make()
    guard book.knowsEveryUnit else { return book }
    books.withLock { books in
      if books.count >= 64 { books.removeAll() }
      books[mark] = book
    }
    return book
  }

  /// What was decided of units; it never changes, only whether it still holds.
  func decision(_ id: UUID, _ make: () throws -> UnitDecision) throws -> UnitDecision {
    if let known = changes.withLock({ $0[id] }) { return known }
    let decision = try make()
    changes.withLock { $0[id] = decision }
    return decision
  }

  func programme(_ checksum: String, _ content: () throws -> String) throws -> Programme {
    if let known = programmes.withLock({ $0[checksum] }) { return known }
    let programme = try JSONDecoder().decode(Programme.self, from: Data(content().utf8))
    programmes.withLock { $0[checksum] = programme }
    return programme
  }
}
