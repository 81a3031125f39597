// SPDX-License-Identifier: Apache-2.0

import Domain
import Gate
import Workflow

/// The form of one kind of change, with what was typed; and what would follow from it.
struct UnitChangePage {
  /// One field of the form.
  struct Field {
    let name: String
    let label: String
    let hint: String
    let hasHint: Bool
    let value: String
    let isDate: Bool
    let isLong: Bool
    let options: [Choice]
    let hasOptions: Bool
    let isText: Bool
    let error: String
    let hasError: Bool
  }

  struct Choice {
    let value: String
    let text: String
    let isChosen: Bool
  }

  /// One row of a split.
  struct Part {
    let number: Int
    let fields: [Field]
  }

  let title: String
  let lead: String
  let unitsHref: String
  let kinds: [Page.Link]
  let action: String
  let token: String
  let language: String
  let fields: [Field]
  /// The units to tick, where there are not too many.
  let units: [Choice]
  let hasUnits: Bool
  let unitsError: String
  let hasUnitsError: Bool
  let parts: [Part]
  let hasParts: Bool
  let isTransfer: Bool
  let ends: Bool
  let asksReattribution: Bool
  let reattributes: Bool
  let hasErrors: Bool
  let errorTitle: String
  let faults: [Page.Fault]
  let hasPreview: Bool
  let preview: UnitChangePreview

  init(
    _ kind: TypedUnitChange.Kind, _ answer: OrganisationAsOf.Answer, form: Form,
    preview: UnitChangeOutcome?, refusal: Refusal?, token: String, wording: Wording
  ) {
    let programme = answer.book.programme.id
    title = wording("unit-change.kind-\(kind.rawValue)")
    lead = wording("unit-change.lead-\(kind.rawValue)")
    unitsHref = Links.units(programme)
    kinds = TypedUnitChange.Kind.allCases.map { other in
      Page.Link(
        href: Links.unitChange(programme, other.rawValue),
        text: wording("unit-change.kind-\(other.rawValue)"), isCurrent: other == kind)
    }
    action = Links.unitChange(programme, kind.rawValue)
    self.token = token
    language = wording.language.rawValue
    let fields = UnitChangeFields(
      kind: kind, answer: answer, form: form, refusal: refusal, wording: wording)
    self.fields = fields.head
    units = kind == .merge ? fields.tickable : []
    hasUnits = !units.isEmpty
    unitsError = fields.error("units")
    hasUnitsError = !unitsError.isEmpty
    parts = kind == .split ? fields.parts : []
    hasParts = !parts.isEmpty
    isTransfer = kind == .transfer
    ends = !form["ends"].isEmpty
    reattributes = !form["reattributes"].isEmpty
    hasErrors = refusal != nil
    switch refusal {
    case .invalid(let issues):
      asksReattribution = reattributes || issues.contains { $0.field == "reattributes" }
      errorTitle = wording("version.errors", ["count": String(issues.count)])
      faults = issues.map { Page.Fault(href: "#\($0.field)", text: wording.issue($0)) }
    case .conflict(let code, let arguments):
      asksReattribution = reattributes
      errorTitle = wording(code, arguments)
      faults = []
    default:
      asksReattribution = reattributes
      errorTitle = ""
      faults = []
    }
    hasPreview = preview != nil
    self.preview = UnitChangePreview(preview, form: form, wording: wording)
  }
}
