// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Workflow

/// What the benchmark of the organisation is made of: a city of 100,000 units, and one of 168 wards
/// with two reforms.
enum TreeCity {
  static let largeCode = "bench-tree"
  static let reformedCode = "bench-reform"
  static let wards = 168

  static func day(_ text: String) -> CalendarDate {
    CalendarDate(text) ?? CalendarDate(Date(timeIntervalSince1970: 0), in: .gmt)
  }

  private static func text(_ text: String) -> LocalizedText { LocalizedText(vi: text, en: text) }

  private static func unit(_ code: String, _ kind: String, _ parent: String?) -> OrgUnit {
    OrgUnit(code: code, name: text(code), shortName: nil, kind: kind, parent: parent, source: nil)
  }

  static func framework() throws -> Framework {
    let elements = ["part", "whole"].map { code in
      DataElement(
        code: code, name: text(code), guidance: nil, kind: .count, unit: text("people"),
        levels: [], collectedAt: .commune, aggregation: .sum, minimum: 0)
    }
    let indicator = Indicator(
      number: 1, code: "1.1.1", criterion: "1.1", name: text("Indicator"),
      measure: .percentage(numerator: try Formula("part"), denominator: try Formula("whole")),
      threshold: nil, unit: text("%"), evidence: nil, source: nil, note: nil)
    let standard = Standard(
      code: "1", name: text("Standard"), unesco: nil,
      criteria: [Criterion(code: "1.1", name: text("Criterion"), unesco: nil)])
    return Framework(
      id: "bench-tree", version: "1", name: text("Bench"),
      legalBasis: LegalBasis(document: "none", date: nil, issuer: nil),
      validFrom: day("2016-01-01"), note: nil,
      areas: [Area(code: "A", name: text("Area"), isUnverified: false, standards: [standard])],
      indicators: [indicator], dataElements: elements)
  }

  /// The city alone: its units come by import.
  static func large() -> Programme { programme(largeCode, [], []) }

  /// 168 wards; twenty became ten in 2019, and ten were split in 2023.
  static func reformed() -> Programme {
    let units = (0..<wards).map { unit("r-\($0)", "ward", reformedCode) }
    var merged: [UnitChange.Step] = []
    for number in 0..<10 {
      merged.append(.open(unit("m-\(number)", "ward", reformedCode)))
      for ward in [2 * number, 2 * number + 1] {
        merged.append(
          .pass(.init(from: "r-\(ward)", to: "m-\(number)", share: 1, basis: nil)))
      }
    }
    var split: [UnitChange.Step] = []
    for number in 0..<10 {
      let source = "r-\(20 + number)"
      let share = Decimal(60 + number) / 100
      split.append(.open(unit("s-\(number)", "ward", reformedCode)))
      split.append(.pass(.init(from: source, to: source, share: share, basis: "people")))
      split.append(
        .pass(.init(from: source, to: "s-\(number)", share: 1 - share, basis: "people")))
    }
    return programme(
      reformedCode, units,
      [
        UnitChange(date: day("2019-07-01"), legalBasis: "First reform", steps: merged),
        UnitChange(date: day("2023-01-01"), legalBasis: "Second reform", steps: split),
      ])
  }

  /// The figures of a year, of every ward that was there at its end.
  static func figures(of year: Int) throws -> [ImportRow] {
    let programme = reformed()
    let units = try programme.history().units(on: day("\(year)-12-31")).filter { $0.kind == "ward" }
    var rows: [ImportRow] = []
    for (place, unit) in units.enumerated() {
      let values: [(String, Int)] = [
        ("part", 400 + (place * 37 + year) % 500), ("whole", 1_000 + (place * 53 + year) % 900),
      ]
      for (element, value) in values {
        let fields = [
          "org_unit": unit.code, "indicator": "1", "data_element": element, "breakdown": "",
          "value": String(value), "maturity": "final", "note": "",
        ]
        rows.append(ImportRow(place: ["line": String(rows.count + 2)], fields: fields))
      }
    }
    return rows
  }

  /// A file of 100,000 units: wards, neighbourhoods in them, groups in these. One in ten bears
  /// another name since a month of ten years, one in twenty began and one in twenty ended then.
  static func file() -> [UInt8] {
    var lines = ["code,name,kind,parent_code,valid_from,valid_to"]
    var count = 0
    func month(_ number: Int) -> (first: String, before: String) {
      let mixed = (number / 20) % 120
      let (year, month) = (2016 + mixed / 12, 1 + mixed % 12)
      let first = CalendarDate(year: year, month: month, day: 1) ?? day("2016-01-01")
      return (first.description, first.dayBefore.description)
    }
    func add(_ code: String, _ name: String, _ kind: String, _ parent: String, changes: Bool) {
      count += 1
      let (first, before) = month(count)
      switch changes ? count % 20 : 10 {
      case 0: lines.append("\(code),\(name),\(kind),\(parent),\(first),")
      case 1: lines.append("\(code),\(name),\(kind),\(parent),,\(before)")
      case 2, 3:
        lines.append("\(code),\(name),\(kind),\(parent),,\(before)")
        lines.append("\(code),\(name) mới,\(kind),\(parent),\(first),")
      default: lines.append("\(code),\(name),\(kind),\(parent),,")
      }
    }
    for ward in 0..<wards {
      add("w\(ward)", "Phường \(ward)", "ward", largeCode, changes: false)
      for area in 0..<20 {
        add("w\(ward)-\(area)", "Khu phố \(area)", "neighbourhood", "w\(ward)", changes: false)
        for group in 0..<29 where count < 99_999 {
          add(
            "w\(ward)-\(area)-\(group)", "Tổ \(group)", "group", "w\(ward)-\(area)",
            changes: true)
        }
      }
    }
    return Array(lines.joined(separator: "\n").utf8)
  }

  private static func programme(
    _ code: String, _ units: [OrgUnit], _ changes: [UnitChange]
  ) -> Programme {
    let kinds: [(String, UnitLevel)] = [
      ("city", .city), ("ward", .commune), ("neighbourhood", .commune), ("group", .commune),
    ]
    return Programme(
      id: code, name: text(code),
      plan: PlanReference(
        number: "1", date: day("2016-01-01"), title: text("Plan"), issuer: text("City")),
      area: code, framework: "bench-tree", frameworkVersion: "1", startsOn: day("2016-01-01"),
      endsOn: day("2030-12-31"), timeZone: "Asia/Ho_Chi_Minh", standingOffice: code, note: nil,
      kinds: kinds.map { OrgUnitKind(code: $0.0, name: text($0.0), level: $0.1) },
      orgUnits: [unit(code, "city", nil)] + units,
      groups: [
        UnitGroup(
          code: "wards", name: text("Wards"), members: [],
          rule: UnitGroup.Rule(kinds: ["ward"], below: code))
      ],
      assignments: [
        Assignment(
          indicator: 1,
          leads: [Assignment.Lead(party: .group("wards"), supporting: [], note: nil)],
          collectedFrom: nil, note: nil)
      ],
      regimes: [
        ReportingRegime(
          code: "yearly", name: text("Yearly"), first: .year(2016), last: .year(2025),
          due: .beforeDate(month: 12, day: 10), reporter: code, recipient: text("Province"),
          through: nil, legalBasis: "none")
      ],
      reportFrame: ReportFrame(
        parentBody: "", issuingBody: "", numberSuffix: "", place: "", documentType: "",
        subject: text(""), addressees: [], bases: [], recipients: [], signatureCapacity: ""),
      changes: changes)
  }
}
