// SPDX-License-Identifier: Apache-2.0

public import Domain
public import Foundation

/// A framework folder: `framework.yaml`, `data-elements.yaml`, `indicators.yaml`, and where there
/// is one `crosswalk.yaml`.
public enum FrameworkPack {
  /// The framework when there is no error, and every fault in any case. `others` are the frameworks
  /// that this one may use elements of, or point to.
  public static func read(
    _ folder: URL, others: [Framework] = []
  ) -> (framework: Framework?, faults: [PackFault]) {
    let faults = FaultList()
    let root = PackFile.open("framework.yaml", in: folder, faults)
    let crosswalk = PackFile.openIfThere("crosswalk.yaml", in: folder, faults)
      .map(CrosswalkReading.crosswalk)
    let elements = PackFile.open("data-elements.yaml", in: folder, faults)
      .map(DataElementReading.elements)
    let used = root.map { uses($0, others, faults) } ?? []
    let known = elements.map { $0.elements.map(\.value) + used }
    let formulas = FormulaReading(
      elements: known.map { Dictionary($0.map { ($0.code, $0) }, uniquingKeysWith: { a, _ in a }) },
      derived: elements?.derived ?? [:])
    let indicators = PackFile.open("indicators.yaml", in: folder, faults)
      .map(IndicatorReading(formulas: formulas).indicators)
    // Without one of the files every reference to it would be a fault of its own.
    guard let root, let elements, let indicators else { return (nil, faults.faults.sorted()) }
    let framework = framework(root, elements.elements, used, indicators, crosswalk?.value)
    FrameworkRules(framework: framework, used: used, faults: faults).check(
      areas: root, elements: elements.elements, indicators: indicators)
    if let crosswalk {
      CrosswalkRules(framework: framework, others: others, faults: faults).check(crosswalk)
    }
    return (faults.hasErrors ? nil : framework, faults.faults.sorted())
  }

  /// The data elements of the frameworks that this one says it uses.
  private static func uses(
    _ root: PackMapping, _ others: [Framework], _ faults: FaultList
  ) -> [DataElement] {
    root.codes("uses").flatMap { id -> [DataElement] in
      guard let other = others.first(where: { $0.id == id }) else {
        faults.add(
          "framework.unknown-framework", root.file, root.line(of: "uses"), ["framework": id])
        return []
      }
      return other.dataElements
    }
  }

  private static func framework(
    _ root: PackMapping, _ elements: [Located<DataElement>], _ used: [DataElement],
    _ indicators: [Located<Indicator>], _ crosswalk: Crosswalk?
  ) -> Framework {
    // What it borrows stands in it too, so that it can be read alone.
    let needed = Set(indicators.flatMap(\.value.measure.elementCodes))
    let borrowed = used.filter { element in
      needed.contains(element.code) && !elements.contains { $0.value.code == element.code }
    }
    let framework = Framework(
      id: root.text("id"), version: root.text("version"), name: root.localized("name"),
      legalBasis: legalBasis(root), validFrom: root.requiredDate("validFrom"),
      note: root.optionalText("note"), areas: root.mappings("areas").map(area),
      indicators: indicators.map(\.value).sorted { $0.number < $1.number },
      dataElements: elements.map(\.value) + borrowed,
      isUnverified: root.flag("unverified") ? true : nil,
      uses: root.codes("uses"),
      breakdowns: root.mappings("breakdowns", isRequired: false).map(breakdown),
      references: root.mappings("references", isRequired: false).map(reference),
      crosswalks: crosswalk.map { [$0] } ?? [],
      scoring: root.mapping("scoring").map(scoring))
    root.finish()
    return framework
  }

  private static func legalBasis(_ root: PackMapping) -> LegalBasis {
    guard let mapping = root.requiredMapping("legalBasis") else {
      return LegalBasis(document: "", date: nil, issuer: nil)
    }
    defer { mapping.finish() }
    return LegalBasis(
      document: mapping.text("document"), date: mapping.date("date"),
      issuer: mapping.optionalLocalized("issuer"))
  }

  private static func area(_ mapping: PackMapping) -> Area {
    defer { mapping.finish() }
    _ = mapping.optionalText("note")
    return Area(
      code: mapping.text("code"), name: mapping.localized("name"),
      isUnverified: mapping.flag("unverified"),
      standards: mapping.mappings("standards").map(standard))
  }

  private static func standard(_ mapping: PackMapping) -> Standard {
    defer { mapping.finish() }
    _ = mapping.optionalText("note")
    return Standard(
      code: mapping.text("code"), name: mapping.localized("name"),
      unesco: mapping.optionalText("unesco"),
      criteria: mapping.mappings("criteria").map(criterion))
  }

  private static func criterion(_ mapping: PackMapping) -> Criterion {
    defer { mapping.finish() }
    _ = mapping.optionalText("note")
    return Criterion(
      code: mapping.text("code"), name: mapping.nameUnlessMissing(),
      unesco: mapping.optionalText("unesco"))
  }
}

extension FrameworkPack {
  /// The frameworks that a folder's own needs to be read before it: those whose elements it uses,
  /// and those that its crosswalk points to.
  public static func needs(_ folder: URL) -> [String] {
    let quiet = FaultList()
    let root = PackFile.openIfThere("framework.yaml", in: folder, quiet)
    let crosswalk = PackFile.openIfThere("crosswalk.yaml", in: folder, quiet)
    return (root?.codes("uses") ?? []) + [crosswalk?.optionalText("to")].compactMap { $0 }
  }

  private static func breakdown(_ mapping: PackMapping) -> Breakdown {
    defer { mapping.finish() }
    _ = mapping.optionalText("note")
    return Breakdown(
      code: mapping.text("code"), name: mapping.localized("name"),
      categories: mapping.mappings("categories").map { category in
        defer { category.finish() }
        return Breakdown.Category(code: category.text("code"), name: category.localized("name"))
      })
  }

  private static func reference(_ mapping: PackMapping) -> ReferenceSeries {
    defer { mapping.finish() }
    return ReferenceSeries(
      code: mapping.text("code"), name: mapping.localized("name"), unit: mapping.localized("unit"),
      guidance: mapping.optionalLocalized("guidance"))
  }

  private static func scoring(_ mapping: PackMapping) -> ScoreScheme {
    defer { mapping.finish() }
    return ScoreScheme(
      name: mapping.localized("name"), legalBasis: mapping.text("legalBasis"),
      points: mapping.mappings("points").map { points in
        defer { points.finish() }
        return ScoreScheme.Points(
          indicator: points.integer("indicator"), points: points.number("points") ?? 0)
      },
      grades: mapping.mappings("grades", isRequired: false).map { grade in
        defer { grade.finish() }
        return ScoreScheme.Grade(name: grade.localized("name"), from: grade.number("from") ?? 0)
      })
  }
}

/// A value with the place that it was read from.
struct Located<Value> {
  let value: Value
  let file: String
  let line: Int
}
