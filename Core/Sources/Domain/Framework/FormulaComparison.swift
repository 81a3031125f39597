// SPDX-License-Identifier: Apache-2.0

/// How two numbers of a condition are compared.
enum FormulaComparison: String, Sendable, CaseIterable {
  case atLeast = ">="
  case atMost = "<="
  case unequal = "!="
  case above = ">"
  case below = "<"
  case equal = "="

  func holds(_ left: Fraction, _ right: Fraction) -> Bool {
    switch self {
    case .atLeast: left >= right
    case .atMost: left <= right
    case .unequal: left != right
    case .above: left > right
    case .below: left < right
    case .equal: left == right
    }
  }
}
