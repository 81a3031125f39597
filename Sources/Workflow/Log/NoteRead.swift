// SPDX-License-Identifier: Apache-2.0

/// Personal data of others were looked at: the log says by whom and when.
package struct NoteRead: Act {
  let what: String

  /// `what` is the list that was opened, such as `data-requests`.
  package init(what: String) { self.what = what }

  package func perform(_ work: Work) throws {
    try work.note("personal-data.read", on: nil, by: work.actor.personID, ["what": what])
  }
}
