// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import TestSupport
import Testing
import Workflow

/// The parts of a total, which a unit may report: by sex, by ethnicity.
@Suite struct BreakdownFieldTests {
  private static let female = "figure-citizens.sex=female"
  private static let male = "figure-citizens.sex=male"

  @Test func `Parts are typed, saved and shown again where the total stands`() async throws {
    try await WebCity.with { city in
      let an = try await city.browser(.an)
      let empty = try await an.get(WebCity.report())
      #expect(empty.fields()[Self.female] == "" && empty.fields()[Self.male] == "")
      #expect(empty.element("indicator-3").contains("Nữ"))
      #expect(!empty.element("indicator-3").contains("<details open"))
      let saved = try await an.fill(
        WebCity.report(),
        ["figure-citizens": "1.000", Self.female: "1.000,0", Self.male: "0"], press: "save")
      #expect(saved.status == 200)
      #expect(saved.fields()[Self.female] == "1.000" && saved.fields()[Self.male] == "0")
      #expect(saved.element("indicator-3").contains("<details open"))
      let line = try await city.fixture.form().lines.first { $0.indicator == 3 }
      #expect(line?.part("citizens", "sex=female")?.value == 1000)
      #expect(line?.part("citizens", "sex=male")?.value == 0)
      #expect(line?.part("citizens", "ethnicity=minority") == nil)

      let taken = try await an.fill(
        WebCity.report(), [Self.female: "", Self.male: ""], press: "save")
      #expect(taken.fields()[Self.female] == "")
      let after = try await city.fixture.form().lines.first { $0.indicator == 3 }
      #expect(after?.part("citizens", "sex=female") == nil)
      #expect(after?.figure("citizens")?.value == 1000)
    }
  }

  @Test func `What is no number is told at the part, and stays`() async throws {
    try await WebCity.with { city in
      let an = try await city.browser(.an, .en)
      let page = try await an.fill(
        WebCity.report(), ["figure-citizens": "1000", Self.female: "half", Self.male: "-5"],
        press: "save")
      #expect(page.status == 422)
      let html = WebPage.resolved(page.html)
      for id in [Self.female, Self.male] {
        #expect(page.links().contains("#\(id)"))
        #expect(html.contains("id=\"\(id)-error\""))
      }
      #expect(page.says("“half” is not a number"))
      #expect(page.fields()[Self.female] == "half" && page.fields()[Self.male] == "-5")
      #expect(try await city.fixture.form().record == nil)
    }
  }

  @Test(arguments: Language.allCases)
  func `A wrong sum is told at its field on submitting, and what was typed stays`(
    _ language: Language
  ) async throws {
    try await WebCity.with { city in
      let an = try await city.browser(.an, language)
      var typed = try Filled.whole()
      typed[Self.female] = "600"
      typed[Self.male] = "500"
      let page = try await an.fill(WebCity.report(), typed, press: "submit")
      #expect(page.status == 422)
      let sentence =
        language == .vi ? "1.100" : "the parts add up to 1,100, but the total is 1,000"
      #expect(page.element("indicator-3").contains(sentence), "\(page.element("errors"))")
      #expect(page.links().contains("#\(Self.female)"))
      #expect(page.fields()[Self.female] == "600" && page.fields()[Self.male] == "500")
      #expect(try await city.fixture.form().record?.status == .draft)

      let mended = try await an.fill(WebCity.report(), [Self.male: "400"], press: "submit")
      #expect(mended.status == 200)
      #expect(try await city.fixture.form().record?.status == .submitted)
    }
  }

  @Test func `Half of a breakdown is asked for whole`() async throws {
    try await WebCity.with { city in
      let an = try await city.browser(.an, .en)
      var typed = try Filled.whole()
      typed[Self.female] = "600"
      let page = try await an.fill(WebCity.report(), typed, press: "submit")
      #expect(page.status == 422)
      #expect(page.says("a breakdown is half filled; give every part, or none"))
      #expect(page.links().contains("#\(Self.male)"))
      #expect(!page.links().contains("#\(Self.female)"))
      #expect(page.fields()[Self.female] == "600")
    }
  }
}
