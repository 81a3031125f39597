// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Hummingbird
import Workflow

/// A unit's report as JSON: what it owes, and what it has said so far.
struct SubmissionJSON: ResponseEncodable {
  struct Line: Encodable {
    let indicator: String
    let dataElements: [String]
    let figures: [Figure]
    let note: String
    let isNotApplicable: Bool
  }

  struct Figure: Codable {
    let dataElement: String
    /// A part of a breakdown such as `sex=female`; missing or empty for the total.
    let breakdown: String?
    /// As files write it: a decimal, `yes` or `no`, a rank, `met` or `notMet`.
    let value: String
    let maturity: Maturity
  }

  /// Who decides on the report, in order.
  struct Approval: Encodable {
    /// A level's code, or `unit`, `programme`.
    let level: String
    let orgUnit: String
    let isWaiting: Bool
    let approvedAt: Date?
    let person: String?
  }

  let orgUnit: String
  let period: String
  let status: String
  let version: Int
  let revision: Int
  let approvals: [Approval]
  let lines: [Line]

  init(_ answer: SubmissionForm.Answer) {
    orgUnit = answer.orgUnit.code
    period = answer.period.code
    status = answer.record?.status.rawValue ?? "notStarted"
    version = answer.record?.version ?? 0
    revision = answer.record?.revision ?? 1
    approvals = answer.stages.map {
      Approval(
        level: $0.code, orgUnit: $0.name.code, isWaiting: $0.isWaiting,
        approvedAt: $0.approvedAt, person: $0.personName)
    }
    let framework = answer.book.framework
    lines = answer.duties.map { duty in
      let line = answer.lines.first { $0.indicator == duty.indicator }
      return Line(
        indicator: String(duty.indicator), dataElements: duty.dataElements,
        figures: (line?.figures ?? []).map { figure in
          Figure(
            dataElement: figure.dataElement,
            breakdown: figure.breakdown.isEmpty ? nil : figure.breakdown,
            value: framework.dataElement(figure.dataElement).map {
              FigureReading.text(of: figure.value, for: $0)
            } ?? "", maturity: figure.maturity)
        }, note: line?.note ?? "", isNotApplicable: line?.isNotApplicable ?? false)
    }
  }
}

/// What a program sends to save a report: figures by data element, notes by indicator.
struct SubmissionInput: Codable {
  /// The version that was read; a stale one is refused. Without it the figures are taken as they are.
  let version: Int?
  let figures: [SubmissionJSON.Figure]
  let notes: [String: String]?
  /// Of the indicators in `notes`, those that do not apply to the unit; missing leaves marks as they are.
  let notApplicable: [Int]?
}
