// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import HTTPTypes
import TestSupport
import Testing
import Workflow

/// Where the city stands, one indicator explained, and the reports for those who may have them.
@Suite struct StandingPageTests {
  @Test func `Before anything is approved the page says so, and draws nothing`() async throws {
    try await WebCity.with { city in
      try await city.fixture.bring(to: .submitted)
      let page = try await city.browser(.ha, .en).get(WebCity.period)
      #expect(page.says("No figure is approved yet"))
      #expect(page.says("0 indicators are met, out of 0 with data and 57 in all."))
    }
  }

  @Test func `The overview counts what is approved and names who is missing`() async throws {
    try await WebCity.with { city in
      try await city.fixture.bring(to: .approved)
      let page = try await city.browser(.ha, .en).get(WebCity.period)
      #expect(page.html.matches(of: /<tr><td class="number"/).count == 57)
      #expect(page.says("Without approved figures:"))
      let missing = try #require(page.html.firstMatch(of: /Without approved figures: ([^<]*)</)).1
      #expect(!missing.contains("Bắc Sơn") && missing.contains("Yên Thanh"))
      #expect(page.html.contains("<svg"))
      // A picture says in words what it shows.
      for match in page.html.matches(of: /<svg([^>]*)>/) {
        #expect(match.1.contains("aria-label=") || match.1.contains("aria-hidden="))
      }
    }
  }

  @Test func `An indicator shows its fraction, its sources and links only to what may be seen`()
    async throws
  {
    try await WebCity.with { city in
      try await city.fixture.bring(to: .approved)
      let path = "\(WebCity.period)/indicators/3"
      let dung = try await city.browser(.dung, .en).get(path)
      #expect(dung.says("500") && dung.says("1,000") && dung.says("= 50"))
      #expect(dung.says("Not met"))
      #expect(dung.links().contains(WebCity.report()))
      let giang = try await city.browser(.giang, .en).get(path)
      #expect(!giang.links().contains(WebCity.report()))
    }
  }

  @Test func `The reports are files for those who may have them`() async throws {
    try await WebCity.with { city in
      try await city.fixture.bring(to: .approved)
      for person in [FixturePerson.dung, .ha] {
        let browser = try await city.browser(person)
        for (ending, type) in [("docx", "wordprocessingml"), ("xlsx", "spreadsheetml")] {
          let path = "\(WebCity.period)/report.\(ending)"
          #expect(try await browser.get(WebCity.period).links().contains(path))
          let file = try await browser.get(path)
          #expect(file.bytes.starts(with: Array("PK".utf8)))
          #expect(file.headers[.contentType]?.contains(type) == true)
          let disposition = try #require(file.headers[.contentDisposition])
          #expect(disposition.contains("filename=\"uong-bi-2025-2025-01.\(ending)\""))
        }
      }
      let an = try await city.browser(.an).get(WebCity.period)
      #expect(!an.links().contains { $0.contains("/report.") || $0.hasSuffix("/progress") })
    }
  }

  @Test func `The overview shows progress against targets and counts every standard`()
    async throws
  {
    try await WebCity.with { city in
      try await city.fixture.bring(to: .approved)
      try await city.write(
        .targets,
        [
          ["indicator", "unit", "2025", "source"], ["3", "", "72", "KH 39"],
          ["3", "ub-bac-son", "45-55", "KH 39"],
        ])
      let page = try await city.browser(.ha, .en).get(WebCity.period)
      let row = try #require(page.html.firstMatch(of: /indicators\/3">.*?<\/tr>/)).0
      #expect(row.contains("Target 72 by 2025") && row.contains("Not due yet"))
      let other = try #require(page.html.firstMatch(of: /indicators\/2">.*?<\/tr>/)).0
      #expect(!other.contains("Target"))
      let standards = try FixturePacks.framework().areas.flatMap(\.standards)
      let counted = standards.count + standards.flatMap(\.criteria).count
      #expect(page.says("and social cohesion 0 met / 1 with data / 5"))
      #expect(page.html.components(separatedBy: " with data / ").count - 1 == counted)

      let own = try await city.browser(.an, .en).get("\(WebCity.period)?unit=ub-bac-son")
      #expect(own.says("On track Target 45–55 by 2025"))
    }
  }
}
