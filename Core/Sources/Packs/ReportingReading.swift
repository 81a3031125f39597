// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation

/// Reads `reporting.yaml` and `reports.yaml`.
enum ReportingReading {
  static func regimes(_ root: PackMapping) -> [Located<ReportingRegime>] {
    defer { root.finish() }
    return root.mappings("regimes").compactMap { mapping in
      regime(mapping).map { Located(value: $0, file: mapping.file, line: mapping.line) }
    }
  }

  static func frame(_ root: PackMapping) -> ReportFrame {
    defer { root.finish() }
    let mapping = root.requiredMapping("periodReport")
    defer { mapping?.finish() }
    _ = mapping?.optionalText("note")
    func text(_ key: String) -> String { mapping?.text(key) ?? "" }
    func texts(_ key: String) -> [String] { mapping?.texts(key).map(\.text) ?? [] }
    return ReportFrame(
      parentBody: text("parentBody"), issuingBody: text("issuingBody"),
      numberSuffix: text("numberSuffix"), place: text("place"),
      documentType: text("documentType"),
      subject: mapping?.localized("subject") ?? LocalizedText(vi: "", en: ""),
      addressees: texts("addressees"), bases: texts("bases"), recipients: texts("recipients"),
      signatureCapacity: text("signatureCapacity"))
  }

  /// Reports are monthly so far; other frequencies are refused by name.
  private enum Frequency: String, CaseIterable {
    case month
  }

  private static func regime(_ mapping: PackMapping) -> ReportingRegime? {
    defer { mapping.finish() }
    _ = mapping.optionalText("note")
    _ = mapping.choice("frequency", default: Frequency.month)
    let first = mapping.month("first")
    let last = mapping.month("last")
    let day = mapping.integer("dueBeforeDay", orElse: 31)
    if !(2...31).contains(day) {
      mapping.faults.add(
        "pack.not-a-number", mapping.file, mapping.line(of: "dueBeforeDay"),
        ["key": "dueBeforeDay", "text": String(day)])
    }
    let regime = ReportingRegimeParts(mapping)
    guard let first, let last else { return nil }
    if last < first {
      mapping.faults.add("programme.last-before-first", mapping.file, mapping.line(of: "last"))
    }
    return ReportingRegime(
      code: regime.code, name: regime.name, first: first, last: last, dueBeforeDay: day,
      reporter: regime.reporter, recipient: regime.recipient, through: regime.through,
      legalBasis: regime.legalBasis)
  }

  /// The texts of a regime, read before its months decide whether there is one.
  private struct ReportingRegimeParts {
    let code: String
    let name: LocalizedText
    let reporter: String
    let recipient: LocalizedText
    let through: LocalizedText?
    let legalBasis: String

    init(_ mapping: PackMapping) {
      code = mapping.text("code")
      name = mapping.localized("name")
      reporter = mapping.text("reporter")
      recipient = mapping.localized("recipient")
      through = mapping.optionalLocalized("through")
      legalBasis = mapping.text("legalBasis")
    }
  }
}
