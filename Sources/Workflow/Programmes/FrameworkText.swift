// SPDX-License-Identifier: Apache-2.0

import Domain

/// The criteria set of a programme with who leads what, and whether the actor may write wordings.
package struct FrameworkText: Question {
  package struct Answer: Sendable {
    package let book: ProgrammeBook
    package let canWrite: Bool
  }

  let programme: String

  package init(programme: String) { self.programme = programme }

  package func answer(_ work: Work) throws -> Answer {
    let book = try work.book(programme)
    return Answer(book: book, canWrite: try work.may(.editWording, at: book.area))
  }
}
