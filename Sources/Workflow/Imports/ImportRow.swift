// SPDX-License-Identifier: Apache-2.0

/// One row of a file of figures, with where it stands.
package struct ImportRow: Sendable {
  /// Where, in the file's own terms: a line of a CSV, or sheet and row of a workbook.
  package let place: [String: String]
  package let fields: [String: String]

  package init(place: [String: String], fields: [String: String]) {
    self.place = place
    self.fields = fields
  }

  subscript(name: String) -> String { fields[name] ?? "" }

  /// The columns that a file of figures has; `period` may stand beside them.
  package static let columns = [
    "org_unit", "indicator", "data_element", "breakdown", "value", "maturity", "note",
  ]
  package static let optionalColumns = ["period"]
}
