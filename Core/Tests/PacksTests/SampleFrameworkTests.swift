// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Packs
import Testing

/// Everything that a framework's folder may have is read as it stands.
@Suite struct SampleFrameworkTests {
  private func framework() throws -> Framework { try #require(try SampleFramework.framework()) }

  @Test func itIsReadWithoutAnyFault() throws {
    #expect(SampleFramework.read(try SampleFramework.folder()).faults == [])
  }

  @Test func itsHeadSaysWhatItUsesAndThatItsWordingIsNotOfficial() throws {
    let framework = try framework()
    #expect(framework.isUnverified == true)
    #expect(framework.uses == ["vn-86-2019"])
    #expect(try #require(RealFolder.readFramework()).isUnverified == nil)
  }

  @Test func breakdownsAndReferencesAreRead() throws {
    let framework = try framework()
    #expect(framework.breakdown("sex")?.keys == ["sex=female", "sex=male"])
    #expect(framework.breakdown("sex")?.categories.last?.name.en == "Men")
    let series = try #require(framework.reference("national"))
    #expect(series.unit.en == "dong")
    #expect(series.guidance?.en == "Statistics office")
  }

  @Test func pointsAndClassesAreRead() throws {
    let scheme = try #require(try framework().scoring)
    #expect(scheme.legalBasis == "Quyết định 2")
    #expect(scheme.points.map(\.indicator) == [201, 202])
    #expect(scheme.points.map(\.points) == [10, Decimal(25) / 10])
    #expect(scheme.grades.map(\.name.en) == ["Good", "Fair"])
    #expect(scheme.grades.map(\.from) == [Decimal(125) / 10, 10])
  }

  @Test func elementsHaveTheirWeightTheirBoundsAndTheirKindsOfUnit() throws {
    let score = try #require(try framework().dataElement("score"))
    #expect(score.aggregation == .weightedMean)
    #expect(score.weight == "pupils")
    #expect(score.overTime == .mean)
    #expect(score.minimum == 0 && score.maximum == 10)
    #expect(score.reportedBy == ["ward", "commune"])
    #expect(try framework().dataElement("pupils")?.breakdowns == ["sex"])
    let tutors = try #require(try framework().dataElement("tutors"))
    #expect(tutors.overTime == nil && tutors.minimum == nil && tutors.reportedBy.isEmpty)
    #expect(try framework().dataElement("rubric")?.isRanked == true)
  }

  @Test func everyKindOfMeasureIsRead() throws {
    let framework = try framework()
    func measure(_ number: Int) -> Measure? { framework.indicator(number)?.measure }
    #expect(try measure(201) == .amount(value: Formula("score")))
    #expect(
      try measure(202)
        == .againstReference(value: Formula("income"), series: "national", yearsBefore: 1))
    #expect(
      try measure(203)
        == .change(value: Formula("(pupils / tutors)"), previous: nil, direction: .decrease))
    #expect(measure(204) == .judgement(element: "rubric"))
    #expect(measure(205)?.elementCodes == ["literate_level_2", "people_15_60"])
  }

  @Test func thresholdsAndDefinitionsAreRead() throws {
    let framework = try framework()
    #expect(
      framework.indicator(201)?.threshold
        == Threshold(comparison: .between, value: 5, upper: 8))
    #expect(framework.indicator(204)?.threshold == Threshold(comparison: .atLeast, value: 2))
    #expect(framework.indicator(201)?.definition?.en == "The mean score")
    #expect(framework.indicator(202)?.definition == nil)
  }

  @Test func yearsBeforeIsTheSameYearWhereItIsNotSaid() throws {
    let folder = try SampleFramework.folder()
    try folder.replace(", yearsBefore: 1", with: "", in: SampleFramework.indicators)
    let measure = SampleFramework.read(folder).framework?.indicator(202)?.measure
    #expect(measure?.references.map(\.yearsBefore) == [0])
  }

  @Test func theCrosswalkIsReadWithWhatIsOnlySupposed() throws {
    let crosswalk = try #require(try framework().crosswalks.first)
    #expect(crosswalk.to == "vn-86-2019")
    #expect(crosswalk.link("M.1.1")?.indicators == [1, 2])
    #expect(crosswalk.link("M.1.1")?.isUnverified == true)
    #expect(crosswalk.link("M.1.2")?.indicators == [])
    #expect(crosswalk.link("M.1.2")?.isUnverified == false)
  }

  @Test func aFolderMayDoWithoutACrosswalk() throws {
    let folder = try SampleFramework.folder()
    try folder.remove(SampleFramework.crosswalk)
    let (framework, faults) = SampleFramework.read(folder)
    #expect(framework?.crosswalks == [])
    #expect(faults == [])
    #expect(FrameworkPack.needs(folder.url) == ["vn-86-2019"])
  }

  @Test func whatMustBeReadBeforeItIsNamed() throws {
    let folder = try SampleFramework.folder()
    #expect(Set(FrameworkPack.needs(folder.url)) == ["vn-86-2019"])
    try folder.replace("to: vn-86-2019", with: "to: unesco", in: SampleFramework.crosswalk)
    #expect(Set(FrameworkPack.needs(folder.url)) == ["vn-86-2019", "unesco"])
    #expect(FrameworkPack.needs(RealFolder.framework) == [])
    #expect(FrameworkPack.needs(URL(filePath: "/no/such/folder")) == [])
  }

  @Test func itSurvivesBeingStored() throws {
    let framework = try framework()
    let data = try JSONEncoder().encode(framework)
    #expect(try JSONDecoder().decode(Framework.self, from: data) == framework)
  }
}
