// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import TestSupport
import Testing

/// A sheet of units in the browser: shown with its doubts, decided, written; and the sheet that is
/// downloaded comes back as the same.
@Suite struct UnitImportPageTests {
  private static let path = "\(WebCity.programme)/unit-import"

  private static let sheet =
    "Mã\tTên\tLoại đơn vị\tThuộc\tTừ ngày\nub-q1\tKhu 1\tPhường\tub-bac-son\t\n"
    + "06820\tPhuong Bac Son\tPhường\tub\t"

  @Test func `A doubtful row is decided on the page before anything is written`() async throws {
    try await WebCity.with(hasReform: false) { city in
      let dung = try await city.browser(.dung, .en)
      let token = try await dung.token()
      let doubtful = try await dung.post(
        Self.path, ["token": token, "text": Self.sheet, "step": "check"])
      #expect(doubtful.status == 200 && doubtful.says("Rows in doubt"))
      #expect(doubtful.html.contains("name=\"same-3\""))
      #expect(!doubtful.html.contains("value=\"set\""))
      let refused = try await dung.post(
        Self.path, ["token": token, "text": Self.sheet, "step": "set"])
      #expect(refused.status == 422 && refused.says("may be a unit that is known (ub-bac-son)"))
      let decided = try await dung.post(
        Self.path, ["token": token, "text": Self.sheet, "step": "check", "same-3": "new"])
      #expect(decided.html.contains("value=\"set\"") && decided.says("06820"))
      let done = try await dung.post(
        Self.path, ["token": token, "text": Self.sheet, "step": "set", "same-3": "new"],
        following: true)
      #expect(done.path == "\(WebCity.programme)/units?done=2")
      #expect(done.says("Khu 1"))
      let found = try await dung.get("\(WebCity.programme)/units?q=bac+son")
      #expect(found.says("2 units on"))
    }
  }

  @Test func `The downloaded sheet comes back and changes nothing`() async throws {
    try await WebCity.with { city in
      let dung = try await city.browser(.dung)
      let file = try await dung.get("\(WebCity.programme)/units.xlsx?on=2025-01-01")
      #expect(file.status == 200)
      let page = try await dung.post(
        Self.path, ["token": try await dung.token(), "step": "check"],
        files: [UploadedFile("file", "units.xlsx", file.bytes)])
      #expect(page.status == 200 && page.says("0 mới, 0 đổi, 25 giữ nguyên"))
      #expect(!page.html.contains("value=\"set\""))
    }
  }

  @Test func `A wrong file and a wrong row are told`() async throws {
    try await WebCity.with { city in
      let dung = try await city.browser(.dung)
      let token = try await dung.token()
      let image = try await dung.post(
        Self.path, ["token": token, "step": "check"],
        files: [UploadedFile("file", "units.png", [1, 2])])
      #expect(image.status == 422)
      let page = try await dung.post(
        Self.path,
        ["token": token, "step": "check", "text": "Mã\tTên\tLoại đơn vị\tThuộc\na\tA\tnhà\tub"])
      #expect(page.status == 422 && page.says("hàng 2, cột Loại đơn vị"))
      #expect(page.html.contains("a\tA\tnhà\tub"))
    }
  }
}
