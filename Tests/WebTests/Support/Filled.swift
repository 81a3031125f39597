// SPDX-License-Identifier: Apache-2.0

import TestSupport

/// What a person types into the form of a report.
enum Filled {
  /// Everything that a unit owes, as the fields of its form.
  static func whole(_ unit: String = "ub-bac-son") throws -> [String: String] {
    let report = try FixtureReport.complete(of: unit)
    var fields: [String: String] = [:]
    for (element, text) in report.texts { fields["figure-\(element)"] = text }
    for (indicator, note) in report.notes { fields["note-\(indicator)"] = note }
    return fields
  }
}
