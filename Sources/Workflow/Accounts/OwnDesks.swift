// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Store

/// Which desks stand open to the actor beside the programmes: for the navigation.
package struct OwnDesks: Question {
  package struct Answer: Sendable {
    package let keepsAccounts: Bool
    package let readsLog: Bool
    /// The posts, where there are several.
    package let posts: [OwnPosts.Post]
  }

  package init() {}

  package func answer(_ work: Work) throws -> Answer {
    let posts = try OwnPosts().answer(work)
    return Answer(
      keepsAccounts: try work.keepsAccounts(), readsLog: try work.mayAnywhere(.viewLog),
      posts: posts.count > 1 ? posts : [])
  }
}
