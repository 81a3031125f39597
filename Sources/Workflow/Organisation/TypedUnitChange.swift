// SPDX-License-Identifier: Apache-2.0

package import Domain
import Foundation
import Store

/// A change of units as people type it: one kind, and texts by field.
package struct TypedUnitChange: Sendable {
  /// What a person may want, each made of the steps of a `UnitChange`.
  package enum Kind: String, Sendable, CaseIterable {
    case rename, move, open, close, merge, split, transfer
  }

  package let kind: Kind
  package let fields: [String: String]
  /// How shares are written.
  package let language: Language

  package init(kind: Kind, fields: [String: String], language: Language) {
    self.kind = kind
    self.fields = fields.mapValues { $0.trimmingCharacters(in: .whitespacesAndNewlines) }
    self.language = language
  }

  /// The most parts that a unit is split into at once.
  package static let parts = 6

  subscript(field: String) -> String { fields[field] ?? "" }

  /// What is typed, as steps; or everything that is wrong with it, by field.
  func read(_ book: ProgrammeBook) throws -> UnitChange {
    var reading = TypedUnitReading(typed: self, book: book)
    let steps = reading.steps()
    let date = CalendarDate(self["date"])
    if date == nil {
      reading.issues.append(
        Issue(field: "date", code: "units.not-a-date", arguments: ["text": self["date"]]))
    }
    if self["legalBasis"].isEmpty {
      reading.issues.append(Issue(field: "legalBasis", code: "field.required"))
    }
    guard reading.issues.isEmpty, let date else { throw Refusal.invalid(reading.issues) }
    return UnitChange(
      date: date, legalBasis: self["legalBasis"], steps: steps,
      note: self["note"].isEmpty ? nil : self["note"])
  }
}

/// The standing office writes a change as it was typed.
package struct WriteUnitChange: Act {
  let programme: String
  let typed: TypedUnitChange

  package init(programme: String, typed: TypedUnitChange) {
    self.programme = programme
    self.typed = typed
  }

  package func perform(_ work: Work) throws -> UnitChangeOutcome {
    let book = try work.book(programme)
    try work.require(.changeUnits, at: book.area)
    do {
      return try ChangeUnits(
        programme: programme, change: typed.read(book),
        reattributes: ["yes", "on"].contains(typed["reattributes"])
      ).perform(work)
    } catch Refusal.invalid(let issues) {
      throw Refusal.invalid(issues.map { Self.named($0, book) })
    }
  }

  /// People know units by their names.
  private static func named(_ issue: Issue, _ book: ProgrammeBook) -> Issue {
    var arguments = issue.arguments
    for key in ["unit", "parent", "other"] {
      if let code = arguments[key], let life = book.history.life(code) {
        arguments[key] = life.names.last?.value.name.vi
      }
    }
    return Issue(field: issue.field, code: issue.code, arguments: arguments)
  }
}

/// Reads the fields of a typed change and gathers what is wrong with them.
struct TypedUnitReading {
  let typed: TypedUnitChange
  let book: ProgrammeBook
  var issues: [Issue] = []
  private let names: UnitNames

  init(typed: TypedUnitChange, book: ProgrammeBook) {
    self.typed = typed
    self.book = book
    names = UnitNames(book)
  }

  mutating func steps() -> [UnitChange.Step] {
    switch typed.kind {
    case .rename: rename()
    case .move: move()
    case .open: open(typed["code"], "code").map { [.open($0)] } ?? []
    case .close: known("unit").map { [.close(unit: $0)] } ?? []
    case .merge: merge()
    case .split: split()
    case .transfer: transfer()
    }
  }

  private mutating func rename() -> [UnitChange.Step] {
    guard let unit = known("unit"), let vi = required("nameVi") else { return [] }
    return [
      .rename(
        unit: unit, name: LocalizedText(vi: vi, en: optional("nameEn")),
        shortName: optional("shortVi").map { LocalizedText(vi: $0, en: optional("shortEn")) },
        officialCode: optional("officialCode"))
    ]
  }

  private mutating func move() -> [UnitChange.Step] {
    guard let unit = known("unit"), let parent = known("parent") else { return [] }
    return [.move(unit: unit, parent: parent, hierarchy: optional("hierarchy"))]
  }

  /// A new unit; kind and place are those of `alike` where they are not typed.
  private mutating func open(
    _ code: String, _ field: String, name: String = "nameVi", english: String = "nameEn",
    alike: String? = nil
  ) -> OrgUnit? {
    let form = alike.flatMap(book.history.life)?.form(on: book.whole.endsOn)
    if code.isEmpty { issues.append(Issue(field: field, code: "field.required")) }
    guard let vi = required(name) else { return nil }
    let kind = optional("kind") ?? form?.kind
    if kind == nil { issues.append(Issue(field: "kind", code: "field.required")) }
    let parent = typed["parent"].isEmpty ? form?.parent : known("parent")
    if parent == nil, typed["parent"].isEmpty, form == nil {
      issues.append(Issue(field: "parent", code: "field.required"))
    }
    guard let kind, !code.isEmpty else { return nil }
    return OrgUnit(
      code: code, name: LocalizedText(vi: vi, en: optional(english)), shortName: nil, kind: kind,
      parent: parent, source: nil, officialCode: optional("officialCode"))
  }

  /// Units become one: one of them, another one that is there, or a new one.
  private mutating func merge() -> [UnitChange.Step] {
    let texts =
      typed["units"].split(whereSeparator: { $0.isNewline || $0 == ";" }).map(String.init)
      + typed.fields.filter { $0.key.hasPrefix("from-") && !$0.value.isEmpty }
      .map { String($0.key.dropFirst(5)) }.sorted()
    var units: [String] = []
    for text in texts {
      if let unit = find(text.trimmingCharacters(in: .whitespaces), "units"),
        !units.contains(unit)
      {
        units.append(unit)
      }
    }
    if texts.isEmpty { issues.append(Issue(field: "units", code: "field.required")) }
    var steps: [UnitChange.Step] = []
    let into: String
    if typed["nameVi"].isEmpty {
      guard let found = known("into") else { return [] }
      into = found
    } else {
      guard let unit = open(typed["into"], "into", alike: units.first) else { return [] }
      into = unit.code
      steps.append(.open(unit))
    }
    let gone = units.filter { $0 != into }
    if gone.isEmpty, !units.isEmpty {
      issues.append(Issue(field: "units", code: "unit.merge-of-one"))
    }
    return steps + gone.map { .pass(.init(from: $0, to: into, share: 1, basis: nil)) }
  }

  private mutating func split() -> [UnitChange.Step] {
    guard let unit = known("unit") else { return [] }
    var opened: [UnitChange.Step] = []
    var passed: [UnitChange.Step] = []
    for number in 1...TypedUnitChange.parts {
      let field = "part-\(number)"
      let (target, name) = (typed["\(field)-unit"], typed["\(field)-name"])
      if target.isEmpty, name.isEmpty, typed["\(field)-share"].isEmpty { continue }
      let into: String
      if name.isEmpty {
        guard let found = find(target, "\(field)-unit") else { continue }
        into = found
      } else {
        guard
          let fresh = open(
            target, "\(field)-unit", name: "\(field)-name", english: "\(field)-name-en",
            alike: unit)
        else { continue }
        into = fresh.code
        opened.append(.open(fresh))
      }
      passed.append(
        .pass(
          .init(
            from: unit, to: into, share: share("\(field)-share"),
            basis: optional("\(field)-basis"))))
    }
    if passed.isEmpty, issues.isEmpty {
      issues.append(Issue(field: "part-1-unit", code: "field.required"))
    }
    return opened + passed
  }

  private mutating func transfer() -> [UnitChange.Step] {
    guard let from = known("unit"), let to = known("to") else { return [] }
    let indicators = numbers("indicators")
    let ends = ["yes", "on"].contains(typed["ends"])
    return [.transfer(from: from, to: to, indicators: indicators)]
      + (ends ? [.close(unit: from)] : [])
  }

  /// Per cent as people type them, as a share; nil where nothing is known.
  private mutating func share(_ field: String) -> Decimal? {
    let text = RuleTable.withoutPercent(typed[field])
    if text.isEmpty { return nil }
    guard let percent = DecimalText.typed(text, typed.language) else {
      issues.append(
        Issue(field: field, code: "value.not-a-number", arguments: ["text": typed[field]]))
      return nil
    }
    return percent / 100
  }

  private mutating func numbers(_ field: String) -> [Int] {
    let read = IndicatorNumbers(typed[field])
    issues += read.wrong.map {
      Issue(field: field, code: "value.not-a-number", arguments: ["text": $0])
    }
    return read.numbers
  }

  private mutating func known(_ field: String) -> String? {
    guard let text = required(field) else { return nil }
    return find(text, field)
  }

  /// A unit by its code, or by a name that only one of those that are there has.
  private mutating func find(_ text: String, _ field: String) -> String? {
    if book.history.life(text) != nil { return text }
    let all = names.candidates(text)
    // A name means a unit of the day, or of the day before for one that ends.
    let day = CalendarDate(typed["date"])
    let there = all.filter { life in
      day.map { life.exists(on: $0) || life.exists(on: $0.dayBefore) } ?? (life.closed == nil)
    }
    let found = there.isEmpty ? all : there
    if found.count == 1 { return found[0].code }
    issues.append(
      found.isEmpty
        ? Issue(field: field, code: "table.unknown-unit", arguments: ["text": text])
        : Issue(
          field: field, code: "unit.import-many",
          arguments: ["text": text, "codes": found.map(\.code).joined(separator: ", ")]))
    return nil
  }

  private mutating func required(_ field: String) -> String? {
    if let text = optional(field) { return text }
    issues.append(Issue(field: field, code: "field.required"))
    return nil
  }

  private func optional(_ field: String) -> String? {
    typed[field].isEmpty ? nil : typed[field]
  }
}
