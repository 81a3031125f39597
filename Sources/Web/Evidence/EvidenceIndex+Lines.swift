// SPDX-License-Identifier: Apache-2.0

package import Domain
import Foundation
package import Reports
package import Words
package import Workflow

extension EvidenceIndex {
  /// The index of an archive in a language.
  package init(
    _ lines: [EvidenceArchive.Line], of answer: CountedEvidence.Answer, language: Language,
    words: Phrasebook
  ) {
    self.init(lines, of: answer, wording: Wording(language: language, words: words))
  }

  init(_ lines: [EvidenceArchive.Line], of answer: CountedEvidence.Answer, wording: Wording) {
    let programme = answer.book.programme
    self.init(
      title: wording("evidence-index.title", ["programme": programme.name[wording.language]]),
      lines: lines.map { Self.line($0, answer, wording) }, words: wording.words)
  }

  private static func line(
    _ line: EvidenceArchive.Line, _ answer: CountedEvidence.Answer, _ wording: Wording
  ) -> Line {
    let entry = line.entry
    var row = Line()
    row.indicator = entry.indicator
    row.indicatorName = wording.indicatorName(answer.book.framework.indicator(entry.indicator))
    row.title = entry.title
    row.number = entry.number
    row.issuedOn = entry.issuedOn.flatMap(CalendarDate.init).map(wording.date) ?? ""
    row.issuer = entry.issuer
    row.kind = answer.rules.documentKind(entry.kind)?.name[wording.language] ?? ""
    row.unit = entry.unitName[wording.language]
    row.period = wording.period(entry.period)
    row.file = line.path ?? line.reason.map { wording($0) } ?? ""
    row.size = entry.size
    row.checksum = entry.sha256
    row.person = entry.personName ?? wording("event.command-line")
    row.approvedOn = wording.date(CalendarDate(entry.approvedAt, in: answer.book.timeZone))
    return row
  }
}
