// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import TestSupport
import Testing
import Workflow

/// What who leads an indicator says of it beside what is computed.
@Suite struct AssessmentPageTests {
  private static let path = "\(WebCity.period)/indicators/7"

  private static let typed = [
    "reached": "partly", "likely": "met", "expectedBy": "2027", "reason": "Đang <điều tra>",
  ]

  private func said(_ browser: Browser, _ values: [String: String]) async throws -> WebPage {
    let fields = try await browser.get(Self.path).fields()
    return try await browser.post(
      "\(Self.path)/assess", fields.merging(values) { _, typed in typed })
  }

  @Test func `Who leads an indicator says how far it is, and everybody reads it`() async throws {
    try await WebCity.with { city in
      let chi = try await city.browser(.chi, .en)
      let saved = try await said(chi, Self.typed)
      #expect(saved.status == 303 && saved.location == "\(Self.path)#assessment")
      let page = try await city.browser(.giang, .en).get(Self.path)
      #expect(page.says("Reached: Partly reached. Likely: Reached, by the end of 2027."))
      #expect(page.says("Đang <điều tra>") && page.says("Lê Thị Chi"))
      #expect(!page.html.contains("<điều tra>"))
      #expect(!page.html.contains("/assess\""))
      // It is said of one indicator and one period only.
      for other in ["\(WebCity.period)/indicators/8", "\(WebCity.programme)/2025-02/indicators/7"] {
        #expect(try await !chi.get(other).says("Partly reached."), "\(other)")
      }
    }
  }

  @Test func `The latest word comes first, and the earlier ones stay`() async throws {
    try await WebCity.with { city in
      let chi = try await city.browser(.chi, .en)
      _ = try await said(chi, Self.typed)
      let dung = try await city.browser(.dung, .en)
      #expect(try await dung.get(Self.path).fields()["reached"] == "partly")
      _ = try await said(
        dung, ["reached": "notMet", "likely": "notMet", "expectedBy": "", "reason": "Chưa đủ"])
      let text = try await dung.get(Self.path).element("assessment")
      let later = try #require(text.range(of: "Reached: Not reached. Likely: Not reached."))
      let earlier = try #require(text.range(of: "Reached: Partly reached. Likely: Reached"))
      #expect(later.lowerBound < earlier.lowerBound)
    }
  }

  @Test func `What is missing is told, and what was typed stays`() async throws {
    try await WebCity.with { city in
      let chi = try await city.browser(.chi, .en)
      var values = Self.typed
      values["expectedBy"] = ""
      values["reason"] = " "
      let bare = try await said(chi, values)
      #expect(bare.status == 422)
      #expect(bare.html.contains("<details open>"))
      #expect(bare.html.contains("id=\"expectedBy-error\""))
      #expect(bare.says("Say by which year this level is expected"))
      #expect(bare.html.contains("id=\"reason-error\""))
      #expect(bare.fields()["reached"] == "partly" && bare.fields()["likely"] == "met")

      values = Self.typed
      values["expectedBy"] = "năm sau"
      let late = try await said(chi, values)
      #expect(late.status == 422 && late.says("“năm sau” is no year"))
      #expect(late.fields()["expectedBy"] == "năm sau")
      #expect(late.fields()["reason"] == "Đang <điều tra>")

      values["likely"] = ""
      let half = try await said(chi, values)
      #expect(half.status == 422)
      #expect(half.says("Choose both the level reached and the level likely"))
      let page = try await chi.get(Self.path)
      #expect(!page.says("Likely: "))
    }
  }

  @Test func `Nothing is said of a closed period any more`() async throws {
    try await WebCity.with { city in
      let chi = try await city.browser(.chi, .en)
      let fields = try await chi.get(Self.path).fields().merging(Self.typed) { _, typed in typed }
      try await city.fixture.bring(to: .approved)
      try await city.fixture.perform(
        ConsolidatePeriod(
          programme: FixtureCity.programme, period: FixtureCity.period, comment: ""), as: .dung)
      let page = try await chi.post("\(Self.path)/assess", fields)
      #expect(page.status == 409)
      #expect(try await !chi.get(Self.path).html.contains("/assess\""))
    }
  }
}
