// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation

/// A total at one place: a sum of numbers, or how many units gave an answer.
struct Total: Hashable {
  var total: Decimal = 0
  var units = 0
  var estimates = 0
  var illustratives = 0

  init() {}

  init(total: Decimal, units: Int, estimates: Int, illustratives: Int) {
    self.total = total
    self.units = units
    self.estimates = estimates
    self.illustratives = illustratives
  }

  init(_ figure: SubmissionLine.Figure, isNumber: Bool) {
    total = isNumber ? figure.value : 0
    units = 1
    estimates = figure.maturity == .estimate ? 1 : 0
    illustratives = figure.isIllustrative ? 1 : 0
  }

  mutating func add(_ other: Total, times sign: Int) {
    total += Decimal(sign) * other.total
    units += sign * other.units
    estimates += sign * other.estimates
    illustratives += sign * other.illustratives
  }
}
