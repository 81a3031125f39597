// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import TestSupport
import Testing
import Workflow

/// The pages of the standing office on the eve of a deadline.
@Suite struct CollectingPageTests {
  private static let missing = "\(WebCity.period)/missing"

  @Test func `The matrix shows who is missing, is filtered, and urges with one button`()
    async throws
  {
    try await WebCity.with { city in
      try await city.fixture.bring("ub-nam-khe", to: .approved)
      let dung = try await city.browser(.dung)
      let all = try await dung.get(Self.missing)
      #expect(all.says("Ai còn thiếu – tháng 01/2025") && all.says("Nam Khê"))
      #expect(all.html.contains("<td class=\"approved\">") && all.html.contains("<td></td>"))
      let open = try await dung.get(Self.missing + "?state=missing&kind=ward")
      #expect(!open.says("Nam Khê") && open.says("Bắc Sơn") && !open.says("Phòng LĐ-TBXH"))
      let nobody = try await dung.get(Self.missing + "?state=returned")
      #expect(nobody.says("Không có đơn vị nào như vậy"))
      let token = try await dung.token()
      let urged = try await dung.post(
        Self.missing + "/remind",
        ["token": token, "state": "missing", "kind": "ward", "message": "Gửi ngay"])
      #expect(urged.status == 200 && urged.says("Đã đôn đốc 2 đơn vị"))
      #expect(urged.says("chưa có người nhập liệu nào có tài khoản"))
      #expect(try await city.browser(.an).get("/").says("Gửi ngay"))
      let long = try await dung.post(
        Self.missing + "/remind",
        ["token": token, "message": String(repeating: "a", count: 4001)])
      #expect(long.status == 422 && long.html.contains(String(repeating: "a", count: 4001)))
      #expect(try await city.browser(.ha).get(Self.missing).fields()["message"] == nil)
    }
  }

  @Test func `More time is given on the page of progress, and what is wrong stays typed`()
    async throws
  {
    try await WebCity.with { city in
      let dung = try await city.browser(.dung)
      let token = try await dung.token()
      let path = "\(WebCity.period)/progress/deadline"
      let wrong = try await dung.post(
        path,
        ["token": token, "unit": "ub-bac-son", "until": "28/1", "deadline-reason": "Mất điện"])
      #expect(wrong.status == 422 && wrong.fields()["deadline-reason"] == "Mất điện")
      #expect(wrong.html.contains("<option value=\"ub-bac-son\" selected>"))
      let right = try await dung.post(
        path,
        [
          "token": token, "unit": "ub-bac-son", "until": "2025-01-28",
          "deadline-reason": "Mất điện",
        ], following: true)
      #expect(right.says("Phường Bắc Sơn: đến hết ngày 28/01/2025"))
      #expect(try await city.browser(.an).get("/").says("28/01/2025"))
    }
  }

  @Test func `A report is asked on demand, and stands in the work of whom it is asked of`()
    async throws
  {
    try await WebCity.with { city in
      let dung = try await city.browser(.dung)
      let token = try await dung.token()
      let path = "\(WebCity.programme)/requests"
      #expect(try await dung.get(path).says("Chưa có đợt hoặc đề nghị nào"))
      var fields = [
        "token": token, "nameVi": "Khảo sát thư viện", "party-ub-bac-son": "yes",
        "indicators": "3; 99", "from": "2025-01-01", "to": "2025-01-15", "due": "2025-02-10",
        "reason": "Công văn 12",
      ]
      let wrong = try await dung.post(path, fields)
      #expect(wrong.status == 422 && wrong.says("không có chỉ số “99”"))
      #expect(wrong.fields()["party-ub-bac-son"] == "yes")
      #expect(wrong.fields()["nameVi"] == "Khảo sát thư viện")
      fields["indicators"] = "3"
      let asked = try await dung.post(path, fields, following: true)
      #expect(asked.status == 200 && asked.says("Khảo sát thư viện") && asked.says("Bắc Sơn"))
      #expect(!asked.says("Yên Thanh"))
      let work = try await city.browser(.an).get("/")
      #expect(work.says("Khảo sát thư viện") && work.says("Công văn 12"))
      #expect(try await dung.get(path).says("0/1"))
    }
  }

  @Test func `A day is set on the calendar, and a year of which nothing is known says so`()
    async throws
  {
    try await WebCity.with { city in
      let dung = try await city.browser(.dung)
      let token = try await dung.token()
      let year = try await dung.get("/calendar?year=2025")
      #expect(year.says("Tết Nguyên đán") && year.says("Thông báo 6150/TB-BLĐTBXH"))
      let wrong = try await dung.post("/calendar", ["token": token, "day": "2025-06-24"])
      #expect(wrong.status == 422 && wrong.fields()["day"] == "2025-06-24")
      let right = try await dung.post(
        "/calendar",
        [
          "token": token, "day": "2025-06-24", "state": "off", "name": "Nghỉ bão",
          "legalBasis": "Công điện 1",
        ], following: true)
      #expect(right.says("Đã đặt ngày") && right.says("Nghỉ bão") && right.says("thành phố đặt"))
      #expect(try await dung.get("/calendar?year=2040").says("Chưa có thông báo ngày nghỉ"))
      #expect(try await city.browser(.an).get("/calendar").fields()["legalBasis"] == nil)
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `The ranking of units is switched off for everybody, and on again`(
    _ engine: TestEngine
  ) async throws {
    try await WebCity.with(engine) { city in
      try await city.fixture.bring("ub-nam-khe", to: .approved)
      city.fixture.clock.set("2025-01-28T03:00:00Z")
      let timeliness = "\(WebCity.programme)/timeliness"
      let dung = try await city.browser(.dung, .en)
      let ranked = try await dung.get(timeliness + "?sort=rank")
      let first = try #require(ranked.html.range(of: "Nam Khê"))
      #expect(first.lowerBound < (try #require(ranked.html.range(of: "Bắc Sơn"))).lowerBound)
      for _ in 1...2 {
        _ = try await dung.post(
          timeliness + "/league-list", ["token": try await dung.token(), "shown": "no"])
      }
      for person in [FixturePerson.dung, .ha] {
        let plain = try await city.browser(person, .en).get(timeliness + "?sort=rank")
        #expect(plain.says("The city does not rank its units."), "\(person)")
        #expect(!plain.html.contains("sort=rank"))
        let ward = try #require(plain.html.range(of: "Bắc Sơn"))
        #expect(ward.lowerBound < (try #require(plain.html.range(of: "Nam Khê"))).lowerBound)
        #expect(plain.html.contains("name=\"shown\"") == (person == .dung))
      }
      let log = try await city.browser(.long, .en).get("/log")
      // Among the kinds to choose from, and once for both clicks.
      #expect(log.text.matches(of: /Ended the ranking of units/).count == 2)
      _ = try await dung.post(
        timeliness + "/league-list", ["token": try await dung.token(), "shown": "yes"])
      #expect(try await dung.get(timeliness).html.contains("sort=rank"))
    }
  }
}
