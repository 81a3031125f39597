// SPDX-License-Identifier: Apache-2.0

package import Domain
import Foundation
import Store

/// One indicator as a rule: what it asks, how it is worked out, who answers for it, what it is to
/// reach, what other frameworks call it, and how all of that changed.
package struct IndicatorDefinition: Question {
  /// The criterion of another framework that this indicator answers.
  package struct Equivalent: Sendable {
    package let framework: Framework
    package let criterion: Criterion
    package let link: Crosswalk.Link
  }

  /// What a version of the city changed.
  package struct Amendment: Sendable {
    package let version: FrameworkVersion
    package let change: FrameworkVersion.Change
  }

  package struct Answer: Sendable {
    package let book: ProgrammeBook
    /// As it is in force today.
    package let indicator: Indicator
    /// As it was loaded.
    package let parent: Indicator
    package let targets: [Target]
    package let equivalents: [Equivalent]
    package let amendments: [Amendment]
    /// Targets, assignments and versions that name it, the latest first.
    package let history: [CityRuleHistory.Entry]
    package let period: String?
    package let canWrite: Bool
    package let canAmend: Bool
  }

  let programme: String
  let indicator: Int

  package init(programme: String, indicator: Int) {
    self.programme = programme
    self.indicator = indicator
  }

  package func answer(_ work: Work) throws -> Answer {
    let book = try work.book(programme)
    guard let now = book.framework.indicator(indicator),
      let parent = book.parent.indicator(indicator)
    else { throw Refusal.notFound("indicator") }
    // The criteria are for everybody in the programme, what the city decides for fewer.
    let isReader = try work.seesEvaluation(book)
    let place = try Whereabouts(programme: programme, period: nil).answer(work)
    return Answer(
      book: book, indicator: now, parent: parent,
      targets: isReader ? book.programme.targets.filter { $0.indicator == indicator } : [],
      equivalents: try equivalents(book, work),
      amendments: book.versions.compactMap { version in
        version.change(indicator).map { Amendment(version: version, change: $0) }
      },
      history: try (isReader ? [.target, .assignment, .version] : []).flatMap { kind in
        try work.ruleHistory(kind, book).filter { $0.rule.concerns(indicator) }
      }.sorted { $0.writtenAt > $1.writtenAt },
      period: place?.period, canWrite: try work.may(.editWording, at: book.area),
      canAmend: try work.may(.amendFramework, at: book.area))
  }

  /// The crosswalks of other frameworks to the programme's own, read from here.
  private func equivalents(_ book: ProgrammeBook, _ work: Work) throws -> [Equivalent] {
    try work.comparedFrameworks(book).flatMap { framework -> [Equivalent] in
      let criteria = framework.areas.flatMap(\.standards).flatMap(\.criteria)
      let links = framework.crosswalks.filter { $0.to == book.programme.framework }
        .flatMap(\.links).filter { $0.indicators.contains(indicator) }
      return links.compactMap { link in
        criteria.first { $0.code == link.criterion }.map {
          Equivalent(framework: framework, criterion: $0, link: link)
        }
      }
    }
  }
}

extension CityRule {
  /// True for a rule that says something of an indicator.
  func concerns(_ indicator: Int) -> Bool {
    switch self {
    case .target(let target): target.indicator == indicator
    case .assignment(let assignment): assignment.indicator == indicator
    case .version(let version): version.change(indicator) != nil
    case .reference: false
    }
  }
}
