// SPDX-License-Identifier: Apache-2.0

import Domain
import Gate

/// The form in which the standing office writes the text of an indicator that has none.
struct WordingPage {
  let title: String
  let number: Int
  let action: String
  let back: String
  let token: String
  let vi: String
  let en: String
  let legalBasis: String
  let viError: String
  let hasViError: Bool
  let legalBasisError: String
  let hasLegalBasisError: Bool
  let error: String
  let hasError: Bool

  init(
    _ indicator: Indicator, _ programme: String, token: String, typed: Form?, refusal: Refusal?,
    wording: Wording
  ) {
    func issue(_ field: String) -> String {
      guard case .invalid(let issues) = refusal else { return "" }
      return issues.filter { $0.field == field }.map { wording($0.code) }.joined()
    }
    title = wording("wording.title", ["number": String(indicator.number)])
    number = indicator.number
    action = Links.wording(programme, indicator.number)
    back = Links.framework(programme)
    self.token = token
    vi = typed?["vi"] ?? indicator.name?.vi ?? ""
    en = typed?["en"] ?? indicator.name?.en ?? ""
    legalBasis = typed?["legalBasis"] ?? ""
    viError = issue("vi")
    hasViError = !viError.isEmpty
    legalBasisError = issue("legalBasis")
    hasLegalBasisError = !legalBasisError.isEmpty
    if case .conflict(let code, let arguments) = refusal {
      error = wording(code, arguments)
    } else {
      error = ""
    }
    hasError = !error.isEmpty
  }
}
