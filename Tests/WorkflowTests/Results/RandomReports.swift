// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import TestSupport

@testable import Workflow

/// Random reports of a unit, the same for the same seed.
struct RandomReports {
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

  /// A number from 0 up to, but not including, the bound.
  mutating func number(below bound: Int) -> Int {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return Int(state % UInt64(max(1, bound)))
  }

  mutating func pick<Element>(_ all: [Element]) -> Element { all[number(below: all.count)] }

  /// A report that can be handed in: each duty has all its figures, or a note why there are none.
  mutating func report(of unit: String, _ framework: Framework, _ programme: Programme)
    -> FixtureReport
  {
    var report = FixtureReport([:])
    report.maturity = number(below: 3) == 0 ? .estimate : .final
    let duties = programme.duties(of: unit, in: framework).filter { !$0.isFollowing }
    let given = duties.filter { _ in number(below: 5) > 0 }
    for duty in duties {
      report.notes[duty.indicator] = "Ghi chú \(number(below: 100))"
      for code in duty.dataElements { report.texts[code] = "" }
    }
    // Elements that two indicators share are given for both: a line is whole or empty.
    var asked = Set(given.flatMap(\.dataElements))
    asked.formUnion(
      duties.filter { !asked.isDisjoint(with: $0.dataElements) }.flatMap(\.dataElements))
    for element in asked.sorted().compactMap(framework.dataElement) {
      report.texts[element.code] = text(element, framework)
    }
    return report
  }

  /// A part stays below every whole, and a part of a part below that.
  private mutating func text(_ element: DataElement, _ framework: Framework) -> String {
    switch element.kind {
    case .count: String(size(element, framework))
    case .amount: "\(size(element, framework)).25"
    case .yesNo: number(below: 2) == 0 ? "yes" : "no"
    case .judgement: number(below: 3) == 0 ? "notMet" : "met"
    case .level: String(number(below: element.levels.count))
    }
  }

  private mutating func size(_ element: DataElement, _ framework: Framework) -> Int {
    let isPart = framework.indicators.contains { Self.parts($0.measure).contains(element.code) }
    let isWhole = framework.indicators.contains { Self.wholes($0.measure).contains(element.code) }
    switch (isPart, isWhole) {
    case (true, false): return number(below: 50)
    case (true, true): return 50 + number(below: 40)
    default: return 100 + number(below: 900)
    }
  }

  private static func parts(_ measure: Measure) -> [String] {
    switch measure {
    case .percentage(let numerator, _): numerator.elementCodes
    case .compound(let parts): parts.flatMap { Self.parts($0.measure) }
    default: []
    }
  }

  private static func wholes(_ measure: Measure) -> [String] {
    switch measure {
    case .percentage(_, let denominator): denominator.elementCodes
    case .compound(let parts): parts.flatMap { Self.wholes($0.measure) }
    default: []
    }
  }
}
