// SPDX-License-Identifier: Apache-2.0

public import Domain
public import Foundation

/// A framework folder: `framework.yaml`, `data-elements.yaml`, `indicators.yaml`.
public enum FrameworkPack {
  /// The framework when there is no error, and every fault in any case.
  public static func read(_ folder: URL) -> (framework: Framework?, faults: [PackFault]) {
    let faults = FaultList()
    let root = PackFile.open("framework.yaml", in: folder, faults)
    let elements = PackFile.open("data-elements.yaml", in: folder, faults)
      .map(DataElementReading.elements)
    let indicators = PackFile.open("indicators.yaml", in: folder, faults)
      .map(IndicatorReading.indicators)
    // Without one of the files every reference to it would be a fault of its own.
    guard let root, let elements, let indicators else { return (nil, faults.faults.sorted()) }
    let framework = framework(root, elements, indicators)
    FrameworkRules(framework: framework, faults: faults).check(
      areas: root, elements: elements, indicators: indicators)
    return (faults.hasErrors ? nil : framework, faults.faults.sorted())
  }

  private static func framework(
    _ root: PackMapping, _ elements: [Located<DataElement>], _ indicators: [Located<Indicator>]
  ) -> Framework {
    let framework = Framework(
      id: root.text("id"), version: root.text("version"), name: root.localized("name"),
      legalBasis: legalBasis(root), validFrom: root.requiredDate("validFrom"),
      note: root.optionalText("note"), areas: root.mappings("areas").map(area),
      indicators: indicators.map(\.value).sorted { $0.number < $1.number },
      dataElements: elements.map(\.value))
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

/// A value with the place that it was read from.
struct Located<Value> {
  let value: Value
  let file: String
  let line: Int
}
