// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Gate
import Workflow

/// The form that writes a version of the city, or what it changes in one indicator.
struct VersionForm {
  /// One text field with what the parent has.
  struct Field {
    let name: String
    let label: String
    let value: String
    let parent: String
    let isLong: Bool
    let isDate: Bool
    let error: String
    let hasError: Bool
  }

  struct Choice {
    let value: String
    let text: String
    let isChosen: Bool
  }

  let action: String
  let token: String
  let language: String
  let isNew: Bool
  /// Name, legal basis and first day.
  let head: [Field]
  let hasIndicator: Bool
  let number: String
  let name: String
  let fields: [Field]
  let comparisons: [Choice]
  let demands: [Choice]
  let indicators: [Choice]

  init(
    _ answer: FrameworkVersions.Answer, version: FrameworkVersion?, indicator: Int?, typed: Form?,
    refusal: Refusal?, token: String, wording: Wording
  ) {
    let book = answer.book
    let builder = Builder(typed: typed, refusal: refusal, wording: wording)
    action =
      version.map { Links.version(book.programme.id, $0.version) }
      ?? Links.versions(book.programme.id)
    self.token = token
    language = wording.language.rawValue
    isNew = version == nil
    head =
      (version == nil ? [builder.field("version", "", "")] : []) + [
        builder.field("validFrom", version?.validFrom.description ?? "", ""),
        builder.field("legalBasis", version?.legalBasis ?? "", ""),
      ]
    let before = indicator.flatMap { number in
      version.flatMap { answer.before($0, number) } ?? book.framework.indicator(number)
    }
    let change = indicator.flatMap { version?.change($0) }
    hasIndicator = before != nil
    number = before.map { String($0.number) } ?? ""
    name = wording.indicatorName(before)
    fields = before.map { Self.fields($0, change, builder) } ?? []
    let chosen =
      typed?["comparison"] ?? (change?.threshold ?? before?.threshold)?.comparison.rawValue
    comparisons = Threshold.Comparison.allCases.map { comparison in
      Choice(
        value: comparison.rawValue, text: wording("comparison.\(comparison.rawValue)"),
        isChosen: comparison.rawValue == chosen)
    }
    let demand = typed?["evidence"] ?? change?.evidenceDemand?.rawValue ?? ""
    let asked = wording("evidence.demand-\((before?.evidenceDemand ?? .none).rawValue)")
    demands =
      [
        Choice(
          value: "", text: wording("version.parent", ["text": asked]), isChosen: demand.isEmpty)
      ]
      + EvidenceDemand.allCases.map {
        Choice(
          value: $0.rawValue, text: wording("evidence.demand-\($0.rawValue)"),
          isChosen: $0.rawValue == demand)
      }
    indicators = book.parent.indicators.map { indicator in
      Choice(
        value: String(indicator.number),
        text: "(\(indicator.number)) \(wording.indicatorName(indicator))",
        isChosen: indicator.number == before?.number)
    }
  }

  private static func fields(
    _ before: Indicator, _ change: FrameworkVersion.Change?, _ builder: Builder
  ) -> [Field] {
    let wording = builder.wording
    func number(_ value: Decimal?) -> String {
      value.map { wording.number($0, fractionDigits: 20) } ?? ""
    }
    var fields = [
      builder.field("nameVi", change?.name?.vi ?? "", before.name?.vi ?? "", isLong: true),
      builder.field("nameEn", change?.name?.en ?? "", before.name?.en ?? "", isLong: true),
      builder.field(
        "definitionVi", change?.definition?.vi ?? "", before.definition?.vi ?? "", isLong: true),
      builder.field(
        "definitionEn", change?.definition?.en ?? "", before.definition?.en ?? "", isLong: true),
      builder.field("value", number(change?.threshold?.value), number(before.threshold?.value)),
      builder.field("upper", number(change?.threshold?.upper), number(before.threshold?.upper)),
    ]
    switch before.measure {
    case .percentage(let numerator, let denominator), .ratio(let numerator, let denominator):
      let own = change?.measure.flatMap(quotient)
      fields.append(
        builder.field("numerator", own?.0.description ?? "", numerator.description))
      fields.append(
        builder.field("denominator", own?.1.description ?? "", denominator.description))
    case .amount(let value):
      fields.append(
        builder.field("numerator", change?.measure.flatMap(amount) ?? "", value.description))
    default: break
    }
    return fields + [builder.field("reason", change?.reason ?? "", "", isLong: true)]
  }

  private static func quotient(_ measure: Measure) -> (Formula, Formula)? {
    switch measure {
    case .percentage(let numerator, let denominator), .ratio(let numerator, let denominator):
      (numerator, denominator)
    default: nil
    }
  }

  private static func amount(_ measure: Measure) -> String? {
    if case .amount(let value) = measure { value.description } else { nil }
  }

  /// Makes fields from what is stored, or from what was typed and refused.
  private struct Builder {
    let typed: Form?
    let refusal: Refusal?
    let wording: Wording

    func field(_ name: String, _ stored: String, _ parent: String, isLong: Bool = false) -> Field {
      var error = ""
      if case .invalid(let issues) = refusal {
        error = issues.filter { $0.field == name }.map(wording.issue).joined(separator: " ")
      }
      return Field(
        name: name, label: wording("version.field-\(name)"), value: typed?[name] ?? stored,
        parent: parent.isEmpty ? "" : wording("version.parent", ["text": parent]), isLong: isLong,
        isDate: name == "validFrom", error: error, hasError: !error.isEmpty)
    }
  }
}
