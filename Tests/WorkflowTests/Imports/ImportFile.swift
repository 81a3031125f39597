// SPDX-License-Identifier: Apache-2.0
import TestSupport
import Workflow

/// A file of figures as the tests write it: `unit indicator element value maturity note` a line.
struct ImportFile {
  private(set) var rows: [ImportRow] = []

  @discardableResult
  mutating func add(
    _ unit: String, _ indicator: String, _ element: String, _ value: String,
    maturity: String = "final", note: String = "", breakdown: String = "", period: String? = nil
  ) -> ImportFile {
    var fields = [
      "org_unit": unit, "indicator": indicator, "data_element": element, "value": value,
      "maturity": maturity, "note": note, "breakdown": breakdown,
    ]
    fields["period"] = period
    rows.append(ImportRow(place: ["line": String(rows.count + 2)], fields: fields))
    return self
  }

  func act(approve: Bool = false, isIllustrative: Bool = false) -> ImportValues {
    ImportValues(
      programme: FixtureCity.programme, period: FixtureCity.period, rows: rows, approve: approve,
      isIllustrative: isIllustrative)
  }
}
