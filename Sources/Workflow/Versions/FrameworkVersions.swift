// SPDX-License-Identifier: Apache-2.0

package import Domain
import Foundation

/// The city's own versions of its criteria set, each beside its parent, and who wrote them when.
package struct FrameworkVersions: Question {
  package struct Answer: Sendable {
    package let book: ProgrammeBook
    package let history: [CityRuleHistory.Entry]
    package let canAmend: Bool

    /// What an indicator was before a version, with every earlier version applied.
    package func before(_ version: FrameworkVersion, _ indicator: Int) -> Indicator? {
      book.before(version.version, from: version.validFrom, indicator)
    }

    package func version(_ name: String) -> FrameworkVersion? {
      book.versions.first { $0.version == name }
    }
  }

  let programme: String

  package init(programme: String) { self.programme = programme }

  package func answer(_ work: Work) throws -> Answer {
    let book = try work.book(programme)
    try work.requireEvaluation(book)
    return Answer(
      book: book, history: try work.ruleHistory(.version, book),
      canAmend: try work.may(.amendFramework, at: book.area))
  }
}
