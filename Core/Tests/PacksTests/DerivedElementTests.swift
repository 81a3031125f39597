// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Packs
import Testing

/// Elements that nobody reports because they are worked out from others.
@Suite struct DerivedElementTests {
  private static let definition = "  - code: pupils_per_tutor\n    formula: pupils / tutors\n"

  /// The folder with other derived elements, and another value of indicator 203.
  private func read(
    _ derived: [(code: String, formula: String)], _ value: String
  ) throws -> (folder: EditedFolder, framework: Framework?, faults: [PackFault]) {
    let folder = try SampleFramework.folder()
    let text = derived.map { "  - code: \($0.code)\n    formula: \"\($0.formula)\"\n" }.joined()
    try folder.replace(Self.definition, with: text, in: SampleFramework.elements)
    try folder.replace(
      "value: pupils_per_tutor", with: "value: \"\(value)\"", in: SampleFramework.indicators)
    let (framework, faults) = SampleFramework.read(folder)
    return (folder, framework, faults)
  }

  private func formula(
    _ derived: [(code: String, formula: String)], _ value: String
  ) throws -> String? {
    guard
      case .change(let formula, _, _) = try read(derived, value).framework?
        .indicator(203)?.measure
    else { return nil }
    return formula.description
  }

  @Test(arguments: [
    ("ratio", "(pupils / tutors)"), ("100 - ratio * 2", "100 - (pupils / tutors) * 2"),
    ("ratio/ratio", "(pupils / tutors)/(pupils / tutors)"),
    ("max(ratio, 0.5)", "max((pupils / tutors), 0.5)"),
    ("if(ratio >= 20, pupils, tutors)", "if((pupils / tutors) >= 20, pupils, tutors)"),
  ])
  func itsFormulaIsPutInItsPlace(value: String, expected: String) throws {
    #expect(try formula([("ratio", "pupils / tutors")], value) == expected)
  }

  @Test func onlyWholeNamesAreReplaced() throws {
    #expect(
      try formula([("pupil", "tutors"), ("s", "tutors")], "pupils + pupil")
        == "pupils + (tutors)")
  }

  @Test func oneMayBeMadeOfAnother() throws {
    let derived = [
      ("staff", "tutors + 1"), ("ratio", "pupils / staff"), ("double", "2 * ratio"),
    ]
    #expect(
      try formula(derived, "double - staff") == "(2 * (pupils / (tutors + 1))) - (tutors + 1)")
  }

  @Test func itIsOwedByNobody() throws {
    let framework = try #require(try SampleFramework.framework())
    let indicator = try #require(framework.indicator(203))
    #expect(framework.dataElements(of: indicator).map(\.code) == ["pupils", "tutors"])
    #expect(framework.dataElement("pupils_per_tutor") == nil)
  }

  @Test func aFormulaWithoutDerivedElementsIsLeftAsItIsWritten() throws {
    #expect(
      try formula([("ratio", "pupils / tutors")], "pupils  *tutors") == "pupils  *tutors")
  }

  @Test(arguments: [
    [("a", "a")], [("a", "pupils + b"), ("b", "a / 2")], [("a", "b"), ("b", "c"), ("c", "b")],
  ])
  func aCircleIsToldWhereItIsUsed(derived: [(String, String)]) throws {
    let (folder, framework, faults) = try read(derived.map { ($0.0, $0.1) }, "pupils / a")
    let fault = try #require(faults.first { $0.code == "formula.circle" })
    #expect(framework == nil)
    #expect(faults.count == 1)
    #expect(fault.file == folder.path(of: SampleFramework.indicators))
    #expect(
      try fault.line == folder.line(of: "kind: change", in: SampleFramework.indicators))
    #expect(
      fault.arguments == ["key": "value", "text": "pupils / a", "column": "10", "element": "a"])
  }

  @Test func whatIsUsedTwiceIsNoCircle() throws {
    let derived = [("a", "pupils + 1"), ("b", "a * a"), ("c", "a + b")]
    #expect(try read(derived, "c / a").faults.allSatisfy { $0.severity == .warning })
  }

  private static let slips = [
    Slip(
      "a derived element without a formula", in: SampleFramework.elements,
      "  - code: pupils_per_tutor\n", "  - {code: more} # here\n  - code: pupils_per_tutor\n",
      "pack.missing-key", ["key": "formula"]),
    Slip(
      "a derived element with the keys of a reported one", in: SampleFramework.elements,
      "    note: A class is not a tutor.\n", "    type: count # here\n", "pack.unknown-key",
      ["key": "type"]),
  ]

  @Test(arguments: slips)
  func oneSlipGivesOneFault(slip: Slip) throws {
    let folder = try SampleFramework.folder()
    try slip.expect(in: folder) { SampleFramework.read(folder).faults }
  }
}
