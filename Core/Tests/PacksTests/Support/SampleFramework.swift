// SPDX-License-Identifier: Apache-2.0

import Domain
import Packs

/// A framework of a test's own that has one of everything that a folder may have; it uses elements
/// of the real one and points to it.
enum SampleFramework {
  static let root = "framework.yaml"
  static let elements = "data-elements.yaml"
  static let indicators = "indicators.yaml"
  static let crosswalk = "crosswalk.yaml"

  static let files = [
    root: rootText, elements: elementsText, indicators: indicatorsText, crosswalk: crosswalkText,
  ]

  static func folder() throws -> EditedFolder { try EditedFolder(files) }

  static func read(_ folder: EditedFolder) -> (framework: Framework?, faults: [PackFault]) {
    FrameworkPack.read(folder.url, others: [RealFolder.known].compactMap { $0 })
  }

  /// The framework, or nil where the sample is not what the product reads.
  static func framework() throws -> Framework? { read(try folder()).framework }

  private static let rootText = """
    id: mine
    version: "1"
    name: {vi: Thử, en: Trial}
    legalBasis: {document: Quyết định 1}
    validFrom: "2025-01-01"
    unverified: true
    uses: [vn-86-2019]
    breakdowns:
      - code: sex
        name: {vi: Giới tính, en: Sex}
        note: Both make the whole.
        categories:
          - {code: female, name: {vi: Nữ, en: Women}}
          - {code: male, name: {vi: Nam, en: Men}}
    references:
      - code: national
        name: {vi: Thu nhập cả nước, en: National income}
        unit: {vi: đồng, en: dong}
        guidance: {vi: Cục Thống kê, en: Statistics office}
    scoring:
      name: {vi: Thang điểm, en: Points}
      legalBasis: Quyết định 2
      points:
        - {indicator: 201, points: 10}
        - {indicator: 202, points: 2.5}
      grades:
        - {name: {vi: Tốt, en: Good}, from: 12.5}
        - {name: {vi: Khá, en: Fair}, from: 10}
    areas:
      - code: M
        name: {vi: Lĩnh vực, en: Area}
        standards:
          - code: "M.1"
            name: {vi: Tiêu chuẩn, en: Standard}
            criteria:
              - {code: "M.1.1", name: {vi: Một, en: One}}
              - {code: "M.1.2", name: {vi: Hai, en: Two}}

    """

  private static let crosswalkText = """
    to: vn-86-2019
    links:
      - criterion: "M.1.1"
        indicators: [1, 2]
        note: Near, but not the same.
        unverified: true
      - criterion: "M.1.2"
        indicators: []

    """
}

extension SampleFramework {
  private static let elementsText = """
    dataElements:
      - code: pupils
        name: {vi: Học sinh, en: Pupils}
        type: count
        unit: {vi: người, en: people}
        collectedAt: commune
        aggregation: sum
        overTime: last
        breakdowns: [sex]
        minimum: 0
      - code: tutors
        name: {vi: Giáo viên, en: Tutors}
        type: count
        unit: {vi: người, en: people}
        collectedAt: commune
        aggregation: sum
      - code: score
        name: {vi: Điểm, en: Score}
        type: amount
        unit: {vi: điểm, en: points}
        collectedAt: commune
        aggregation: weightedMean
        weight: pupils
        overTime: mean
        minimum: 0
        maximum: 10
        reportedBy: [ward, commune]
      - code: income
        name: {vi: Thu nhập, en: Income}
        type: amount
        unit: {vi: đồng, en: dong}
        collectedAt: city
        aggregation: none
        overTime: sum
      - code: rubric
        name: {vi: Mức, en: Rubric}
        type: judgement
        levels:
          - {vi: Không, en: None}
          - {vi: Một phần, en: In part}
          - {vi: Đủ, en: Whole}
        collectedAt: city
        aggregation: none
      - code: open
        name: {vi: Mở cửa, en: Open}
        type: yesNo
        collectedAt: city
        aggregation: none
    derived:
      - code: pupils_per_tutor
        formula: pupils / tutors
        note: A class is not a tutor.

    """

  private static let indicatorsText = """
    indicators:
    \(indicator(201, "M.1.1", "{kind: amount, value: score}"))
        threshold: {comparison: between, value: 5, upper: 8}
        definition: {vi: Điểm trung bình, en: The mean score}
    \(indicator(202, "M.1.1", "{kind: againstReference, value: income, series: national, yearsBefore: 1}"))
        threshold: {comparison: atLeast, value: 1.5}
    \(indicator(203, "M.1.1", "{kind: change, value: pupils_per_tutor, direction: decrease}"))
    \(indicator(204, "M.1.2", "{kind: judgement, value: rubric}"))
        threshold: {comparison: atLeast, value: 2}
    \(indicator(205, "M.1.2", "{kind: percentage, numerator: literate_level_2, denominator: people_15_60}"))
    \(indicator(206, "M.1.2", "{kind: yesNo, value: open}"))

    """

  private static func indicator(_ number: Int, _ criterion: String, _ measure: String) -> String {
    """
      - number: \(number)
        code: "\(criterion).\(number)"
        criterion: "\(criterion)"
        name: {vi: Chỉ số, en: Indicator}
        measure: \(measure)
    """
  }
}
