// SPDX-License-Identifier: Apache-2.0

package import Domain
import Foundation

/// An indicator as a rule, as machines read it.
package struct DefinitionRecord: Sendable, Codable {
  /// What is collected for it.
  package struct Element: Sendable, Codable {
    package let code: String
    package let name: String
    package let kind: DataElement.Kind
    package let unit: String?
    package let collectedAt: UnitLevel
    package let aggregation: DataElement.Aggregation
    package let overTime: DataElement.OverTime
    package let breakdowns: [String]
  }

  package struct Lead: Sendable, Codable {
    /// The code of a unit or a group.
    package let party: String
    package let supporting: [String]
  }

  package let indicator: String
  package let code: String
  package let criterion: String
  package let title: String?
  package let definition: String?
  package let unit: String?
  package let formulas: [String]
  package let threshold: String?
  package let elements: [Element]
  package let leads: [Lead]

  package init(_ indicator: Indicator, in book: ProgrammeBook, _ language: Language) {
    self.indicator = String(indicator.number)
    code = indicator.code
    criterion = indicator.criterion
    title = indicator.name?[language]
    definition = indicator.definition?[language]
    unit = indicator.unit?[language]
    formulas = indicator.measure.formulas
    threshold = indicator.threshold.map(EvaluationRecord.text)
    elements = book.framework.dataElements(of: indicator).map { element in
      Element(
        code: element.code, name: element.name[language], kind: element.kind,
        unit: element.unit?[language], collectedAt: element.collectedAt,
        aggregation: element.aggregation, overTime: element.overTime ?? .last,
        breakdowns: element.breakdowns.compactMap(book.framework.breakdown).flatMap(\.keys))
    }
    leads = (book.programme.assignment(of: indicator.number)?.leads ?? []).map { lead in
      Lead(party: lead.party.code, supporting: lead.supporting.map(\.party.code))
    }
  }
}
