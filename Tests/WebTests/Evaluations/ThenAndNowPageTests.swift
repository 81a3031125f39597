// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import TestSupport
import Testing

/// Uông Bí after its end: by the ten wards of then, and by the three of today.
@Suite struct ThenAndNowPageTests {
  private static let path = "\(WebCity.period)/indicators/3/then-and-now"

  @Test func `Then and now stand side by side, and what cannot be placed is named`()
    async throws
  {
    try await WebCity.with { city in
      for ward in ["ub-phuong-dong", "ub-phuong-nam", "ub-thuong-yen-cong", "ub-trung-vuong"] {
        try await city.fixture.bring(ward, to: .approved)
      }
      let before = try await city.browser(.dung, .en).get(Self.path)
      #expect(before.status == 200 && before.says("Units have not changed since this period."))
      city.fixture.clock.set("2025-08-01T03:00:00Z")
      let dung = try await city.browser(.dung, .en)
      let page = try await dung.get(Self.path)
      #expect(page.says("4 of 10 units have figures") && page.says("1 of 3 units have figures"))
      #expect(page.says("Yên Tử Ward") && page.says("from Phương Đông Ward; Phương Nam Ward"))
      #expect(page.says("Not given to any unit of today") && page.says("Trưng Vương Ward"))
      let standing = try await dung.get("\(WebCity.period)?tree=today")
      #expect(standing.says("Figures are re-attributed to today’s units"))
      #expect(standing.html.contains("report.docx?tree=today"))
      let document = try await dung.get("\(WebCity.period)/report.docx?tree=today")
      #expect(document.status == 200)
      let indicator = try await dung.get("\(WebCity.period)/indicators/3?tree=today")
      #expect(indicator.says("Yên Tử Ward") && indicator.links().contains(Self.path))
    }
  }
}
