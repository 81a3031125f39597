// SPDX-License-Identifier: Apache-2.0

public import Domain
public import Foundation

/// A programme folder: `programme.yaml`, `org-units.yaml`, `assignments.yaml`, `reporting.yaml`,
/// `reports.yaml`.
public enum ProgrammePack {
  /// The programme when there is no error, and every fault in any case. The framework, when given,
  /// is held against the assignments.
  public static func read(
    _ folder: URL, framework: Framework?
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
    let programme = programme(
      root, organisation, located.map(\.value), regimes.map(\.value), reports)
    ProgrammeRules(programme: programme, framework: framework, faults: faults).check(
      root: root, organisation: organisation, assignments: located, in: assignments,
      regimes: regimes)
    return (faults.hasErrors ? nil : programme, faults.faults.sorted())
  }

  private static func programme(
    _ root: PackMapping, _ organisation: OrganisationReading,
    _ assignments: [Assignment], _ regimes: [ReportingRegime], _ reports: PackMapping
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
      regimes: regimes, reportFrame: ReportingReading.frame(reports))
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
