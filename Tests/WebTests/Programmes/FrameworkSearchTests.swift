// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import TestSupport
import Testing
import Workflow

/// Finding an indicator, and the frameworks that are held against the city's.
@Suite struct FrameworkSearchTests {
  /// The numbers of the indicators on the page.
  private func numbers(_ page: WebPage) -> [String] {
    page.html.matches(of: /<tr><td class="number"[^>]*>(\d+)</).map { String($0.1) }
  }

  @Test func `Words find indicators with accents and without, however the browser writes them`()
    async throws
  {
    try await WebCity.with { city in
      let an = try await city.browser(.an)
      for query in [
        "xoa+mu+chu", "xoa%20mu%20chu", "x%C3%B3a+m%C3%B9+ch%E1%BB%AF", "XOA+M%C3%99+CHU",
        "x%C3%B3a%20m%C3%B9%20ch%E1%BB%AF", "chu++mu+xoa+",
      ] {
        let page = try await an.get("\(WebCity.framework)?q=\(query)")
        #expect(page.status == 200)
        #expect(numbers(page) == ["1", "2"], "\(query)")
        #expect(page.says("1.1. "), "\(query)")
      }
      let page = try await an.get("\(WebCity.framework)?q=x%C3%B3a+m%C3%B9+ch%E1%BB%AF")
      #expect(page.fields()["q"] == "xóa mù chữ")
    }
  }

  @Test func `A number, a code, an English word and a unit find indicators too`() async throws {
    try await WebCity.with { city in
      let an = try await city.browser(.an, .en)
      for (query, found) in [
        ("%286%29", ["6"]), ("1.1.2.3", ["3"]), ("illiteracy", ["1", "2"]), ("+", nil), ("", nil),
      ] {
        let page = try await an.get("\(WebCity.framework)?q=\(query)")
        #expect(numbers(page) == found ?? (1...57).map(String.init), "\(query)")
        #expect(page.says("1 indicators with “") == (found?.count == 1), "\(query)")
      }
      let unit = try await an.get("\(WebCity.framework)?q=lao+dong+thuong+binh")
      #expect(numbers(unit).contains("7") && numbers(unit).count < 57)
    }
  }

  @Test func `Where nothing is found the page says so and keeps the words`() async throws {
    try await WebCity.with { city in
      let page = try await city.browser(.an, .en)
        .get("\(WebCity.framework)?q=%3Cscript%3E+kh%C3%B4ng")
      #expect(page.status == 200 && numbers(page) == [])
      #expect(page.says("No indicator found"))
      #expect(page.says("0 indicators with “<script> không”."))
      #expect(page.fields()["q"] == "<script> không")
      #expect(page.links().contains(WebCity.framework))
    }
  }

  @Test func `Another framework stands criterion by criterion beside the city's`() async throws {
    try await WebCity.with { city in
      let an = try await city.browser(.an, .en)
      #expect(try await !an.get(WebCity.framework).says("KF1.1"))
      try await city.fixture.city.perform(
        LoadFramework(framework: try FixturePacks.unesco()), as: .commandLine)
      let page = try await an.get(WebCity.framework)
      let rows = page.html.matches(of: /<tr><td class="name">(KF[\d.]+) .*?<\/tr>/)
      #expect(rows.count == 42)
      let first = try #require(rows.first { $0.1 == "KF1.1" })
      #expect(first.0.contains("framework/1\"") && first.0.contains("framework/2\""))
      let bare = try #require(rows.first { $0.1 == "KF1.4" })
      #expect(bare.0.contains("no indicator") && !bare.0.contains("framework/"))
      #expect(page.says("35 of 42 criteria are answered by an indicator of this set."))
      // A search is for the indicators only.
      #expect(try await !an.get("\(WebCity.framework)?q=xoa+mu+chu").says("KF1.1"))
      #expect(try await an.get("\(WebCity.framework)/3").says("KF1.2"))
    }
  }
}
