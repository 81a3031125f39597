// SPDX-License-Identifier: Apache-2.0

/// What one unit owes for one indicator in every period.
public struct Duty: Sendable, Hashable {
  public let indicator: Int
  /// The data elements that the unit reports; empty when it leads but others report the figures.
  public let dataElements: [String]

  public init(indicator: Int, dataElements: [String]) {
    self.indicator = indicator
    self.dataElements = dataElements
  }

  /// True when the unit leads an indicator whose figures come from other units.
  public var isFollowing: Bool { dataElements.isEmpty }
}

extension Programme {
  /// The duties of a unit in the order of the indicators. A unit reports an element when it leads
  /// the indicator (itself or through a group), or belongs to the group that it is collected from,
  /// and the element is collected at the unit's level.
  public func duties(of code: String, in framework: Framework) -> [Duty] {
    guard let orgUnit = orgUnit(code), let level = level(of: orgUnit) else { return [] }
    return framework.indicators.compactMap { indicator in
      guard let assignment = assignment(of: indicator.number) else { return nil }
      let leads = assignment.leads.contains { members(of: $0.party).contains(code) }
      let supplies = assignment.collectedFrom.flatMap(group)?.members.contains(code) ?? false
      guard leads || supplies else { return nil }
      let elements = framework.dataElements(of: indicator).filter {
        $0.collectedAt == level && $0.isReported(by: orgUnit.kind)
      }
      return Duty(indicator: indicator.number, dataElements: elements.map(\.code))
    }
  }

  /// The units that report an element of an indicator, leads in the order of the plan.
  public func reporters(
    of element: DataElement, for indicator: Indicator
  ) -> [String] {
    guard let assignment = assignment(of: indicator.number) else { return [] }
    let parties =
      assignment.leads.map(\.party) + (assignment.collectedFrom.map { [.group($0)] } ?? [])
    var seen: Set<String> = []
    return parties.flatMap(members).filter { code in
      guard let orgUnit = orgUnit(code), level(of: orgUnit) == element.collectedAt,
        element.isReported(by: orgUnit.kind)
      else { return false }
      return seen.insert(code).inserted
    }
  }

  /// The units that owe a report: every unit with at least one duty, in the programme's order.
  public func reportingUnits(in framework: Framework) -> [OrgUnit] {
    orgUnits.filter { !duties(of: $0.code, in: framework).isEmpty }
  }
}

extension DataElement {
  func isReported(by kind: String) -> Bool { reportedBy.isEmpty || reportedBy.contains(kind) }
}

extension Sequence<Duty> {
  /// The first indicator that asks for a data element: the figure is typed there once, and serves
  /// every other indicator that needs it.
  public func home(of element: String) -> Int? {
    first { $0.dataElements.contains(element) }?.indicator
  }
}
