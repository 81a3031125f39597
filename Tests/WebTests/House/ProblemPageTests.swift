// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import HTTPTypes
import TestSupport
import Testing
import Workflow

/// What a person reads when something is not there, not allowed, or too much.
@Suite struct ProblemPageTests {
  @Test func `A page that is not there says so, in the person's language`() async throws {
    try await WebCity.with { city in
      let vi = try await city.browser(.an).get("/nowhere")
      #expect(vi.status == 404)
      #expect(vi.says("404") && vi.html.contains("<html lang=\"vi\">"))
      #expect(vi.says("Nguyễn Thị An"))
      let en = try await city.browser(.an, .en).get("/nowhere")
      #expect(en.says("There is no such page"))
      let stranger = try await city.stranger().get("/nowhere")
      #expect(stranger.status == 404)
      #expect(!stranger.says("Đăng xuất"))
    }
  }

  @Test func `Another ward's report is not found, in the words of a report that is nowhere`()
    async throws
  {
    try await WebCity.with { city in
      try await city.fixture.bring(to: .draft)
      let giang = try await city.browser(.giang, .en)
      let other = try await giang.get(WebCity.report("ub-bac-son"))
      let nowhere = try await giang.get(WebCity.report("nowhere"))
      #expect(other.status == 404 && nowhere.status == 404)
      func main(_ page: WebPage) -> String {
        String(page.html[(page.html.range(of: "<main")?.lowerBound ?? page.html.startIndex)...])
      }
      #expect(main(other) == main(nowhere))
      #expect(!other.says("Bắc Sơn"))
    }
  }

  @Test func `A method that a path does not take is an error page and changes nothing`()
    async throws
  {
    try await WebCity.with { city in
      let browser = try await city.browser(.an, .en)
      let token = try await browser.token()
      for (method, path) in [
        (HTTPRequest.Method.post, WebCity.period), (.put, "/"), (.delete, WebCity.report()),
        (.get, "\(WebCity.report())/save"), (.patch, "/sign-in"),
      ] {
        let page = try await browser.send(
          method, path, headers: [.contentType: "application/x-www-form-urlencoded"],
          body: Array("token=\(token)".utf8))
        #expect([404, 405].contains(page.status), "\(method) \(path)")
        #expect(page.html.contains("<div class=\"problem\">"), "\(method) \(path)")
        #expect(page.headers[.contentSecurityPolicy] != nil)
      }
      #expect(try await city.fixture.form().record == nil)
    }
  }

  @Test func `What is not permitted says what it would need`() async throws {
    try await WebCity.with { city in
      let page = try await city.browser(.an, .en).get("\(WebCity.period)/progress")
      #expect(page.status == 403)
      #expect(page.says("Not permitted"))
      #expect(page.says("follow who has reported"))
    }
  }

  @Test func `Far more than files may hold is refused while it comes`() async throws {
    try await WebCity.with { city in
      let browser = try await city.browser(.an, .en)
      let page = try await browser.post(
        "\(WebCity.report())/save", ["token": try await browser.token()],
        files: [
          UploadedFile(
            "evidence-3", "lon.pdf", [UInt8](repeating: 32, count: 4 * FixtureCity.maximumSize + 1))
        ])
      #expect(page.status == 413)
      #expect(page.says("too much at once"))
      #expect(page.html.contains("<div class=\"problem\">"))
    }
  }

  @Test func `A form that is no form is refused`() async throws {
    try await WebCity.with { city in
      let browser = try await city.browser(.an, .en)
      for body in ["--x\r\nno name\r\n\r\nx\r\n--x--", "nothing of the kind", "--x\r\n"] {
        let page = try await browser.send(
          .post, "\(WebCity.report())/save",
          headers: [.contentType: "multipart/form-data; boundary=x"], body: Array(body.utf8))
        #expect(page.status == 400)
        #expect(page.says("The form arrived broken"))
      }
      let odd = try await browser.send(
        .post, "\(WebCity.report())/save", headers: [.contentType: "application/json"],
        body: Array("{}".utf8))
      #expect(odd.status == 403)
    }
  }
}
