// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Packs
import Testing

/// The rules on personal data, as the file beside the program says them.
@Suite struct PersonalDataPackTests {
  @Test func theFileBesideTheProgramIsSound() throws {
    let (rules, faults) = PersonalDataPack.read()
    #expect(faults.isEmpty, "\(faults)")
    let known = try #require(rules)
    #expect(known.answerWorkingDays == 2 && known.terms.count == 5)
    #expect(known.legalBasis.map(\.name).contains { $0.contains("356/2025/NĐ-CP") })
    #expect(known.terms.first { $0.kind == .erasure }?.status == .unverified)
    #expect(known.eraseContactsAfterDays == 365)
  }

  @Test(arguments: [
    // A Thursday, a Friday, the eve of two holidays, a Saturday.
    ("2026-03-05", "2026-03-09"), ("2026-03-06", "2026-03-10"), ("2026-04-29", "2026-05-05"),
    ("2026-03-07", "2026-03-10"), ("2026-08-31", "2026-09-04"),
  ])
  func theFirstAnswerIsDueAfterTwoWorkingDays(_ received: String, _ due: String) throws {
    let rules = try #require(PersonalDataPack.read().rules)
    let day = try #require(CalendarDate(received))
    let calendar = try #require(CalendarPack.read().calendar)
    #expect(rules.answerBy(day, calendar).description == due)
    #expect(day.days(until: rules.fulfilBy(day, .restriction)) == 15)
  }

  @Test(arguments: [
    ("days: 20", "days: 0", "pack.not-a-number"),
    ("code: erasure", "code: access", "pack.one-each"),
    ("code: erasure", "code: all", "pack.not-a-choice"),
    ("answerWorkingDays: 2", "", "pack.missing-key"),
  ])
  func aSlipIsTold(_ old: String, _ new: String, _ code: String) throws {
    let text = try String(contentsOf: PersonalDataPack.file, encoding: .utf8)
    #expect(text.contains(old))
    let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).yaml")
    defer { try? FileManager.default.removeItem(at: file) }
    try Data(text.replacing(old, with: new).utf8).write(to: file)
    let (rules, faults) = PersonalDataPack.read(file)
    #expect(rules == nil && faults.contains { $0.code == code && $0.line > 1 }, "\(faults)")
  }
}
