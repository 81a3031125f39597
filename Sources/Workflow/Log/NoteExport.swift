// SPDX-License-Identifier: Apache-2.0

/// Something was taken out of the product as a file: the log says what, by whom and when.
package struct NoteExport: Act {
  let programme: String
  let what: String
  let detail: [String: String]

  /// `what` is the kind of file, such as `period-report`.
  package init(programme: String, what: String, _ detail: [String: String] = [:]) {
    self.programme = programme
    self.what = what
    self.detail = detail
  }

  package func perform(_ work: Work) throws {
    let book = try work.book(programme)
    try work.note(
      "export", on: book.id, by: work.actor.personID,
      detail.merging(["what": what, "programme": programme]) { first, _ in first })
  }
}
