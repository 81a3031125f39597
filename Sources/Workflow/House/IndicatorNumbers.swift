// SPDX-License-Identifier: Apache-2.0

/// Indicators as people type them: `3, 7-9`.
struct IndicatorNumbers {
  let numbers: [Int]
  /// The parts that are no numbers.
  let wrong: [String]

  /// No framework has as many.
  private static let most = 1000

  init(_ text: String) {
    var numbers: [Int] = []
    var wrong: [String] = []
    for part in text.split(whereSeparator: { ",; \n".contains($0) }) {
      guard let match = part.wholeMatch(of: /(\d{1,4})(?:[-–](\d{1,4}))?/),
        let first = Int(match.1), let last = match.2.map({ Int($0) }) ?? first,
        first <= last, last - first < Self.most, numbers.count < Self.most
      else {
        wrong.append(String(part))
        continue
      }
      numbers += Array(first...last)
    }
    if numbers.isEmpty, wrong.isEmpty, !text.isEmpty { wrong.append(text) }
    self.numbers = numbers
    self.wrong = wrong
  }
}
