// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Packs
import Testing

/// A framework that uses elements of another carries them, so that it can be read alone.
@Suite struct BorrowedElementTests {
  private func read(_ name: String) throws -> Framework {
    let known = try #require(RealFolder.known)
    let (framework, faults) = FrameworkPack.read(
      RealFolder.root.appending(path: "frameworks/\(name)"), others: [known])
    #expect(faults.filter { $0.severity == .error } == [])
    return try #require(framework)
  }

  private func own(_ name: String) throws -> Set<String> {
    let text = try String(
      contentsOf: RealFolder.root.appending(path: "frameworks/\(name)/data-elements.yaml"),
      encoding: .utf8)
    return Set(text.matches(of: /- code: (\w+)/).map { String($0.1) })
  }

  @Test func theElementsOfHaNoiThatItBorrowsAreThoseOfTheCriteriaSet() throws {
    let known = try #require(RealFolder.known)
    let framework = try read("ha-noi-2024")
    #expect(try !own("ha-noi-2024").contains("people_15_60"))
    let borrowed = try #require(framework.dataElement("people_15_60"))
    #expect(borrowed == known.dataElement("people_15_60"))
  }

  @Test func everyElementThatIsNeededIsThereOnceAndNothingElseIsBorrowed() throws {
    let name = "ha-noi-2024"
    let framework = try read(name)
    let codes = framework.dataElements.map(\.code)
    #expect(Set(codes).count == codes.count)
    let needed = Set(framework.indicators.flatMap(\.measure.elementCodes))
    #expect(needed.subtracting(codes).isEmpty)
    let borrowed = Set(codes).subtracting(try own(name))
    #expect(!borrowed.isEmpty)
    #expect(borrowed.isSubset(of: needed))
  }

  @Test func anOwnElementOfTheSameCodeGoesBeforeTheBorrowedOne() throws {
    let sample = try #require(try SampleFramework.framework())
    #expect(sample.dataElements.filter { $0.code == "people_15_60" }.count == 1)
    #expect(sample.dataElement("newly_literate") == nil)
    let folder = try SampleFramework.folder()
    try folder.replace(
      "dataElements:\n",
      with: """
        dataElements:
          - code: people_15_60
            name: {vi: Của riêng mình, en: My own}
            unit: {vi: người, en: people}
            type: count
            collectedAt: city
            aggregation: none

        """, in: SampleFramework.elements)
    let (framework, faults) = SampleFramework.read(folder)
    #expect(faults == [])
    let own = framework?.dataElements.filter { $0.code == "people_15_60" }
    #expect(own?.map(\.name.en) == ["My own"])
  }
}
