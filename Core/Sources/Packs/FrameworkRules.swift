// SPDX-License-Identifier: Apache-2.0

import Documents
import Domain
import Foundation

/// What must hold between the files of a framework folder.
struct FrameworkRules {
  let framework: Framework
  /// The data elements of other frameworks that this one uses.
  let used: [DataElement]
  let faults: FaultList

  func check(
    areas root: PackMapping, elements: [Located<DataElement>], indicators: [Located<Indicator>]
  ) {
    checkCodes(root)
    checkElements(elements)
    let criteria = Set(
      framework.areas.flatMap(\.standards).flatMap(\.criteria).map(\.code))
    var numbers: Set<Int> = []
    for located in indicators {
      checkIndicator(located, criteria, &numbers)
    }
    // A formula that could not be read names nothing: only sound files show what is unused.
    guard !faults.hasErrors else { return }
    let needed = Set(framework.indicators.flatMap { framework.dataElements(of: $0) }.map(\.code))
    for located in elements where !needed.contains(located.value.code) {
      faults.add(
        "framework.unused-element", located.file, located.line, ["element": located.value.code],
        severity: .warning)
    }
  }

  private func checkCodes(_ root: PackMapping) {
    var seen: Set<String> = []
    for (code, line) in codes(in: root.value("areas")) where !seen.insert(code).inserted {
      faults.add("framework.duplicate-code", root.file, line, ["code": code])
    }
  }

  /// The codes of areas, standards and criteria with the lines that they stand on.
  private func codes(in value: YAMLValue?) -> [(code: String, line: Int)] {
    switch value?.content {
    case .sequence(let items): return items.flatMap { codes(in: $0) }
    case .mapping(let pairs):
      return pairs.flatMap { pair -> [(code: String, line: Int)] in
        if pair.key == "code", case .scalar(let code) = pair.value.content {
          return [(code, pair.line)]
        }
        return codes(in: pair.value)
      }
    default: return []
    }
  }

  private func checkElements(_ elements: [Located<DataElement>]) {
    var seen: Set<String> = []
    for located in elements where !located.value.code.isEmpty {
      let code = located.value.code
      if !seen.insert(code).inserted {
        faults.add("framework.duplicate-code", located.file, located.line, ["code": code])
      }
      let isWord = code.first?.isLetter ?? false
      if !isWord || !code.allSatisfy({ $0.isASCII && ($0.isLowercase || $0.isNumber || $0 == "_") })
      {
        faults.add("framework.bad-element-code", located.file, located.line, ["code": code])
      }
      checkParts(of: located)
      if !Self.fits(located.value) {
        faults.add(
          "framework.aggregation-mismatch", located.file, located.line,
          [
            "element": code, "aggregation": located.value.aggregation.rawValue,
            "type": located.value.kind.rawValue,
          ])
      }
      if located.value.collectedAt == .commune, located.value.aggregation == .none {
        faults.add("framework.no-aggregation", located.file, located.line, ["element": code])
      }
    }
  }

  /// What an element refers to is there: its breakdowns, and what weighs it.
  private func checkParts(of located: Located<DataElement>) {
    let element = located.value
    for code in element.breakdowns where framework.breakdown(code) == nil {
      faults.add(
        "framework.unknown-breakdown", located.file, located.line,
        ["element": element.code, "breakdown": code])
    }
    if !element.breakdowns.isEmpty, !element.kind.isNumber {
      faults.add(
        "framework.breakdown-of-answer", located.file, located.line, ["element": element.code])
    }
    if !element.breakdowns.isEmpty, ![.sum, .none].contains(element.aggregation) {
      faults.add(
        "framework.breakdown-not-summed", located.file, located.line, ["element": element.code])
    }
    if let weight = element.weight,
      framework.dataElement(weight)?.kind.isNumber != true
        || framework.dataElement(weight)?.collectedAt != element.collectedAt
    {
      faults.add(
        "framework.unknown-weight", located.file, located.line,
        ["element": element.code, "weight": weight])
    }
    if let minimum = element.minimum, let maximum = element.maximum, maximum < minimum {
      faults.add("framework.band-upside-down", located.file, located.line)
    }
  }

  private func checkIndicator(
    _ located: Located<Indicator>, _ criteria: Set<String>, _ numbers: inout Set<Int>
  ) {
    let indicator = located.value
    let number = String(indicator.number)
    if !numbers.insert(indicator.number).inserted {
      faults.add("framework.duplicate-number", located.file, located.line, ["number": number])
    }
    if !indicator.criterion.isEmpty, !criteria.contains(indicator.criterion) {
      faults.add(
        "framework.unknown-criterion", located.file, located.line,
        ["number": number, "criterion": indicator.criterion])
    }
    for code in indicator.measure.answeringElements
    where !code.isEmpty && element(code) == nil {
      faults.add(
        "framework.unknown-element", located.file, located.line,
        ["number": number, "element": code])
    }
    if indicator.name == nil {
      faults.add(
        "framework.text-missing", located.file, located.line, ["number": number],
        severity: .warning)
    }
    checkThreshold(indicator, located)
    for reference in indicator.measure.references
    where framework.reference(reference.series) == nil {
      faults.add(
        "framework.unknown-series", located.file, located.line,
        ["number": number, "series": reference.series])
    }
    if let code = misfit(indicator.measure) {
      faults.add(
        "framework.measure-mismatch", located.file, located.line,
        ["number": number, "element": code])
    }
    checkLevels(indicator, located)
  }

  /// A percentage or sum mixes only elements that are collected at one level.
  private func checkLevels(_ indicator: Indicator, _ located: Located<Indicator>) {
    let levels = Set(indicator.measure.elementCodes.compactMap(element).map(\.collectedAt))
    if levels.count > 1 {
      faults.add(
        "framework.mixed-levels", located.file, located.line,
        ["number": String(indicator.number)])
    }
  }

  /// A judgement by rubric needs to be told from which rank on it is met.
  private func checkThreshold(_ indicator: Indicator, _ located: Located<Indicator>) {
    guard case .judgement(let code) = indicator.measure, let element = element(code),
      element.isRanked == (indicator.threshold == nil)
    else { return }
    faults.add(
      "framework.rubric-threshold", located.file, located.line,
      ["number": String(indicator.number)])
  }

  private func element(_ code: String) -> DataElement? {
    framework.dataElement(code) ?? used.first { $0.code == code }
  }

  /// Numbers are added; answers and levels are counted or must all be met.
  private static func fits(_ element: DataElement) -> Bool {
    switch element.aggregation {
    case .sum, .minimum, .maximum: element.kind.isNumber
    case .weightedMean: element.kind.isNumber && element.weight != nil
    case .count: true
    case .countYes: element.kind == .yesNo || element.kind == .level
    case .allMet: element.kind == .yesNo || element.kind == .judgement
    case .none: true
    }
  }

  /// The kind of data element that a measure of one answer needs.
  private func misfit(_ measure: Measure) -> String? {
    func unless(_ kinds: Set<DataElement.Kind>, _ code: String) -> String? {
      element(code).flatMap { kinds.contains($0.kind) ? nil : code }
    }
    return switch measure {
    case .yesNo(let code): unless([.yesNo], code)
    case .level(let code): unless([.level], code)
    case .judgement(let code): unless([.judgement], code)
    case .shareOfUnits(let code, _): unless([.yesNo, .level], code)
    case .compound(let parts): parts.lazy.compactMap { misfit($0.measure) }.first
    case .percentage, .ratio, .amount, .change, .againstReference, .unknown: nil
    }
  }
}
