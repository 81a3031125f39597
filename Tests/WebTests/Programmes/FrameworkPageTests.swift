// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import TestSupport
import Testing

/// The criteria set, and writing the text of an indicator that has none.
@Suite struct FrameworkPageTests {
  @Test func `All 57 indicators stand there, and only the standing office may write`() async throws
  {
    try await WebCity.with { city in
      let an = try await city.browser(.an, .en).get(WebCity.framework)
      #expect(an.html.matches(of: /<tr><td class="number"/).count == 57)
      #expect(!an.links().contains { $0.hasSuffix("/wording") })
      let dung = try await city.browser(.dung, .en).get(WebCity.framework)
      let links = dung.links().filter { $0.hasSuffix("/wording") }
      #expect(links == [26, 37].map { "\(WebCity.framework)/\($0)/wording" })
    }
  }

  @Test func `A text without its legal basis is refused and kept, then stands everywhere`()
    async throws
  {
    try await WebCity.with { city in
      let dung = try await city.browser(.dung, .en)
      let path = "\(WebCity.framework)/26/wording"
      var fields = try await dung.get(path).fields()
      fields["vi"] = "Tỷ lệ <người dân>"
      fields["en"] = "The share of <people>"
      let refused = try await dung.post(path, fields)
      #expect(refused.status == 422)
      #expect(refused.html.contains("id=\"legalBasis-error\""))
      #expect(refused.fields()["vi"] == "Tỷ lệ <người dân>")
      fields["legalBasis"] = "Công văn 86/BGDĐT-GDTX"
      let written = try await dung.post(path, fields, following: true)
      #expect(written.status == 200 && written.path == WebCity.framework)
      #expect(written.says("The share of <people>"))
      let vi = try await city.browser(.an).get("\(WebCity.period)/indicators/26")
      #expect(vi.says("Tỷ lệ <người dân>"))
    }
  }

  @Test func `An official text cannot be written over`() async throws {
    try await WebCity.with { city in
      let dung = try await city.browser(.dung, .en)
      let page = try await dung.post(
        "\(WebCity.framework)/1/wording",
        ["token": try await dung.token(), "vi": "x", "en": "x", "legalBasis": "x"])
      #expect(page.status == 409)
      #expect(page.says("This indicator has an official text"))
    }
  }
}
