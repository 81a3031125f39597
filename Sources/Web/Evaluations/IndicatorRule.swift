// SPDX-License-Identifier: Apache-2.0

import Domain

/// How a measure is computed, in words.
struct IndicatorRule {
  let text: String
  let factor: String
  let isFraction: Bool

  init(_ measure: Measure, wording: Wording) {
    let (key, factor, isFraction): (String, String, Bool) =
      switch measure {
      case .percentage: ("percentage", "× 100", true)
      case .ratio: ("ratio", "", true)
      case .amount: ("amount", "", false)
      case .againstReference: ("againstReference", "", true)
      case .change(_, _, .increase): ("increase", "", false)
      case .change(_, _, .decrease): ("decrease", "", false)
      case .yesNo: ("yesNo", "", false)
      case .level: ("level", "", false)
      case .shareOfUnits: ("shareOfUnits", "× 100", true)
      case .judgement: ("judgement", "", false)
      case .compound: ("compound", "", false)
      case .unknown: ("unknown", "", false)
      }
    text = wording("measure.\(key)")
    self.factor = factor
    self.isFraction = isFraction
  }
}
