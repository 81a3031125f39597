// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import TestSupport
import Testing
import Words

/// The two languages of the pages.
@Suite struct LanguageTests {
  /// Every page that the standing office can open, each in a telling state.
  private static let paths = [
    "/", WebCity.period, "/programmes/uong-bi-2025/2025-02", "\(WebCity.period)?unit=ub-bac-son",
    "\(WebCity.period)/indicators/3", "\(WebCity.period)/indicators/26",
    "\(WebCity.period)/indicators/27", "\(WebCity.period)/indicators/48",
    "\(WebCity.period)/progress", WebCity.report(), WebCity.report("ub-yen-thanh"),
    WebCity.report("ub-ldtbxh"), WebCity.framework, "\(WebCity.framework)/26/wording", "/nowhere",
    "\(WebCity.period)/units/nowhere",
  ]

  /// A city where one report is approved, one returned and one begun.
  private func withStates(_ body: @escaping @Sendable (WebCity) async throws -> Void) async throws {
    try await WebCity.with { city in
      try await city.fixture.bring("ub-bac-son", to: .approved)
      try await city.fixture.bring("ub-yen-thanh", to: .returned)
      try await city.fixture.bring("ub-ldtbxh", to: .draft)
      try await body(city)
    }
  }

  /// The fixed words of each Vietnamese phrase that its English counterpart does not have.
  private static func vietnameseWords() throws -> [String] {
    let (vi, en) = (try Phrasebook.load("vi"), try Phrasebook.load("en"))
    return vi.keys.flatMap { key -> [String] in
      guard vi(key) != en(key) else { return [] }
      return vi(key).split(separator: /\{\w+\}/)
        .map { $0.trimmingCharacters(in: CharacterSet(charactersIn: " .,:;–“”()")) }
        .filter { part in part.count >= 4 && part.contains { !$0.isASCII } }
    }
  }

  /// Words of the interface that are also words of the city's own data.
  private static let alsoData: Set<String> = ["tháng"]

  @Test func `An English page has no Vietnamese of the interface`() async throws {
    let vietnamese = try Self.vietnameseWords().filter { !Self.alsoData.contains($0) }
    #expect(vietnamese.count > 200)
    try await withStates { city in
      let browser = try await city.browser(.dung, .en)
      for path in Self.paths {
        let page = try await browser.get(path)
        #expect(page.html.contains("<html lang=\"en\">"))
        let text = " \(page.text) "
        for words in vietnamese where text.contains(words) {
          Issue.record("\(path): \(words)")
        }
      }
    }
  }

  @Test(arguments: Language.allCases)
  func `No page shows a key instead of words`(_ language: Language) async throws {
    let keys = try Phrasebook.load(language.rawValue).keys
    let beginnings = Set(keys.compactMap { $0.split(separator: ".").first.map(String.init) })
    try await withStates { city in
      for person in [FixturePerson.dung, .an, .chi] {
        let browser = try await city.browser(person, language)
        for path in Self.paths + ["/sign-in?x", "/design"] {
          let text = try await browser.get(path).text
          for match in text.matches(of: /\b([a-z]+)\.[a-z][A-Za-z.-]*/) {
            #expect(!beginnings.contains(String(match.1)), "\(path): \(match.0)")
          }
          #expect(!text.contains("[["), "\(path)")
          #expect(!text.contains(/\{[a-zA-Z]+\}/), "\(path)")
        }
      }
    }
  }

  @Test func `Changing the language keeps the page, and the choice outlives the session`()
    async throws
  {
    try await withStates { city in
      let browser = try await city.browser(.an)
      let path = "\(WebCity.period)?unit=ub-bac-son"
      let vi = try await browser.get(path)
      let link = try #require(vi.links().first { $0.hasPrefix("/language/en") })
      let en = try await browser.get(link)
      #expect(en.path == path)
      #expect(en.html.contains("<html lang=\"en\">"))
      _ = try await browser.post("/sign-out", ["token": en.fields()["token"] ?? ""])
      let signIn = try await browser.get("/")
      #expect(signIn.says("Sign-in name"))
      let back = try #require(signIn.links().first { $0.hasPrefix("/language/vi") })
      #expect(try await browser.get(back).html.contains("<html lang=\"vi\">"))
    }
  }

  @Test func `Numbers and dates are written as each language writes them`() async throws {
    try await WebCity.with { city in
      var report = try city.fixture.completeFigures()
      report.texts["citizens"] = "12345"
      report.texts["citizens_taking_part"] = "9000"
      try await city.fixture.bring(to: .approved, report)
      let path = "\(WebCity.period)/indicators/3"
      let vi = try await city.browser(.dung).get(path)
      #expect(vi.says("12.345") && vi.says("72,9"))
      let en = try await city.browser(.dung, .en).get(path)
      #expect(en.says("12,345") && en.says("72.9"))
      let work = try await city.browser(.an, .en).get(WebCity.report())
      #expect(work.says("24 January 2025") && work.says("January 2025"))
    }
  }
}
