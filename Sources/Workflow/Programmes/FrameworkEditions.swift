// SPDX-License-Identifier: Apache-2.0

import Domain
import Synchronization

/// A framework as it is after each of the city's versions, worked out when it is first asked for.
final class FrameworkEditions: Sendable {
  /// The framework with the first versions applied, and who owes what by it.
  struct Edition: Sendable {
    let framework: Framework
    let plan: DutyPlan
  }

  private let programme: Programme
  private let parent: Framework
  private let versions: [FrameworkVersion]
  private let made = Mutex<[Int: Edition]>([:])

  /// `versions` stand in the order in which they begin.
  init(_ programme: Programme, _ parent: Framework, _ versions: [FrameworkVersion]) {
    self.programme = programme
    self.parent = parent
    self.versions = versions
  }

  /// After so many versions have begun.
  func edition(begun count: Int) -> Edition {
    if let known = made.withLock({ $0[count] }) { return known }
    let framework = versions.prefix(count).reduce(parent) { $0.applying($1) }
    let edition = Edition(framework: framework, plan: DutyPlan(programme, framework))
    made.withLock { $0[count] = edition }
    return edition
  }
}
