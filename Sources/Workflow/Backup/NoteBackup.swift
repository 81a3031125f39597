// SPDX-License-Identifier: Apache-2.0

import Domain

/// The operator takes everything out: said in the log, and sealed before the backup reads it.
package struct NoteBackup: Act {
  package init() {}

  package func perform(_ work: Work) throws {
    guard work.actor.isOperator else { throw Refusal.notAllowed(.viewLog) }
    try work.note("backup", on: nil, by: nil, [:])
    _ = try SealLog(everything: true).perform(work)
  }
}
