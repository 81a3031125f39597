// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Store
import Workflow

/// A large city as the benchmark knows it: 57 indicators of 200 data elements, which 168 wards
/// report every month. Figures are whole numbers made from their places, so that they need not be
/// kept to be known.
struct BenchCity {
  static let wards = 168
  static let indicators = 57
  static let elements = 200
  /// The months that have reports; one more has begun and waits for approval.
  static let months = 69

  let number: Int
  /// In the order of the wards' numbers, and of the months.
  private(set) var wardIDs: [UUID] = []
  private(set) var periodIDs: [UUID] = []
  private(set) var areaID = UUID()
  private(set) var programmeID = UUID()

  var code: String { "bench-\(number)" }
  private var area: String { "\(code)-city" }

  static func founded(_ number: Int, _ city: City) async throws -> BenchCity {
    var bench = BenchCity(number: number)
    _ = try await city.perform(
      LoadPack(framework: framework(), programme: bench.programme()), as: .commandLine)
    try await bench.find(city)
    return bench
  }

  private init(number: Int) { self.number = number }

  func month(_ index: Int) -> String { periods[index].description }

  private var periods: [Period] { programme().regimes.flatMap(\.periods) }

  static func value(ward: Int, month: Int, element: Int) -> Int {
    let mixed = (ward &* 7_919 &+ month &* 104_729 &+ element &* 1_299_709) & 0xFFFF
    // The first two elements of an indicator are parts of the last two.
    return place(of: element).isPart ? mixed % 400 : 1_000 + mixed % 9_000
  }

  /// The indicator of an element and whether it is of the numerator.
  static func place(of element: Int) -> (indicator: Int, isPart: Bool) {
    // 29 indicators of four elements, then 28 of three.
    if element < 116 { return (element / 4, element % 4 < 2) }
    return (29 + (element - 116) / 3, (element - 116) % 3 < 1)
  }

  static func elementCode(_ element: Int) -> String { "element_\(element)" }

  private static func text(_ text: String) -> LocalizedText { LocalizedText(vi: text, en: text) }

  private static func framework() throws -> Framework {
    let all = Array(0..<elements)
    let elements = all.map { element in
      DataElement(
        code: elementCode(element), name: text(elementCode(element)), guidance: nil, kind: .count,
        unit: text("people"), levels: [], collectedAt: .commune, aggregation: .sum, minimum: 0)
    }
    let byIndicator = Dictionary(grouping: all) { place(of: $0).indicator }
    let indicators = try (0..<indicators).map { indicator -> Indicator in
      let own = byIndicator[indicator] ?? []
      func sum(_ isPart: Bool) throws -> Formula {
        try Formula(
          own.filter { place(of: $0).isPart == isPart }.map(elementCode).joined(separator: " + "))
      }
      return Indicator(
        number: indicator + 1, code: "1.1.\(indicator + 1)", criterion: "1.1",
        name: text("Indicator \(indicator + 1)"),
        measure: .percentage(numerator: try sum(true), denominator: try sum(false)),
        threshold: Threshold(comparison: .atLeast, value: 2), unit: text("%"), evidence: nil,
        source: nil, note: nil)
    }
    let criterion = Criterion(code: "1.1", name: text("Criterion"), unesco: nil)
    let standard = Standard(
      code: "1", name: text("Standard"), unesco: nil, criteria: [criterion])
    return Framework(
      id: "bench", version: "1", name: text("Bench"),
      legalBasis: LegalBasis(document: "none", date: nil, issuer: nil),
      validFrom: day("2019-01-01"),
      note: nil,
      areas: [Area(code: "A", name: text("Area"), isUnverified: false, standards: [standard])],
      indicators: indicators, dataElements: elements)
  }

  private static func day(_ text: String) -> CalendarDate {
    CalendarDate(text) ?? CalendarDate(Date(timeIntervalSince1970: 0), in: .gmt)
  }

  private func programme() -> Programme {
    let text = Self.text
    let wards = (0..<Self.wards).map { "\(code)-ward-\($0)" }
    let units =
      [
        OrgUnit(
          code: area, name: text(area), shortName: nil, kind: "city", parent: nil, source: nil)
      ]
      + wards.map {
        OrgUnit(
          code: $0, name: text($0), shortName: nil, kind: "ward", parent: area, source: nil)
      }
    let first = Period("2019-01") ?? .year(2019)
    let last = (1...Self.months).reduce(first) { period, _ in period.next ?? period }
    let regime = ReportingRegime(
      code: "monthly", name: text("Monthly"), first: first, last: last, due: .beforeDay(25),
      reporter: area, recipient: text("Province"), through: nil, legalBasis: "none")
    return Programme(
      id: code, name: text(code),
      plan: PlanReference(
        number: "1", date: Self.day("2019-01-01"), title: text("Plan"), issuer: text("City")),
      area: area, framework: "bench", frameworkVersion: "1", startsOn: Self.day("2019-01-01"),
      endsOn: Self.day("2030-12-31"), timeZone: "Asia/Ho_Chi_Minh", standingOffice: area,
      note: nil,
      kinds: [
        OrgUnitKind(code: "city", name: text("City"), level: .city),
        OrgUnitKind(code: "ward", name: text("Ward"), level: .commune),
      ], orgUnits: units, groups: [UnitGroup(code: "wards", name: text("Wards"), members: wards)],
      assignments: (1...Self.indicators).map { number in
        Assignment(
          indicator: number,
          leads: [Assignment.Lead(party: .group("wards"), supporting: [], note: nil)],
          collectedFrom: nil, note: nil)
      }, regimes: [regime],
      reportFrame: ReportFrame(
        parentBody: "", issuingBody: "", numberSuffix: "", place: "", documentType: "",
        subject: text(""), addressees: [], bases: [], recipients: [], signatureCapacity: ""))
  }

  /// The ids that loading gave.
  private mutating func find(_ city: City) async throws {
    let code = code
    let area = area
    let found = try await city.store.read { transaction in
      (
        programme: try transaction.scalar(
          "SELECT id FROM programme WHERE code = \(code)", as: UUID.self),
        units: try transaction.all("SELECT id, code FROM org_unit", as: UnitRow.self),
        periods: try transaction.all(
          """
          SELECT r.id FROM reporting_period r JOIN programme p ON p.id = r.programme_id
          WHERE p.code = \(code) ORDER BY r.starts_on
          """, as: UUID.self)
      )
    }
    let byCode = Dictionary(
      found.units.map { ($0.code, $0.id) }, uniquingKeysWith: { first, _ in first })
    programmeID = found.programme ?? programmeID
    areaID = byCode[area] ?? areaID
    wardIDs = (0..<Self.wards).compactMap { byCode["\(code)-ward-\($0)"] }
    periodIDs = found.periods
  }

  private struct UnitRow: Decodable {
    let id: UUID
    let code: String
  }
}
