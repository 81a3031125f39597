// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Workflow

/// One indicator as a rule: what it asks, how it is worked out, who answers, and how that changed.
struct DefinitionPage {
  /// One data element that is collected for it.
  struct Element {
    let code: String
    let name: String
    let guidance: String
    let kind: String
    let unit: String
    let collected: String
    let rule: String
    let overTime: String
    let breakdowns: String
  }

  struct Lead {
    let name: String
    let supporting: String
    let note: String
  }

  struct TargetText {
    let scope: String
    let marks: String
    let source: String
  }

  struct Equivalent {
    let framework: String
    let criterion: String
    let isUnverified: Bool
  }

  let number: Int
  let name: String
  let code: String
  let standard: String
  let criterion: String
  let definition: String
  let hasDefinition: Bool
  let legalBasis: String
  let measure: String
  let formulas: [String]
  let hasFormulas: Bool
  let threshold: String
  let unit: String
  let evidence: String
  let hasEvidence: Bool
  let source: String
  let hasSource: Bool
  let note: String
  let hasNote: Bool
  let elements: [Element]
  let hasElements: Bool
  let leads: [Lead]
  let hasLeads: Bool
  let targets: [TargetText]
  let hasTargets: Bool
  let equivalents: [Equivalent]
  let hasEquivalents: Bool
  let amendments: [VersionChangeText]
  let hasAmendments: Bool
  let history: RuleHistory
  let frameworkHref: String
  let resultHref: String
  let hasResult: Bool
  let wordingHref: String
  let canWrite: Bool
  let amendHref: String
  let canAmend: Bool
  let targetsHref: String

  init(_ answer: IndicatorDefinition.Answer, wording: Wording) {
    let (book, indicator) = (answer.book, answer.indicator)
    let (programme, language) = (book.programme, wording.language)
    let standard = book.framework.areas.flatMap(\.standards).first {
      $0.criteria.contains { $0.code == indicator.criterion }
    }
    let criterion = standard?.criteria.first { $0.code == indicator.criterion }
    number = indicator.number
    name = wording.indicatorName(indicator)
    code = indicator.code
    self.standard = standard.map { "\($0.code). \($0.name[language])" } ?? ""
    self.criterion =
      "\(indicator.criterion) \(criterion?.name?[language] ?? wording("indicator.no-text"))"
    definition = indicator.definition?[language] ?? ""
    hasDefinition = indicator.definition != nil
    let basis = book.framework.legalBasis
    legalBasis = basis.document + (basis.date.map { ", \(wording.date($0))" } ?? "")
    measure = IndicatorRule(indicator.measure, wording: wording).text
    formulas = indicator.measure.formulas
    hasFormulas = !formulas.isEmpty
    threshold = wording.threshold(indicator.threshold, indicator.unit)
    unit = indicator.unit?[language] ?? ""
    evidence = indicator.evidence?[language] ?? ""
    hasEvidence = indicator.evidence != nil
    source = language == .en ? indicator.source ?? "" : ""
    hasSource = !source.isEmpty
    note = language == .en ? indicator.note ?? "" : ""
    hasNote = !note.isEmpty
    elements = book.framework.dataElements(of: indicator).map {
      Self.element($0, book, wording)
    }
    hasElements = !elements.isEmpty
    leads = (programme.assignment(of: indicator.number)?.leads ?? []).map { lead in
      Lead(
        name: programme.label(of: lead.party)?[language] ?? "",
        supporting: lead.supporting.compactMap { programme.label(of: $0.party)?[language] }
          .joined(separator: "; "), note: language == .en ? lead.note ?? "" : "")
    }
    hasLeads = !leads.isEmpty
    targets = answer.targets.map { target in
      TargetText(
        scope: wording.scope(target.scope, programme),
        marks: target.marks.map { "\($0.year): \(wording.mark($0))" }.joined(separator: "; "),
        source: target.source)
    }
    hasTargets = !targets.isEmpty
    equivalents = answer.equivalents.map { equivalent in
      Equivalent(
        framework: equivalent.framework.name[language],
        criterion:
          "\(equivalent.criterion.code) \(equivalent.criterion.name?[language] ?? "")",
        isUnverified: equivalent.link.isUnverified || equivalent.framework.isUnverified ?? false)
    }
    hasEquivalents = !equivalents.isEmpty
    amendments = answer.amendments.map { amendment in
      let before = book.before(
        amendment.version.version, from: amendment.version.validFrom, indicator.number)
      return VersionChangeText(
        amendment.change, before: before, in: amendment.version, book, wording: wording)
    }
    hasAmendments = !amendments.isEmpty
    history = RuleHistory(answer.history, book, wording: wording)
    frameworkHref = Links.framework(programme.id)
    resultHref = answer.period.map { Links.indicator(programme.id, $0, indicator.number) } ?? ""
    hasResult = answer.period != nil
    wordingHref = Links.wording(programme.id, indicator.number)
    canWrite = answer.canWrite && indicator.measure == .unknown
    amendHref = Links.versions(programme.id) + "?indicator=\(indicator.number)"
    canAmend = answer.canAmend
    targetsHref = Links.sheet(programme.id, RuleSheet.targets.rawValue)
  }

  private static func element(
    _ element: DataElement, _ book: ProgrammeBook, _ wording: Wording
  ) -> Element {
    let language = wording.language
    let breakdowns = element.breakdowns.compactMap(book.framework.breakdown)
    return Element(
      code: element.code, name: element.name[language], guidance: element.guidance?[language] ?? "",
      kind: wording("kind.\(element.kind.rawValue)"), unit: element.unit?[language] ?? "",
      collected: wording("level.\(element.collectedAt.rawValue)"),
      rule: wording("aggregation.\(element.aggregation.rawValue)"),
      overTime: wording("over-time.\((element.overTime ?? .last).rawValue)"),
      breakdowns: breakdowns.map { breakdown in
        let categories = breakdown.categories.map { $0.name[language] }.joined(separator: ", ")
        return "\(breakdown.name[language]) (\(categories))"
      }.joined(separator: "; "))
  }
}
