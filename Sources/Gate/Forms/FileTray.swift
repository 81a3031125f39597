// SPDX-License-Identifier: Apache-2.0

import Domain
package import Files
package import Foundation
package import Workflow

/// Where the files of a form are put aside: whose they are, and how long one may be.
package struct FileTray: Sendable {
  let staging: Staging
  let owner: UUID?
  /// In bytes, of one file.
  let limit: Int
  let now: Date
}

extension City {
  /// Where the files of a person's form are put aside.
  package func tray(of visitor: Visitor) throws -> FileTray {
    guard let staging else { throw FileFault.unreachable("no place for uploads") }
    return FileTray(
      staging: staging, owner: visitor.actor.personID, limit: evidenceRules.maximumSize, now: now)
  }
}
