// SPDX-License-Identifier: Apache-2.0

import Domain
import Gate
import Workflow

/// The fields that a kind of change asks for, with what was typed and what is wrong.
struct UnitChangeFields {
  let kind: TypedUnitChange.Kind
  let answer: OrganisationAsOf.Answer
  let form: Form
  let refusal: Refusal?
  let wording: Wording

  /// More than a list can show are typed, by code or by name.
  private static let limit = 300

  /// What every change has stands last: its day, its legal basis, a note.
  var head: [UnitChangePage.Field] {
    own + [
      field("date", isDate: true), field("legalBasis"), field("note", isLong: true),
    ]
  }

  private var own: [UnitChangePage.Field] {
    switch kind {
    case .rename:
      [
        unit("unit"), field("nameVi"), field("nameEn"), field("shortVi"), field("shortEn"),
        field("officialCode"),
      ]
    case .move:
      [unit("unit"), unit("parent")]
        + (hierarchies.count > 1 ? [field("hierarchy", options: hierarchies)] : [])
    case .open:
      [
        field("code"), field("nameVi"), field("nameEn"), field("kind", options: kinds),
        unit("parent"), field("officialCode"),
      ]
    case .close: [unit("unit")]
    case .merge:
      (tickable.isEmpty ? [field("units", isLong: true)] : [])
        + [field("into"), field("nameVi"), field("nameEn"), field("officialCode")]
    case .split: [unit("unit")]
    case .transfer: [unit("unit"), unit("to"), field("indicators")]
    }
  }

  var parts: [UnitChangePage.Part] {
    (1...TypedUnitChange.parts).map { number in
      UnitChangePage.Part(
        number: number,
        fields: ["unit", "name", "name-en", "share", "basis"].map {
          field("part-\(number)-\($0)", label: wording("unit-change.part-\($0)"))
        })
    }
  }

  /// The units of communes to tick; none where they are too many.
  var tickable: [UnitChangePage.Choice] {
    let communes = answer.rows.filter {
      answer.book.whole.level(ofKind: $0.unit.kind) == .commune
    }
    let rows = communes.isEmpty ? answer.rows : communes
    guard rows.count <= Self.limit else { return [] }
    return rows.map { row in
      UnitChangePage.Choice(
        value: row.unit.code, text: row.unit.name[wording.language],
        isChosen: !form["from-\(row.unit.code)"].isEmpty)
    }
  }

  func error(_ name: String) -> String {
    guard case .invalid(let issues) = refusal else { return "" }
    return issues.filter { $0.field == name }.map(wording.issue).joined(separator: " ")
  }

  private var kinds: [UnitChangePage.Choice] {
    choices("kind", answer.book.whole.kinds.map { ($0.code, $0.name[wording.language]) })
  }

  private var hierarchies: [UnitChangePage.Choice] {
    choices(
      "hierarchy",
      [("", wording("units.first-hierarchy"))]
        + answer.book.whole.hierarchies.map { ($0.code, $0.name[wording.language]) })
  }

  private func choices(
    _ name: String, _ entries: [(String, String)]
  ) -> [UnitChangePage.Choice] {
    entries.map {
      UnitChangePage.Choice(value: $0.0, text: $0.1, isChosen: $0.0 == form[name])
    }
  }

  /// A unit is chosen from a list, or typed where there are too many.
  private func unit(_ name: String) -> UnitChangePage.Field {
    guard answer.rows.count <= Self.limit else { return field(name) }
    let entries = answer.rows.map { row in
      (
        row.unit.code,
        String(repeating: "– ", count: row.depth) + row.unit.name[wording.language]
      )
    }
    return field(name, options: choices(name, [("", wording("unit-change.choose"))] + entries))
  }

  private func field(
    _ name: String, label: String? = nil, isDate: Bool = false, isLong: Bool = false,
    options: [UnitChangePage.Choice] = []
  ) -> UnitChangePage.Field {
    let hint = label == nil ? self.hint(name) : ""
    let error = error(name)
    return UnitChangePage.Field(
      name: name, label: label ?? wording("unit-change.field-\(name)"), hint: hint,
      hasHint: !hint.isEmpty, value: form[name], isDate: isDate, isLong: isLong, options: options,
      hasOptions: !options.isEmpty, isText: !isDate && !isLong && options.isEmpty, error: error,
      hasError: !error.isEmpty)
  }

  private func hint(_ name: String) -> String {
    switch name {
    case "legalBasis": wording("unit-change.hint-legalBasis")
    case "code": wording("unit-change.hint-code")
    case "into": wording("unit-change.hint-into")
    case "units": wording("unit-change.hint-units")
    case "indicators": wording("unit-change.hint-indicators")
    case "nameVi" where kind == .merge: wording("unit-change.hint-merge-name")
    default: ""
    }
  }
}
