// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Reports
import Words
import Workflow

extension CollectionForm {
  /// The workbook of a report as it stands.
  init(_ answer: SubmissionForm.Answer, _ language: Language, _ words: Phrasebook) {
    let framework = answer.book.framework
    var asked: Set<String> = []
    let lines = answer.duties.filter { !$0.isFollowing }.compactMap { duty -> Line? in
      guard let indicator = framework.indicator(duty.indicator) else { return nil }
      let line = answer.lines.first { $0.indicator == duty.indicator }
      let entries = duty.dataElements.compactMap(framework.dataElement).flatMap {
        // A figure that an earlier indicator asks for is typed there.
        asked.insert($0.code).inserted ? Self.entries($0, line, answer, language) : []
      }
      return Line(
        indicator: indicator.number,
        name: indicator.name?[language] ?? words("indicator.no-text"),
        target: indicator.threshold?.text(indicator.unit, language) ?? "", entries: entries,
        note: line?.note ?? "")
    }
    let period = Period(answer.period.code).map(words.period) ?? answer.period.code
    self.init(
      fingerprint: Fingerprint(
        programme: answer.book.programme.id, period: answer.period.code,
        orgUnit: answer.orgUnit.code, version: answer.record?.version ?? 0),
      programmeName: answer.book.programme.name[language],
      periodName: answer.period.name?[language] ?? period.prefix(1).uppercased()
        + period.dropFirst(),
      orgUnitName: answer.orgUnit.name[language], due: answer.due, lines: lines)
  }

  private static func entries(
    _ element: DataElement, _ line: SubmissionLine?, _ answer: SubmissionForm.Answer,
    _ language: Language
  ) -> [Entry] {
    func entry(_ place: FigurePlace, _ label: String, _ figure: SubmissionLine.Figure?) -> Entry {
      Entry(
        place: place.text, label: label, element: element,
        value: figure.map { FigureReading.text(of: $0.value, for: element) } ?? "",
        isEstimate: figure?.maturity == .estimate,
        before: answer.previous[place.text].map { FigureReading.text(of: $0, for: element) } ?? "")
    }
    let total = entry(
      FigurePlace(element.code, ""), element.name[language], line?.figure(element.code))
    let parts = element.breakdowns.compactMap(answer.book.framework.breakdown).flatMap {
      breakdown in
      breakdown.categories.map { category in
        let key = breakdown.key(category)
        return entry(
          FigurePlace(element.code, key),
          "    \(breakdown.name[language]): \(category.name[language])",
          line?.part(element.code, key))
      }
    }
    return [total] + parts
  }
}
