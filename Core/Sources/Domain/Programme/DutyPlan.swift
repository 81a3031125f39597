// SPDX-License-Identifier: Apache-2.0

/// Who owes what, worked out once for a programme and its framework: a large city has tens of
/// thousands of duties, and every page and every approval asks for some.
public final class DutyPlan: Sendable {
  private let elementsByIndicator: [Int: [DataElement]]
  private let elementsByCode: [String: DataElement]
  private let reportersByPlace: [Place: [String]]
  private let owingByIndicator: [Int: [String]]
  private let dutiesByUnit: [String: [Duty]]
  /// Every unit with at least one duty, in the programme's order.
  public let reportingUnits: [OrgUnit]

  private struct Place: Hashable {
    let indicator: Int
    let element: String
  }

  /// `selection`: of everything that is owed, what a period asks for.
  public init(
    _ programme: Programme, _ framework: Framework,
    asking selection: ReportSelection = ReportSelection()
  ) {
    let indicators = Set(selection.indicators)
    let asked = selection.parties.isEmpty ? nil : Set(selection.parties.flatMap(programme.members))
    let codes = Dictionary(
      framework.dataElements.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
    let units = UnitIndex(programme)
    var elements: [Int: [DataElement]] = [:]
    var reporters: [Place: [String]] = [:]
    var owing: [Int: [String]] = [:]
    var duties: [String: [Duty]] = [:]
    for indicator in framework.indicators {
      let own = indicator.dataElements(among: codes)
      elements[indicator.number] = own
      guard indicators.isEmpty || indicators.contains(indicator.number),
        let assignment = programme.assignment(of: indicator.number)
      else { continue }
      let parties = units.members(of: assignment).filter { asked?.contains($0) ?? true }
      for element in own {
        reporters[Place(indicator: indicator.number, element: element.code)] =
          parties.filter { units.reports($0, element) }
      }
      owing[indicator.number] = parties.filter { unit in
        own.contains { units.reports(unit, $0) }
      }
      for unit in parties {
        duties[unit, default: []].append(
          Duty(
            indicator: indicator.number,
            dataElements: own.filter { units.reports(unit, $0) }.map(\.code)))
      }
    }
    elementsByIndicator = elements
    elementsByCode = codes
    reportersByPlace = reporters
    owingByIndicator = owing
    dutiesByUnit = duties
    reportingUnits = programme.orgUnits.filter { duties[$0.code] != nil }
  }

  public func element(_ code: String) -> DataElement? { elementsByCode[code] }

  /// As `Framework.dataElements(of:)`.
  public func elements(of indicator: Int) -> [DataElement] {
    elementsByIndicator[indicator] ?? []
  }

  /// The units that report an element of an indicator, leads in the order of the plan.
  public func reporters(of element: String, for indicator: Int) -> [String] {
    reportersByPlace[Place(indicator: indicator, element: element)] ?? []
  }

  /// The units that owe a figure of an indicator, leads in the order of the plan.
  public func owing(_ indicator: Int) -> [String] { owingByIndicator[indicator] ?? [] }

  /// Whether a unit owes a figure of an indicator.
  func owes(_ orgUnit: String, _ indicator: Int) -> Bool {
    duties(of: orgUnit).contains { $0.indicator == indicator && !$0.isFollowing }
  }

  /// What a unit owes, in the order of the indicators.
  public func duties(of orgUnit: String) -> [Duty] { dutiesByUnit[orgUnit] ?? [] }

  /// The units of a programme by code, with their kinds and levels.
  private struct UnitIndex {
    private let kinds: [String: String]
    private let levels: [String: UnitLevel]
    private let groups: [String: [String]]

    init(_ programme: Programme) {
      kinds = Dictionary(
        programme.orgUnits.map { ($0.code, $0.kind) }, uniquingKeysWith: { first, _ in first })
      levels = Dictionary(
        programme.kinds.map { ($0.code, $0.level) }, uniquingKeysWith: { first, _ in first })
      groups = Dictionary(
        programme.groups.map { ($0.code, $0.members) }, uniquingKeysWith: { first, _ in first })
    }

    /// Those that lead, and those that the figures are collected from, each once.
    func members(of assignment: Assignment) -> [String] {
      let parties =
        assignment.leads.map(\.party) + (assignment.collectedFrom.map { [.group($0)] } ?? [])
      var seen: Set<String> = []
      return parties.flatMap { party in
        switch party {
        case .unit(let code): [code]
        case .group(let code): groups[code] ?? []
        }
      }.filter { kinds[$0].flatMap { levels[$0] } != nil && seen.insert($0).inserted }
    }

    func reports(_ unit: String, _ element: DataElement) -> Bool {
      guard let kind = kinds[unit] else { return false }
      return levels[kind] == element.collectedAt && element.isReported(by: kind)
    }
  }
}
