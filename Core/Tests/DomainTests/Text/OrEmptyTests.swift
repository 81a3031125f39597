// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Testing

/// Lists that older documents do not have.
/// What was stored before there were such lists is read, and written again letter by letter.
@Suite struct OrEmptyTests {
  private struct Box: Codable, Equatable {
    let name: String
    @OrEmpty var codes: [String]
  }

  private func written(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(value), as: UTF8.self)
  }

  private func read<Value: Decodable>(_ type: Value.Type, _ text: String) throws -> Value {
    try JSONDecoder().decode(type, from: Data(text.utf8))
  }

  @Test(arguments: [#"{"name":"a"}"#, #"{"codes":null,"name":"a"}"#, #"{"codes":[],"name":"a"}"#])
  func aMissingListIsEmpty(text: String) throws {
    #expect(try read(Box.self, text) == Box(name: "a", codes: []))
  }

  @Test func anEmptyListIsNotWritten() throws {
    #expect(try written(Box(name: "a", codes: [])) == #"{"name":"a"}"#)
    #expect(try written(Box(name: "a", codes: ["x"])) == #"{"codes":["x"],"name":"a"}"#)
  }

  @Test func aListWithItemsIsReadBack() throws {
    let box = Box(name: "a", codes: ["x", "y"])
    #expect(try read(Box.self, written(box)) == box)
    #expect(throws: DecodingError.self) { try read(Box.self, #"{"codes":"x","name":"a"}"#) }
    #expect(throws: DecodingError.self) { try read(Box.self, #"{"codes":[1],"name":"a"}"#) }
  }

  private static let element = """
    {"aggregation":"sum","code":"people","collectedAt":"commune","kind":"count","levels":[],\
    "minimum":0,"name":{"en":"people","vi":"people"}}
    """

  private static let indicator = """
    {"code":"1.1.1.1","criterion":"1.1.1",\
    "measure":{"change":{"direction":"increase","previous":"before","value":"people"}},\
    "name":{"en":"(1)","vi":"(1)"},"number":1,"threshold":{"comparison":"atLeast","value":1.5}}
    """

  private static let framework = """
    {"areas":[],"dataElements":[\(element)],"id":"small","indicators":[\(indicator)],\
    "legalBasis":{"document":""},"name":{"en":"small","vi":"small"},\
    "validFrom":"2025-01-01","version":"1"}
    """

  @Test func anOldFrameworkIsReadAndWrittenAgainAsItWas() throws {
    let framework = try read(Framework.self, Self.framework)
    #expect(framework.uses.isEmpty && framework.breakdowns.isEmpty)
    #expect(framework.references.isEmpty && framework.crosswalks.isEmpty)
    #expect(framework.scoring == nil && framework.isUnverified == nil)
    let element = try #require(framework.dataElement("people"))
    #expect(element.breakdowns.isEmpty && element.reportedBy.isEmpty)
    #expect(element.maximum == nil && element.weight == nil && element.overTime == nil)
    #expect(framework.indicator(1)?.threshold == Samples.atLeast("1.5"))
    #expect(try written(framework) == Self.framework)
  }

  @Test func whatIsNewOfAFrameworkSurvivesBeingStored() throws {
    let element = Samples.element(
      "score", .amount, .weightedMean, maximum: 10, weight: "pupils", overTime: .mean,
      breakdowns: ["sex"], reportedBy: ["ward"])
    let sex = Breakdown(
      code: "sex", name: Samples.text("sex"),
      categories: [Breakdown.Category(code: "female", name: Samples.text("female"))])
    let framework = Framework(
      id: "new", version: "1", name: Samples.text("new"),
      legalBasis: LegalBasis(document: "", date: nil, issuer: nil),
      validFrom: try SmallCity.day("2025-01-01"), note: nil, areas: [],
      indicators: [
        Samples.indicator(1, .amount(value: try Formula("score")), Samples.between("5", "8"))
      ],
      dataElements: [element], isUnverified: true, uses: ["other"], breakdowns: [sex],
      references: [
        ReferenceSeries(
          code: "gdp", name: Samples.text("gdp"), unit: Samples.text("dong"), guidance: nil)
      ],
      crosswalks: [Crosswalk(to: "other", links: [])],
      scoring: ScoreScheme(
        name: Samples.text("points"), legalBasis: "1", points: [.init(indicator: 1, points: 2)],
        grades: [.init(name: Samples.text("good"), from: exact("1.5"))]))
    #expect(try read(Framework.self, written(framework)) == framework)
  }

  @Test func anOldProgrammeIsReadAndWrittenAgainAsItWas() throws {
    let old = try SmallCity(elements: [], indicators: [], assignments: []).programme
    let text = try written(old)
    for key in ["alongside", "targets", "progressRule", "versions"] {
      #expect(!text.contains("\"\(key)\""))
    }
    let programme = try read(Programme.self, text)
    #expect(programme == old)
    #expect(programme.alongside.isEmpty && programme.targets.isEmpty && programme.versions.isEmpty)
    #expect(try written(programme) == text)
  }
}
