// SPDX-License-Identifier: Apache-2.0

import Domain
import Testing

/// Texts in two languages.
/// Nobody sees an empty label: Vietnamese stands in.
@Suite struct LocalizedTextTests {
  @Test func eachLanguageHasItsText() {
    let text = LocalizedText(vi: "Phường", en: "Ward")
    #expect(text[.vi] == "Phường")
    #expect(text[.en] == "Ward")
  }

  @Test func aMissingEnglishTextFallsBackToVietnamese() {
    #expect(LocalizedText(vi: "Phường", en: nil)[.en] == "Phường")
  }

  @Test func aUnitIsLabelledByItsShortNameWhereItHasOne() {
    let long = LocalizedText(vi: "Phòng Giáo dục và Đào tạo", en: nil)
    let short = LocalizedText(vi: "Phòng GDĐT", en: nil)
    func unit(_ shortName: LocalizedText?) -> OrgUnit {
      OrgUnit(
        code: "x", name: long, shortName: shortName, kind: "division", parent: nil, source: nil)
    }
    #expect(unit(short).label == short)
    #expect(unit(nil).label == long)
  }
}
