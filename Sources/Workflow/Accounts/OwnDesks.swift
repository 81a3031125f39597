// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Store

/// Which desks stand open to the actor beside the programmes: for the navigation.
package struct OwnDesks: Question {
  package struct Answer: Sendable {
    package let keepsAccounts: Bool
    package let readsLog: Bool
  }

  package init() {}

  package func answer(_ work: Work) throws -> Answer {
    Answer(
      keepsAccounts: try work.keepsAccounts(), readsLog: try work.mayAnywhere(.viewLog))
  }
}
