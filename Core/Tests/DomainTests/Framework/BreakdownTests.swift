// SPDX-License-Identifier: Apache-2.0

import Domain
import Testing

/// Ways to divide a total.
@Suite struct BreakdownTests {
  @Test func aPartIsKeptUnderItsBreakdownAndItsCategory() throws {
    let sex = Breakdown(
      code: "sex", name: Samples.text("sex"),
      categories: ["female", "male"].map { .init(code: $0, name: Samples.text($0)) })
    #expect(sex.keys == ["sex=female", "sex=male"])
    #expect(sex.key(try #require(sex.categories.last)) == "sex=male")
  }

  @Test func aBreakdownWithoutCategoriesHasNoParts() {
    #expect(Breakdown(code: "sex", name: Samples.text("sex"), categories: []).keys == [])
  }
}
