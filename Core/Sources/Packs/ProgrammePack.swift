// SPDX-License-Identifier: Apache-2.0

public import Domain
public import Foundation

/// A programme folder: `programme.yaml`, `org-units.yaml`, `assignments.yaml`, `reporting.yaml`,
/// `reports.yaml`, and where there are such `targets.yaml`, `versions.yaml` and `org-changes.yaml`.
public enum ProgrammePack {
  /// The programme when there is no error, and every fault in any case. The framework, when given,
  /// is held against the assignments; `others` are those that may stand alongside.
  public static func read(
    _ folder: URL, framework: Framework?, others: [Framework] = []
  ) -> (programme: Programme?, faults: [PackFault]) {
    let faults = FaultList()
    func open(_ name: String) -> PackMapping? { PackFile.open(name, in: folder, faults) }
    let files = ["programme", "org-units", "assignments", "reporting", "reports"]
      .map { open("\($0).yaml") }
    guard let root = files[0], let units = files[1], let assignments = files[2],
      let reporting = files[3], let reports = files[4]
    else { return (nil, faults.faults.sorted()) }
    let organisation = OrganisationReading(units)
    let located = AssignmentReading.assignments(assignments)
    let regimes = ReportingReading.regimes(reporting)
    let alongside = alongside(root, others, faults)
    let joined = framework?.joined(with: alongside)
    let rules = CityRules(folder, root.optionalText("area") ?? "", joined, faults)
    let programme = programme(
      root, organisation, located.map(\.value), regimes.map(\.value), reports, alongside, rules)
    let check = ProgrammeRules(programme: programme, framework: joined, faults: faults)
    check.check(
      root: root, organisation: organisation, assignments: located, in: assignments,
      regimes: regimes)
    check.checkAlongside(framework, alongside, root)
    check.checkCityRules(rules.targets?.targets ?? [], rules.versions)
    check.checkChanges(rules.changes, rules.counts)
    return (faults.hasErrors ? nil : programme, faults.faults.sorted())
  }

  /// The files of a folder that need not be there.
  private struct CityRules {
    let targets: TargetReading.Read?
    let versions: [Located<FrameworkVersion>]
    let changes: [Located<UnitChange>]
    let counts: [Located<UnitChangeReading.Count>]

    init(_ folder: URL, _ area: String, _ framework: Framework?, _ faults: FaultList) {
      targets = PackFile.openIfThere("targets.yaml", in: folder, faults).map {
        TargetReading.read($0, area: area)
      }
      let elements = framework.map { framework in
        Dictionary(framework.dataElements.map { ($0.code, $0) }, uniquingKeysWith: { a, _ in a })
      }
      let indicators = IndicatorReading(
        formulas: FormulaReading(elements: elements, derived: [:]))
      versions =
        PackFile.openIfThere("versions.yaml", in: folder, faults)
        .map(VersionReading(indicators: indicators).versions) ?? []
      let reading = PackFile.openIfThere("org-changes.yaml", in: folder, faults)
        .map(UnitChangeReading.init)
      changes = reading?.changes ?? []
      counts = reading?.counts ?? []
    }
  }

  private static func alongside(
    _ root: PackMapping, _ others: [Framework], _ faults: FaultList
  ) -> [Framework] {
    root.mappings("alongside", isRequired: false).compactMap { mapping in
      defer { mapping.finish() }
      let (id, version) = (mapping.text("framework"), mapping.text("version"))
      let found = others.first { $0.id == id && $0.version == version }
      if found == nil {
        faults.add(
          "programme.unknown-framework", mapping.file, mapping.line,
          ["framework": "\(id) \(version)"])
      }
      return found
    }
  }

  private static func programme(
    _ root: PackMapping, _ organisation: OrganisationReading,
    _ assignments: [Assignment], _ regimes: [ReportingRegime], _ reports: PackMapping,
    _ alongside: [Framework], _ rules: CityRules
  ) -> Programme {
    defer { root.finish() }
    return Programme(
      id: root.text("id"), name: root.localized("name"), plan: plan(root),
      area: root.text("area"), framework: root.text("framework"),
      frameworkVersion: root.text("frameworkVersion"), startsOn: root.requiredDate("startsOn"),
      endsOn: root.requiredDate("endsOn", orElse: .latest), timeZone: root.text("timeZone"),
      standingOffice: root.text("standingOffice"), note: root.optionalText("note"),
      kinds: organisation.kinds.map(\.value), orgUnits: organisation.units.map(\.value),
      groups: organisation.groups.map(\.value),
      assignments: assignments.sorted { $0.indicator < $1.indicator },
      regimes: regimes, reportFrame: ReportingReading.frame(reports),
      alongside: alongside.map { FrameworkName(id: $0.id, version: $0.version) },
      targets: rules.targets?.targets.map(\.value) ?? [], progressRule: rules.targets?.rule,
      versions: rules.versions.map(\.value), changes: rules.changes.map(\.value),
      hierarchies: organisation.hierarchies)
  }

  private static func plan(_ root: PackMapping) -> PlanReference {
    let mapping = root.requiredMapping("plan")
    defer { mapping?.finish() }
    return PlanReference(
      number: mapping?.text("number") ?? "",
      date: mapping?.requiredDate("date") ?? .earliest,
      title: mapping?.localized("title") ?? LocalizedText(vi: "", en: ""),
      issuer: mapping?.localized("issuer") ?? LocalizedText(vi: "", en: ""))
  }
}

extension ProgrammePack {
  /// The framework that a programme's folder names, and its version; nil what cannot be read.
  public static func frameworkName(_ folder: URL) -> (id: String?, version: String?) {
    let root = PackFile.open("programme.yaml", in: folder, FaultList())
    return (root?.optionalText("framework"), root?.optionalText("frameworkVersion"))
  }
}
