// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation

extension ResultReading {
  struct TotalRow: Decodable {
    let orgUnit: String
    let indicator: Int
    let dataElement: String
    let rank: Int
    let total: Decimal
    let units: Int
    let estimates: Int
    let illustratives: Int

    var key: TotalKey {
      TotalKey(orgUnit: orgUnit, indicator: indicator, dataElement: dataElement, rank: rank)
    }

    var value: Total {
      Total(total: total, units: units, estimates: estimates, illustratives: illustratives)
    }
  }

  struct FigureRow: Decodable {
    let orgUnit: String
    let dataElement: String
    let value: Decimal
    let maturity: Maturity
    let isIllustrative: Bool

    var figure: SubmissionLine.Figure {
      SubmissionLine.Figure(
        dataElement: dataElement, value: value, maturity: maturity, isIllustrative: isIllustrative)
    }
  }

  /// A result with its period.
  struct PeriodResultRow: Decodable {
    let periodID: UUID
    let row: ResultRow

    private enum CodingKeys: String, CodingKey {
      case periodID
    }

    init(from decoder: any Decoder) throws {
      periodID = try decoder.container(keyedBy: CodingKeys.self)
        .decode(UUID.self, forKey: .periodID)
      row = try ResultRow(from: decoder)
    }
  }

  struct ResultRow: Decodable {
    let indicator: Int
    let value: Decimal?
    let numerator: Decimal?
    let denominator: Decimal?
    let verdict: Verdict
    let reason: NoValueReason?
    let reported: Int
    let owed: Int
    let isEstimate: Bool
    let isIllustrative: Bool
    let hasDiscrepancy: Bool
    let isApportioned: Bool

    var result: IndicatorResult {
      IndicatorResult(
        indicator: indicator, value: value, numerator: numerator, denominator: denominator,
        verdict: verdict, reason: reason, reported: reported, owed: owed, isEstimate: isEstimate,
        isIllustrative: isIllustrative, hasDiscrepancy: hasDiscrepancy,
        isApportioned: isApportioned)
    }
  }
}
