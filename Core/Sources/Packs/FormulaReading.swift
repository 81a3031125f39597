// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation

/// Reads the formulas of a folder against the data elements that they may use, and puts derived
/// elements in their place.
struct FormulaReading {
  /// The elements that formulas may name, by code; nil where they could not be read.
  let elements: [String: DataElement]?
  /// The formulas of derived elements, by code.
  let derived: [String: String]

  /// The formula under a key; `Formula.zero` with a fault that names the column when it is none.
  func formula(_ key: String, _ mapping: PackMapping) -> Formula {
    let text = mapping.text(key)
    func add(_ code: String, _ column: Int, _ more: [String: String] = [:]) {
      mapping.faults.add(
        code, mapping.file, mapping.line(of: key),
        ["key": key, "text": text, "column": String(column)].merging(more) { first, _ in first })
    }
    do {
      let written = try Formula(text)
      for code in unique(written.elementCodes) {
        let column = written.column(of: code) ?? 1
        if let fault = fault(code) { add(fault, column, ["element": code]) }
        if isCircular(code, within: []) { add("formula.circle", column, ["element": code]) }
      }
      guard written.elementCodes.contains(where: { derived[$0] != nil }),
        !written.elementCodes.contains(where: { isCircular($0, within: []) })
      else { return written }
      return try Formula(expanded(text))
    } catch {
      add(error.code, error.column)
      return Formula.zero
    }
  }

  /// Why a code may not stand in a formula; nil when it may.
  private func fault(_ code: String) -> String? {
    guard let elements, derived[code] == nil else { return nil }
    guard let element = elements[code] else { return "formula.unknown-element" }
    return element.kind.isNumber ? nil : "formula.not-a-number-element"
  }

  private func isCircular(_ code: String, within outer: Set<String>) -> Bool {
    if outer.contains(code) { return true }
    guard let text = derived[code], let inner = try? Formula(text) else { return false }
    return inner.elementCodes.contains { isCircular($0, within: outer.union([code])) }
  }

  /// The text with the formulas of derived elements put in, in parentheses.
  private func expanded(_ text: String) -> String {
    var result = ""
    var word = ""
    func flush() {
      result += derived[word].map { "(\(expanded($0)))" } ?? word
      word = ""
    }
    for character in text {
      if character.isASCII, character.isLetter || character.isNumber || character == "_" {
        word.append(character)
      } else {
        flush()
        result.append(character)
      }
    }
    flush()
    return result
  }

  private func unique(_ codes: [String]) -> [String] {
    var seen: Set<String> = []
    return codes.filter { seen.insert($0).inserted }
  }
}
