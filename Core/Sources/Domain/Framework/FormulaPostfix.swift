// SPDX-License-Identifier: Apache-2.0

extension Formula {
  /// The formula in reverse Polish notation, for a page that computes along while somebody types:
  /// `women men + total /`, with `neg`, and `min` and `max` of two. Nil where there is a condition.
  public var postfix: String? { root.postfix?.joined(separator: " ") }
}

extension FormulaExpression {
  fileprivate var postfix: [String]? {
    switch self {
    case .number(let number): return ["\(number)"]
    case .element(let code, _): return [code]
    case .negative(let inner): return inner.postfix.map { $0 + ["neg"] }
    case .least(let inner): return Self.folded(inner, "min")
    case .greatest(let inner): return Self.folded(inner, "max")
    case .choice: return nil
    case .operation(let operation, let left, let right):
      guard let left = left.postfix, let right = right.postfix else { return nil }
      return left + right + [String(operation.rawValue)]
    }
  }

  private static func folded(_ inner: [FormulaExpression], _ word: String) -> [String]? {
    var tokens: [String] = []
    for (index, expression) in inner.enumerated() {
      guard let part = expression.postfix else { return nil }
      tokens += part
      if index > 0 { tokens.append(word) }
    }
    return tokens
  }
}
