// SPDX-License-Identifier: Apache-2.0

import Domain

/// The periods of a programme with their deadlines, in order; for everybody who takes part in it.
package struct PeriodList: Question {
  let programme: String

  package init(programme: String) { self.programme = programme }

  package func answer(_ work: Work) throws -> [PeriodRecord] {
    try work.periods(of: try work.book(programme))
  }
}
