// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

@testable import Domain

/// Figures without evidence, by what their indicator asks.
@Suite struct EvidenceDemandTests {
  private func framework(_ demand: EvidenceDemand?) throws -> Framework {
    let indicator = Indicator(
      number: 3, code: "1.1.1.3", criterion: "1.1.1", name: nil, measure: .yesNo(element: "e0"),
      threshold: nil,
      unit: nil, evidence: nil, source: nil, note: nil, evidenceDemand: demand)
    return Framework(
      id: "x", version: "1", name: LocalizedText(vi: "x", en: nil),
      legalBasis: LegalBasis(document: "", date: nil, issuer: nil),
      validFrom: try SmallCity.day("2025-01-01"), note: nil,
      areas: [], indicators: [indicator], dataElements: [])
  }

  private func line(_ figures: Int, note: String = "") -> SubmissionLine {
    SubmissionLine(
      indicator: 3,
      figures: (0..<figures).map {
        SubmissionLine.Figure(
          dataElement: "e\($0)", breakdown: "", value: 1, maturity: .final, isIllustrative: false)
      }, note: note)
  }

  @Test(
    arguments: [
      (nil, nil), (EvidenceDemand.none, nil), (.should, FigureChecks.Level.should), (.must, .must),
    ] as [(EvidenceDemand?, FigureChecks.Level?)])
  func `What is asked decides what becomes of it`(
    _ demand: EvidenceDemand?, _ level: FigureChecks.Level?
  ) throws {
    let doubts = SubmissionCheck.withoutEvidence(
      [line(1)], framework: try framework(demand), evidence: [])
    #expect(doubts.map(\.level) == (level.map { [$0] } ?? []))
    #expect(doubts.allSatisfy { $0.issue.field == "evidence-3" })
    // What has evidence, and what has no figure, is asked nothing.
    #expect(
      SubmissionCheck.withoutEvidence([line(1)], framework: try framework(demand), evidence: [3])
        .isEmpty)
    #expect(
      SubmissionCheck.withoutEvidence([line(0)], framework: try framework(demand), evidence: [])
        .isEmpty)
  }

  @Test func `A reason answers what should be there, not what must`() throws {
    let reasoned = [line(1, note: "Đang chờ quyết định")]
    for (demand, count) in [(EvidenceDemand.should, 0), (.must, 1)] {
      let doubts = SubmissionCheck.withoutEvidence(
        reasoned, framework: try framework(demand), evidence: [])
      #expect(SubmissionCheck.unanswered(doubts, reasoned).count == count)
    }
  }
}
