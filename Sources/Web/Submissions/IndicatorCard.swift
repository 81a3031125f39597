// SPDX-License-Identifier: Apache-2.0

/// One indicator in the form of a month.
struct IndicatorCard {
  /// One figure: a field to fill, or the value to read.
  struct FigureField {
    let id: String
    let name: String
    let element: String
    let label: String
    let guidance: String
    let hasGuidance: Bool
    let unit: String
    let value: String
    let shown: String
    let isNumber: Bool
    let isChoice: Bool
    let choices: [Choice]
    /// Asked at an earlier indicator of this page.
    let isShared: Bool
    let error: String
    let hasError: Bool
    let isEstimate: Bool
    let isIllustrative: Bool
    /// What somebody else stored meanwhile, where it differs from what was typed.
    let stored: String
    let isOvertaken: Bool
    /// The approved figure, where a correction changes it.
    let approved: String
    let isChanged: Bool
    /// Of the last period, in words.
    let before: String
    let hasBefore: Bool
    let breakdowns: [PartGroup]
    let hasBreakdowns: Bool
    /// True where a part is filled or wrong, so that it is seen.
    let isOpen: Bool
  }

  /// One breakdown of a figure.
  struct PartGroup {
    let name: String
    let element: String
    let parts: [Part]
  }

  /// What the page computes along: formulas in reverse Polish notation.
  struct Live {
    let numerator: String
    let denominator: String
    let factor: String
    let unit: String
  }

  /// Something that looks odd.
  struct Doubt {
    /// `evidence` where a file answers it; else empty.
    let kind: String
    let text: String
    let isAnswered: Bool
  }

  /// One category of a breakdown: a field to fill, or the value to read.
  struct Part {
    let id: String
    let name: String
    let label: String
    let value: String
    let shown: String
    let error: String
    let hasError: Bool
    let isFilled: Bool
  }

  /// One possible answer.
  struct Choice {
    let value: String
    let text: String
    let isChosen: Bool
  }

  struct Evidence {
    let href: String
    let removeHref: String
    let documentHref: String
    let name: String
    /// Its title, number and day, where somebody has said them.
    let facts: String
    let size: String
    let figure: String
    let badges: [Page.Badge]
    let isOpen: Bool
  }

  struct Remark {
    let text: String
    let person: String
    let moment: String
  }

  let number: Int
  let name: String
  let code: String
  let isReturned: Bool
  let isFollowing: Bool
  let hasThreshold: Bool
  let threshold: String
  let leads: String
  let hint: String
  let hasHint: Bool
  let figures: [FigureField]
  let result: String
  let resultBadge: Page.Badge
  let hasResult: Bool
  let live: [Live]
  let doubts: [Doubt]
  let targets: String
  let hasTargets: Bool
  let canCopy: Bool
  let isNotApplicable: Bool
  let note: String
  let hasNote: Bool
  let noteLabel: String
  let noteError: String
  let hasNoteError: Bool
  let error: String
  let hasError: Bool
  let evidence: [Evidence]
  let hasEvidence: Bool
  let chooseHref: String
  /// Whether figures without evidence can be handed in, in words.
  let evidenceRule: String
  let hasEvidenceRule: Bool
  let evidenceError: String
  let hasEvidenceError: Bool
  let remarks: [Remark]
  let remarkTyped: String
  let hasRemarkTyped: Bool
}
