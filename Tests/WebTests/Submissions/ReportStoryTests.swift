// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import TestSupport
import Testing

/// The life of a ward's report through the pages alone: An types, Bình signs, Dũng checks.
@Suite struct ReportStoryTests {
  @Test(arguments: TestEngine.allCases)
  func `A report goes from the clerk to the chair, to the standing office, and counts`(
    _ engine: TestEngine
  ) async throws {
    try await WebCity.with(engine) { city in
      let an = try await city.browser(.an, .en)
      let path = WebCity.report()
      let work = try await an.get("/")
      #expect(work.says("Not started") && work.links().contains(path))

      let saved = try await an.fill(
        path, ["figure-citizens": "1.000", "figure-citizens_taking_part": "700"], press: "save")
      #expect(saved.status == 200 && saved.says("The draft is saved."))
      #expect(saved.says("Draft") && saved.says("Still missing before submitting"))
      let submitted = try await an.fill(path, try Filled.whole(), press: "submit")
      #expect(submitted.status == 200, "\(submitted.text)")
      #expect(submitted.says("The report is submitted."))
      #expect(!submitted.html.contains("name=\"figure-citizens\""))

      let binh = try await city.browser(.binh, .en)
      #expect(try await binh.get("/").says("Submitted to the head"))
      let signed = try await binh.fill(path, [:], press: "approve")
      #expect(signed.says("The report goes to Education Division."))
      // The chair has no second say.
      #expect(!signed.html.contains("formaction=\"\(path)/approve\""))

      let dung = try await city.browser(.dung, .en)
      #expect(try await dung.get("/").says("Check and approve"))
      #expect(try await dung.get(WebCity.period).says("No figure is approved yet"))
      let approved = try await dung.fill(path, [:], press: "approve")
      #expect(approved.says("The figures now count in the city's result."))
      for words in ["Approved by the standing office", "Nguyễn Thị An", "Trần Văn Bình"] {
        #expect(approved.says(words))
      }
      let standing = try await dung.get("\(WebCity.period)/indicators/3")
      #expect(standing.says("1 of 10 units required to report have approved figures."))
      #expect(standing.says("Phường Bắc Sơn") || standing.says("Bắc Sơn Ward"))
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `A returned report shows the remark at its indicator, and comes back mended`(
    _ engine: TestEngine
  ) async throws {
    try await WebCity.with(engine) { city in
      try await city.fixture.bring(to: .unitApproved)
      let path = WebCity.report()
      let dung = try await city.browser(.dung, .en)
      let silent = try await dung.fill(path, [:], press: "return")
      #expect(silent.status == 422)
      #expect(silent.says("Write at least one remark"))
      let remark = "Đề nghị kiểm tra lại số người tham gia."
      let returned = try await dung.fill(
        path, ["remark-3": remark, "remark-0": "Xem chỉ số 3."], press: "return")
      #expect(returned.says("Returned to the unit with remarks."))

      let an = try await city.browser(.an, .en)
      let work = try await an.get("/")
      #expect(work.says("2 remarks to read") && work.says("Mend and submit again"))
      let page = try await an.get(path)
      #expect(page.element("indicator-3").contains(remark))
      #expect(!page.element("indicator-27").contains(remark))
      #expect(page.says("Xem chỉ số 3.") && page.says("Hoàng Tiến Dũng"))
      let mended = try await an.fill(path, ["figure-citizens_taking_part": "650"], press: "submit")
      #expect(mended.says("The report is submitted."))
    }
  }

  @Test func `A correction keeps the approved figure in sight until it is approved`() async throws {
    try await WebCity.with { city in
      try await city.fixture.bring(to: .approved)
      let path = WebCity.report()
      let an = try await city.browser(.an, .en)
      let unexplained = try await an.fill(path, ["reason": "  "], press: "correct")
      #expect(unexplained.status == 422)
      #expect(unexplained.says("Give the reason of the correction"))
      let opened = try await an.fill(path, ["reason": "Đếm lại"], press: "correct")
      #expect(opened.says("The correction is open.") && opened.says("revision 2"))
      let saved = try await an.fill(path, ["figure-citizens_taking_part": "800"], press: "save")
      #expect(saved.says("Approved figure: 500"))
      let standing = try await city.browser(.ha, .en).get("\(WebCity.period)/indicators/3")
      #expect(standing.says("500") && !standing.says("800"))
    }
  }

  @Test func `A closed period can be read and no longer changed`() async throws {
    try await WebCity.with { city in
      try await city.fixture.bring(to: .approved)
      try await city.fixture.bring("ub-yen-thanh", to: .draft)
      let dung = try await city.browser(.dung, .en)
      let progress = try await dung.fill(
        "\(WebCity.period)/progress", [:], press: "../consolidate")
      #expect(progress.status == 404)
      let token = try await dung.token()
      let closed = try await dung.post(
        "\(WebCity.period)/consolidate", ["token": token, "comment": "Tháng 1", "confirm": "yes"],
        following: true)
      #expect(closed.status == 200 && closed.says("consolidated and closed"))

      let giang = try await city.browser(.giang, .en)
      let path = WebCity.report("ub-yen-thanh")
      let page = try await giang.get(path)
      #expect(page.says("The period is closed"))
      #expect(!page.html.contains("name=\"figure-citizens\""))
      let refused = try await giang.post(
        "\(path)/save", ["token": try await giang.token(), "figure-citizens": "5"])
      #expect(refused.status == 409)
      #expect(refused.says("only the standing office can reopen it"))

      let unexplained = try await dung.post(
        "\(WebCity.period)/reopen", ["token": token, "reason": ""])
      #expect(unexplained.status == 422)
      let reopened = try await dung.post(
        "\(WebCity.period)/reopen", ["token": token, "reason": "Thiếu phường Yên Thanh"],
        following: true)
      #expect(reopened.status == 200)
      let saved = try await giang.fill(path, ["figure-citizens": "5"], press: "save")
      #expect(saved.says("The draft is saved."))
    }
  }
}
