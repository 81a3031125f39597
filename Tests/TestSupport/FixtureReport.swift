// SPDX-License-Identifier: Apache-2.0
package import Domain
package import Workflow

/// What a unit could report: the text of every figure that it owes, and its notes.
/// The complete one is valid: parts are halves of their wholes, every answer is yes.
package struct FixtureReport: Sendable {
  /// By data element.
  package var texts: [String: String]
  /// By indicator; a judgement has its reason here.
  package var notes: [Int: String]
  package var maturity = Maturity.final

  package init(_ texts: [String: String], notes: [Int: String] = [:]) {
    self.texts = texts
    self.notes = notes
  }

  /// As `SaveSubmission` takes them.
  package var figures: [String: SaveSubmission.Entry] {
    texts.mapValues { SaveSubmission.Entry(text: $0, maturity: maturity) }
  }

  package static func complete(of unit: String) throws -> FixtureReport {
    let framework = try FixturePacks.framework()
    var report = FixtureReport([:])
    for duty in try FixturePacks.programme().duties(of: unit, in: framework) {
      for element in duty.dataElements.compactMap(framework.dataElement) {
        report.texts[element.code] = text(of: element, framework)
        if element.kind == .judgement {
          report.notes[duty.indicator] = "Hai sự kiện trong tháng."
        }
      }
    }
    return report
  }

  private static func text(of element: DataElement, _ framework: Framework) -> String {
    switch element.kind {
    case .count, .amount: String(number(of: element.code, framework))
    case .yesNo: "yes"
    case .judgement: "met"
    case .level: String(element.levels.count - 1)
    }
  }

  private static func number(of code: String, _ framework: Framework) -> Int {
    let wholes = framework.indicators.flatMap { whole(of: code, $0.measure) }
    return wholes.first.map { number(of: $0, framework) / 2 } ?? 1000
  }

  /// The elements of which the given one is a part.
  private static func whole(of code: String, _ measure: Measure) -> [String] {
    switch measure {
    case .percentage(let numerator, let denominator):
      numerator.elementCodes.contains(code) ? denominator.elementCodes : []
    case .compound(let parts): parts.flatMap { whole(of: code, $0.measure) }
    default: []
    }
  }
}
