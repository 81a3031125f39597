// SPDX-License-Identifier: Apache-2.0

package import Domain
package import Foundation

/// An explanation as machines read it: the API, and `evaluate --indicator`.
package struct ExplanationRecord: Sendable, Codable {
  /// One data element: what it came to and how.
  package struct Element: Sendable, Codable {
    package let dataElement: String
    package let name: String
    package let unit: String?
    package let aggregation: DataElement.Aggregation
    package let value: String?
  }

  /// What one unit said.
  package struct Report: Sendable, Codable {
    package let orgUnit: String
    package let submission: String?
    package let status: String
    package let revision: Int?
    package let figures: [String: String]
    package let value: String?
    package let verdict: Verdict
    package let note: String
    package let approvals: [Approval]
    package let evidence: [String]
    /// The unit's value in the period before.
    package let previousValue: String?
    /// Approved revisions before the one that counts.
    package let earlier: [Revision]
  }

  package struct Revision: Sendable, Codable {
    package let revision: Int
    package let approvedAt: Date
    package let person: String?
    package let figures: [String: String]
  }

  /// The parts of a breakdown by category.
  package struct Parts: Sendable, Codable {
    package let dataElement: String
    package let breakdown: String
    package let values: [String: String]
    package let units: Int
    package let reporting: Int
  }

  package struct Assessment: Sendable, Codable {
    package let reached: SelfAssessment.Level
    package let likely: SelfAssessment.Level
    package let expectedBy: Int?
    package let reason: String
    package let person: String?
    package let writtenAt: Date
  }

  package struct Approval: Sendable, Codable {
    package let level: String
    package let orgUnit: String
    package let person: String?
    package let approvedAt: Date
  }

  package struct Point: Sendable, Codable {
    package let period: String
    package let value: String?
    package let verdict: Verdict
    /// The version of the city since which values cannot be compared with those before.
    package let notComparableSince: String?
  }

  package let result: EvaluationRecord
  /// The formula with the names of data elements, part by part, then with the numbers put in.
  package let formula: [String]
  package let withNumbers: [String]
  package let elements: [Element]
  package let reports: [Report]
  /// The codes of the units that owe it and have not reported all.
  package let missing: [String]
  package let trend: [Point]
  package let breakdowns: [Parts]
  package let assessments: [Assessment]
  /// The indicator from the months of the year up to this one.
  package let yearSoFar: EvaluationRecord?

  package init(_ answer: IndicatorExplanation.Answer, _ language: Language = .vi) {
    let (book, evaluation) = (answer.overview.book, answer.evaluation)
    result = EvaluationRecord(evaluation, in: book, standing: answer.standing, language)
    formula = answer.indicator.measure.formulas
    let values = Dictionary(
      evaluation.traces.map { ($0.dataElement, $0.value) }, uniquingKeysWith: { first, _ in first })
    withNumbers = formula.map { FormulaText.filled($0) { values[$0] ?? nil } }
    elements = evaluation.traces.compactMap { trace in
      book.framework.dataElement(trace.dataElement).map { element in
        Element(
          dataElement: element.code, name: element.name[language], unit: element.unit?[language],
          aggregation: element.aggregation, value: trace.value.map { "\($0)" })
      }
    }
    reports = answer.reports.map(Self.report)
    missing = evaluation.missing
    trend = answer.trend.map {
      Point(
        period: $0.period, value: $0.result.value.map { "\($0)" },
        verdict: $0.result.verdict, notComparableSince: $0.brokenBy?.version)
    }
    breakdowns = answer.parts.map { parts in
      Parts(
        dataElement: parts.element.code, breakdown: parts.breakdown.code,
        values: parts.values.mapValues { "\($0)" }, units: parts.units,
        reporting: parts.reporting)
    }
    assessments = answer.assessments.map {
      Assessment(
        reached: $0.reached, likely: $0.likely, expectedBy: $0.expectedBy, reason: $0.reason,
        person: $0.personName, writtenAt: $0.writtenAt)
    }
    yearSoFar = answer.yearSoFar.map { EvaluationRecord($0, in: book, language) }
  }

  private static func report(_ report: IndicatorExplanation.Report) -> Report {
    let figures = report.evaluation.traces.flatMap(\.contributions)
    return Report(
      orgUnit: report.orgUnit.code, submission: report.submission?.uuidString.lowercased(),
      status: report.status?.rawValue ?? "notStarted", revision: report.revision,
      figures: Dictionary(
        figures.map { ($0.dataElement, "\($0.value)") }, uniquingKeysWith: { first, _ in first }),
      value: report.evaluation.value.map { "\($0)" }, verdict: report.evaluation.verdict,
      note: report.note,
      approvals: report.approvals.map {
        Approval(
          level: $0.level, orgUnit: $0.orgUnit, person: $0.personName, approvedAt: $0.approvedAt)
      }, evidence: report.evidence.map(\.fileName),
      previousValue: report.before?.value.map { "\($0)" },
      earlier: report.earlier.map { revision in
        Revision(
          revision: revision.revision, approvedAt: revision.approvedAt,
          person: revision.personName, figures: revision.figures.mapValues { "\($0)" })
      })
  }
}
