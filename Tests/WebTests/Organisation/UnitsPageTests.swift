// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import TestSupport
import Testing

/// The units of a day as a page.
@Suite struct UnitsPageTests {
  @Test func `The page moves through time and tells what became of whom`() async throws {
    try await WebCity.with { city in
      let an = try await city.browser(.an, .en)
      let path = "\(WebCity.framework.replacing("framework", with: "units"))"
      let before = try await an.get(path + "?on=2025-06-30")
      #expect(before.says("units on 30 June 2025"))
      #expect(before.says("Since 01 July 2025: part of Vàng Danh Ward (the whole)."))
      #expect(before.says("Since 01 July 2025: part of Uông Bí Ward (a part: "))
      #expect(before.html.contains("value=\"2025-06-30\""))
      let after = try await an.get(path + "?on=2025-07-01")
      #expect(after.says("3 units on 01 July 2025"))
      #expect(after.html.matches(of: /<tr><td class="name">/).count == 3)
      #expect(after.says("Nghị quyết 1679/NQ-UBTVQH15"))
      let vi = try await city.browser(.an).get(path + "?on=2025-07-01")
      #expect(vi.says("3 đơn vị vào ngày 01/07/2025"))
      #expect(vi.says("Phường Yên Tử"))
    }
  }
}
