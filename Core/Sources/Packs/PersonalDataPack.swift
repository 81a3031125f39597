// SPDX-License-Identifier: Apache-2.0

public import Domain
public import Foundation

/// `personal-data.yaml`: what is kept of people and why, and the times for requests.
public enum PersonalDataPack {
  /// The file that stands beside the program.
  public static var file: URL {
    Bundle.module.bundleURL.appending(path: "Rules/personal-data.yaml")
  }

  /// The rules when there is no error, and every fault in any case.
  public static func read(
    _ file: URL = Self.file
  ) -> (rules: PersonalDataRules?, faults: [PackFault]) {
    let faults = FaultList()
    let folder = file.deletingLastPathComponent()
    guard let root = PackFile.open(file.lastPathComponent, in: folder, faults),
      let requests = root.requiredMapping("requests")
    else { return (nil, faults.faults) }
    let rules = PersonalDataRules(
      version: root.text("version"),
      legalBasis: root.mappings("legalBasis").map { basis in
        defer { basis.finish() }
        return PersonalDataRules.LegalBasis(
          name: basis.text("name"), validFrom: basis.requiredDate("validFrom"))
      },
      answerWorkingDays: requests.integer("answerWorkingDays", orElse: 1),
      terms: requests.mappings("kinds").map(term),
      processing: root.mappings("processing").map(processing))
    check(rules, requests)
    requests.finish()
    root.finish()
    return (faults.hasErrors ? nil : rules, faults.faults.sorted())
  }

  private static func term(_ mapping: PackMapping) -> PersonalDataRules.Term {
    defer { mapping.finish() }
    return PersonalDataRules.Term(
      kind: mapping.choice("code", default: .access), days: mapping.integer("days", orElse: 1),
      status: mapping.choice("status", default: .unverified))
  }

  private static func processing(_ mapping: PackMapping) -> PersonalDataRules.Processing {
    defer { mapping.finish() }
    return PersonalDataRules.Processing(
      code: mapping.text("code"), name: mapping.localized("name"),
      subjects: mapping.localized("subjects"), data: mapping.localized("data"),
      purpose: mapping.localized("purpose"), recipients: mapping.localized("recipients"),
      retention: mapping.localized("retention"),
      eraseContactsAfterDays: mapping.has("eraseContactsAfterDays")
        ? mapping.integer("eraseContactsAfterDays") : nil,
      status: mapping.choice("status", default: .proposed))
  }

  /// Every kind of request has its time, once; days are days.
  private static func check(_ rules: PersonalDataRules, _ requests: PackMapping) {
    let kinds = rules.terms.map(\.kind)
    for kind in PersonalDataRules.RequestKind.allCases where kinds.count(where: { $0 == kind }) != 1
    {
      requests.faults.add(
        "pack.one-each", requests.file, requests.line(of: "kinds"), ["code": kind.rawValue])
    }
    let numbers = [rules.answerWorkingDays] + rules.terms.map(\.days)
    if let wrong = numbers.first(where: { !(1...366).contains($0) }) {
      requests.faults.add(
        "pack.not-a-number", requests.file, requests.line,
        ["key": "days", "text": String(wrong)])
    }
  }
}
