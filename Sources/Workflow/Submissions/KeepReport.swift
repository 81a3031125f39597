// SPDX-License-Identifier: Apache-2.0

import Domain
package import Foundation
import Store

/// What one press of a button on the form does: figures and notes are saved, chosen files attached
/// and perhaps one taken off, all or nothing.
package struct KeepReport: Act {
  let save: SaveSubmission
  let files: [AttachEvidence]
  let removed: UUID?

  package init(save: SaveSubmission, files: [AttachEvidence], removed: UUID? = nil) {
    self.save = save
    self.files = files
    self.removed = removed
  }

  /// The version after it.
  package func perform(_ work: Work) throws -> Int {
    let version = try save.perform(work)
    for file in files { _ = try file.perform(work) }
    if let removed {
      try RemoveEvidence(place: save.place, evidence: removed).perform(work)
    }
    return version
  }
}
