// SPDX-License-Identifier: Apache-2.0

import Domain

/// How often a report has changed; 0 before it has begun. For pages that look whether somebody else has
/// saved.
package struct SubmissionVersion: Question {
  let place: SubmissionPlace

  package init(place: SubmissionPlace) { self.place = place }

  package func answer(_ work: Work) throws -> Int {
    try SubmissionDesk(place, work).record?.version ?? 0
  }
}
