// SPDX-License-Identifier: Apache-2.0

/// Reads a formula by recursive descent: sums of products of factors.
struct FormulaParser {
  private let characters: [Character]
  private var position = 0
  private var depth = 0
  private var operations = 0

  init(_ text: String) { characters = Array(text) }

  mutating func parse() throws(Formula.Fault) -> FormulaExpression {
    let expression = try sum()
    skipSpaces()
    guard position == characters.count else { throw fault("formula.unexpected-character") }
    return expression
  }

  private mutating func sum() throws(Formula.Fault) -> FormulaExpression {
    var left = try product()
    while let sign = take(["+", "-"]) {
      try countOperation()
      left = .operation(sign == "+" ? .plus : .minus, left, try product())
    }
    return left
  }

  private mutating func product() throws(Formula.Fault) -> FormulaExpression {
    var left = try factor()
    while let sign = take(["*", "/"]) {
      try countOperation()
      left = .operation(sign == "*" ? .times : .divided, left, try factor())
    }
    return left
  }

  /// A chain of signs is as deep a tree as parentheses are.
  private mutating func countOperation() throws(Formula.Fault) {
    operations += 1
    guard operations < 1000 else { throw fault("formula.too-deep") }
  }

  private mutating func factor() throws(Formula.Fault) -> FormulaExpression {
    depth += 1
    defer { depth -= 1 }
    guard depth < 100 else { throw fault("formula.too-deep") }
    if take(["-"]) != nil { return .negative(try factor()) }
    if take(["("]) != nil {
      let inner = try sum()
      guard take([")"]) != nil else { throw fault("formula.missing-parenthesis") }
      return inner
    }
    return try atom()
  }

  private mutating func atom() throws(Formula.Fault) -> FormulaExpression {
    skipSpaces()
    guard position < characters.count else { throw fault("formula.unexpected-end") }
    let start = position
    let word = takeWhile { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_" || $0 == ".") }
    guard let first = word.first else { throw fault("formula.unexpected-character") }
    if first.isLetter, !word.contains(".") {
      return take(["("]) == nil ? .element(word, column: start + 1) : try call(word, at: start)
    }
    guard first.isNumber, let number = DecimalText.machine(word) else {
      position = start
      throw fault("formula.bad-number")
    }
    return .number(number)
  }

  /// `min(a, b, …)`, `max(a, b, …)` or `if(a >= b, then, otherwise)`; the name is behind us.
  private mutating func call(
    _ name: String, at start: Int
  ) throws(Formula.Fault) -> FormulaExpression {
    switch name {
    case "min": return .least(try arguments())
    case "max": return .greatest(try arguments())
    case "if":
      let condition = try condition()
      guard take([","]) != nil else { throw fault("formula.missing-comma") }
      let sides = try arguments()
      guard sides.count == 2 else { throw fault("formula.if-needs-three") }
      return .choice(condition, sides[0], sides[1])
    default:
      position = start
      throw fault("formula.unknown-function")
    }
  }

  private mutating func arguments() throws(Formula.Fault) -> [FormulaExpression] {
    var arguments = [try sum()]
    while take([","]) != nil { arguments.append(try sum()) }
    guard take([")"]) != nil else { throw fault("formula.missing-parenthesis") }
    return arguments
  }

  private mutating func condition() throws(Formula.Fault) -> FormulaExpression.Condition {
    let left = try sum()
    skipSpaces()
    let rest = String(characters[position...].prefix(2))
    guard let comparison = FormulaComparison.allCases.first(where: { rest.hasPrefix($0.rawValue) })
    else { throw fault("formula.condition-needs-comparison") }
    position += comparison.rawValue.count
    return FormulaExpression.Condition(comparison: comparison, left: left, right: try sum())
  }

  private mutating func take(_ signs: [Character]) -> Character? {
    skipSpaces()
    guard position < characters.count, signs.contains(characters[position]) else { return nil }
    position += 1
    return characters[position - 1]
  }

  private mutating func takeWhile(_ accept: (Character) -> Bool) -> String {
    let start = position
    while position < characters.count, accept(characters[position]) { position += 1 }
    return String(characters[start..<position])
  }

  private mutating func skipSpaces() {
    while position < characters.count, characters[position].isWhitespace { position += 1 }
  }

  private func fault(_ code: String) -> Formula.Fault {
    Formula.Fault(column: position + 1, code: code)
  }
}
