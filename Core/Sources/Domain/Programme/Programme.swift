// SPDX-License-Identifier: Apache-2.0

/// A plan at work on an area: its framework, units, assignments and reporting regimes.
public struct Programme: Sendable, Codable, Hashable {
  public let id: String
  public let name: LocalizedText
  public let plan: PlanReference
  /// The code of the unit that it covers.
  public let area: String
  public let framework: String
  public let frameworkVersion: String
  public let startsOn: CalendarDate
  public let endsOn: CalendarDate
  /// An IANA name such as `Asia/Ho_Chi_Minh`.
  public let timeZone: String
  /// The unit that urges, checks, consolidates and reports upward.
  public let standingOffice: String
  public let note: String?
  public let kinds: [OrgUnitKind]
  public internal(set) var orgUnits: OrgUnitList
  public internal(set) var groups: [UnitGroup]
  public var assignments: [Assignment]
  public var regimes: [ReportingRegime]
  public let reportFrame: ReportFrame
  /// Other frameworks whose indicators are collected beside the first one's: a city's own measures.
  @OrEmpty public private(set) var alongside: [FrameworkName]
  @OrEmpty public var targets: [Target]
  /// Nil is `ProgressRule.usual`.
  public let progressRule: ProgressRule?
  /// The city's own versions of the framework that stand in its folder.
  @OrEmpty public private(set) var versions: [FrameworkVersion]
  /// What becomes of the units, with days.
  @OrEmpty public var changes: [UnitChange]
  /// The lines in which units stand besides the first one.
  @OrEmpty public private(set) var hierarchies: [Hierarchy]

  public init(
    id: String, name: LocalizedText, plan: PlanReference, area: String, framework: String,
    frameworkVersion: String, startsOn: CalendarDate, endsOn: CalendarDate, timeZone: String,
    standingOffice: String, note: String?, kinds: [OrgUnitKind], orgUnits: [OrgUnit],
    groups: [UnitGroup], assignments: [Assignment], regimes: [ReportingRegime],
    reportFrame: ReportFrame, alongside: [FrameworkName] = [], targets: [Target] = [],
    progressRule: ProgressRule? = nil, versions: [FrameworkVersion] = [],
    changes: [UnitChange] = [], hierarchies: [Hierarchy] = []
  ) {
    self.id = id
    self.name = name
    self.plan = plan
    self.area = area
    self.framework = framework
    self.frameworkVersion = frameworkVersion
    self.startsOn = startsOn
    self.endsOn = endsOn
    self.timeZone = timeZone
    self.standingOffice = standingOffice
    self.note = note
    self.kinds = kinds
    self.orgUnits = OrgUnitList(orgUnits)
    self.groups = groups.map { [units = self.orgUnits] in $0.resolved(among: units) }
    self.assignments = assignments
    self.regimes = regimes
    self.reportFrame = reportFrame
    self.alongside = alongside
    self.targets = targets
    self.progressRule = progressRule
    self.versions = versions
    self.changes = changes
    self.hierarchies = hierarchies
  }

  /// More units that were always there.
  public mutating func add(_ units: [OrgUnit]) {
    orgUnits = OrgUnitList(orgUnits + units)
    groups = groups.map { [all = orgUnits] in $0.resolved(among: all) }
  }

  /// Its units through time.
  public func history() throws(OrganisationHistory.Fault) -> OrganisationHistory {
    try OrganisationHistory(units: orgUnits, changes: changes)
  }

  public func orgUnit(_ code: String) -> OrgUnit? { orgUnits[code] }

  public func group(_ code: String) -> UnitGroup? { groups.first { $0.code == code } }

  public func assignment(of indicator: Int) -> Assignment? {
    assignments.first { $0.indicator == indicator }
  }

  public func level(of orgUnit: OrgUnit) -> UnitLevel? {
    kinds.first { $0.code == orgUnit.kind }?.level
  }

  public func level(ofKind code: String) -> UnitLevel? { kinds.first { $0.code == code }?.level }

  /// The units of a party: itself, or the members of the group.
  public func members(of party: Assignment.Party) -> [String] {
    switch party {
    case .unit(let code): [code]
    case .group(let code): group(code)?.members ?? []
    }
  }

  /// The name of a unit or a group.
  public func label(of party: Assignment.Party) -> LocalizedText? {
    switch party {
    case .unit(let code): orgUnit(code)?.label
    case .group(let code): group(code)?.name
    }
  }
}
