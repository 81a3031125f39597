// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Store
import Workflow

extension BenchCity {
  /// Puts months of approved reports into the database as acts would have, with the totals and
  /// results that acts keep; `VerifyResults` holds them against the figures afterwards.
  func fill(_ months: Range<Int>, _ city: City) async throws {
    for month in months {
      try await city.store.write { [self] transaction in
        try write(month, isApproved: true, transaction)
        try keep(month, transaction)
      }
    }
  }

  /// Reports of the last month that their wards have approved, and nobody else yet.
  func fillWaiting(_ city: City) async throws {
    try await city.store.write { [self] transaction in
      try write(Self.months, isApproved: false, transaction)
    }
  }

  private func write(
    _ month: Int, isApproved: Bool, _ transaction: any StoreTransaction
  ) throws {
    let submissions = (0..<Self.wards).map { _ in Identifier.make() }
    let moment = "2024-01-01T00:00:00.000Z"
    try transaction.bulkInsert(
      "submission",
      [
        "id", "programme_id", "period_id", "org_unit_id", "status", "revision",
        "approved_revision", "version", "created_at", "submitted_at",
      ],
      (0..<Self.wards).map { ward -> [SQLValue] in
        [
          submissions[ward].sqlValue, programmeID.sqlValue, periodIDs[month].sqlValue,
          wardIDs[ward].sqlValue, (isApproved ? "approved" : "unitApproved").sqlValue, 1.sqlValue,
          isApproved ? 1.sqlValue : .null, 3.sqlValue, moment.sqlValue, moment.sqlValue,
        ]
      })
    try transaction.bulkInsert(
      "submission_figure",
      [
        "submission_id", "revision", "data_element", "breakdown", "value", "maturity",
        "is_illustrative",
      ],
      (0..<Self.wards).lazy.flatMap { ward in
        (0..<Self.elements).lazy.map { element -> [SQLValue] in
          [
            submissions[ward].sqlValue, 1.sqlValue, Self.elementCode(element).sqlValue,
            "".sqlValue, String(Self.value(ward: ward, month: month, element: element)).sqlValue,
            "final".sqlValue, 0.sqlValue,
          ]
        }
      })
  }

  private func keep(_ month: Int, _ transaction: any StoreTransaction) throws {
    let sums = (0..<Self.elements).map { element in
      (0..<Self.wards).reduce(0) { $0 + Self.value(ward: $1, month: month, element: element) }
    }
    func row(_ unit: UUID, _ element: Int, _ total: Int, _ units: Int) -> [SQLValue] {
      [
        periodIDs[month].sqlValue, unit.sqlValue,
        (Self.place(of: element).indicator + 1).sqlValue, Self.elementCode(element).sqlValue,
        0.sqlValue, String(total).sqlValue, units.sqlValue, 0.sqlValue, 0.sqlValue,
      ]
    }
    let ofArea = (0..<Self.elements).map { row(areaID, $0, sums[$0], Self.wards) }
    let ofWards = (0..<Self.wards).lazy.flatMap { ward in
      (0..<Self.elements).lazy.map { element in
        row(
          wardIDs[ward], element, Self.value(ward: ward, month: month, element: element), 1)
      }
    }
    let columns: [StaticString] = [
      "period_id", "org_unit_id", "indicator", "data_element", "rank", "total", "units",
      "estimates", "illustratives",
    ]
    try transaction.bulkInsert("element_total", columns, ofArea)
    try transaction.bulkInsert("element_total", columns, ofWards)
    try transaction.bulkInsert(
      "indicator_result",
      [
        "period_id", "indicator", "value", "numerator", "denominator", "verdict", "reported",
        "owed", "is_estimate", "is_illustrative", "has_discrepancy",
      ], (0..<Self.indicators).map { result($0, sums, month) })
  }

  private func result(_ indicator: Int, _ sums: [Int], _ month: Int) -> [SQLValue] {
    let own = sums.indices.filter { Self.place(of: $0).indicator == indicator }
    let part = own.filter { Self.place(of: $0).isPart }.reduce(0) { $0 + sums[$1] }
    let whole = own.filter { !Self.place(of: $0).isPart }.reduce(0) { $0 + sums[$1] }
    let value = Decimal(part * 100) / Decimal(whole)
    return [
      periodIDs[month].sqlValue, (indicator + 1).sqlValue, value.sqlValue, String(part).sqlValue,
      String(whole).sqlValue, (value >= 2 ? "met" : "notMet").sqlValue, Self.wards.sqlValue,
      Self.wards.sqlValue, 0.sqlValue, 0.sqlValue, 0.sqlValue,
    ]
  }
}
