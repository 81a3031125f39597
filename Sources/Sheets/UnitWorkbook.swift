// SPDX-License-Identifier: Apache-2.0

import Documents
package import Domain
import Foundation
import Reports
package import Words
package import Workflow

/// The workbook of a unit for a period as a file.
package struct UnitWorkbook: Sendable {
  /// With its ending.
  package let name: String
  package let content: [UInt8]
}

extension City {
  /// The workbook of a unit's report as it stands. Faults: those of the question about the report.
  package func workbook(
    _ place: SubmissionPlace, as actor: Actor, _ language: Language, _ words: Phrasebook
  ) async throws -> UnitWorkbook {
    try workbook(try await answer(SubmissionForm(place: place), as: actor), language, words)
  }

  /// The workbooks of every unit that owes figures for a period, for the standing office to hand out.
  package func workbooks(
    programme: String, period: String, as actor: Actor, _ language: Language, _ words: Phrasebook
  ) async throws -> [UnitWorkbook] {
    let progress = PeriodProgress(programme: programme, period: period)
    var files: [UnitWorkbook] = []
    for unit in try await answer(progress, as: actor).entries.map(\.orgUnit.code) {
      let place = SubmissionPlace(programme: programme, period: period, orgUnit: unit)
      let answer = try await answer(SubmissionForm(place: place), as: actor)
      guard answer.duties.contains(where: { !$0.isFollowing }) else { continue }
      files.append(try workbook(answer, language, words))
    }
    return files
  }

  private func workbook(
    _ answer: SubmissionForm.Answer, _ language: Language, _ words: Phrasebook
  ) throws -> UnitWorkbook {
    let form = CollectionForm(answer, language, words)
    return UnitWorkbook(
      name: "\(answer.orgUnit.code)-\(answer.period.code).xlsx",
      content: try CollectionWorkbook(form, words: words, language: language).bytes(at: now))
  }
}

extension [UnitWorkbook] {
  /// All of them as one ZIP.
  package func zipped() throws -> [UInt8] {
    var zip = ZipWriter()
    for file in self { zip.add(file.name, file.content) }
    return try zip.bytes()
  }
}
