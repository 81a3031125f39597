// SPDX-License-Identifier: Apache-2.0

/// Something was taken out of the product as a file: the log says what, by whom and when.
package struct NoteExport: Act {
  let programme: String?
  let what: String
  let detail: [String: String]

  /// `what` is the kind of file, such as `period-report`; `programme` is nil for what belongs to none.
  package init(programme: String?, what: String, _ detail: [String: String] = [:]) {
    self.programme = programme
    self.what = what
    self.detail = detail
  }

  package func perform(_ work: Work) throws {
    var all = detail
    all["what"] = what
    all["programme"] = programme
    let book = try programme.map { try work.book($0) }
    try work.note("export", on: book?.id, by: work.actor.personID, all)
  }
}
