// SPDX-License-Identifier: Apache-2.0

import Documents
import Domain
import Foundation
import Outbound
import TestSupport
import Testing
import Workflow

/// A sheet of accounts in the browser, and links for those who wait.
@Suite struct PeopleImportPageTests {
  private static let sheet = """
    Họ và tên,Tên đăng nhập,Đơn vị,Vai trò,Thư điện tử
    Phạm <Lan>,lan,ub-nam-khe,Người nhập liệu,lan@example.vn
    Đỗ Đạt,dat,Phường Bắc Sơn,clerk,
    """

  @Test func `A file is looked at, written, and its people get links`() async throws {
    try await WebCity.with { city in
      let khanh = try await city.browser(.khanh)
      let page = try await khanh.get("/people-import")
      #expect(page.status == 200 && page.says("Người nhập liệu"))
      let token = try await khanh.token()
      let looked = try await khanh.post(
        "/people-import", ["token": token, "step": "check"],
        files: [UploadedFile("file", "ds.csv", Array(Self.sheet.utf8))])
      #expect(looked.status == 200 && looked.says("Phạm <Lan>"), "\(looked.html.suffix(3000))")
      #expect(looked.html.contains("2 mới") && !looked.html.contains("<Lan>"))
      #expect(try await khanh.get("/people/lan").status == 404)
      let text = try #require(looked.fields()["text"])
      let written = try await khanh.post(
        "/people-import", ["token": token, "step": "set", "text": text], following: true)
      #expect(written.path == "/people?brought=2" && written.says("2 tài khoản chưa có mật khẩu"))
      #expect(!written.html.contains("value=\"mail\""))
      let links = try await khanh.post(
        "/people-invitations", ["token": token, "how": "file"])
      let book = try XLSXReader(bytes: links.bytes)
      var rows: [[String]] = []
      try book.rows(ofSheet: try #require(book.sheets.first).name) { row in
        rows.append(
          (1...4).map { column in
            guard case .text(let text) = row[column] else { return "" }
            return text
          })
      }
      #expect(rows.map { $0[1] } == ["Tên đăng nhập", "dat", "lan"])
      let link = try #require(rows.last?[3])
      #expect(try await city.stranger().get(link).status == 200)
    }
  }

  @Test func `What is wrong is told with its row, and what was pasted stays`() async throws {
    try await WebCity.with { city in
      let khanh = try await city.browser(.khanh, .en)
      let token = try await khanh.token()
      let text = "login\tname\tunit\trole\nlan\tLan\tnowhere\tclerk"
      let page = try await khanh.post(
        "/people-import", ["token": token, "step": "set", "text": text])
      #expect(page.status == 422 && page.says("row 2, column unit: there is no unit “nowhere”"))
      #expect(page.fields()["text"] == text)
      let wrong = try await khanh.post(
        "/people-import", ["token": token, "step": "check"],
        files: [UploadedFile("file", "ds.pdf", [1])])
      #expect(wrong.status == 422)
    }
  }

  @Test func `Details are changed, and a link goes into the outbox once`() async throws {
    let sender = try #require(MailServer.Sender("so@example.vn"))
    let mail = MailServer(url: "smtp://127.0.0.1:1", sender: sender, login: nil, password: nil)
    try await WebCity.with(mail: mail) { city in
      let khanh = try await city.browser(.khanh)
      let token = try await khanh.token()
      let wrong = try await khanh.post(
        "/people/an/describe", ["token": token, "name": "Ân", "email": "không"])
      #expect(wrong.status == 422 && wrong.fields()["email"] == "không")
      let right = try await khanh.post(
        "/people/an/describe",
        ["token": token, "name": "Ân", "email": "an@example.vn", "language": "en"], following: true)
      #expect(right.status == 200 && right.says("an@example.vn"))
      let queued = try await khanh.post(
        "/people/an/invite", ["token": token, "how": "mail"], following: true)
      #expect(queued.status == 200 && queued.says("1 thư mời đang được gửi"))
      let again = try await khanh.post(
        "/people/an/invite", ["token": token, "how": "mail"], following: true)
      #expect(again.says("0 thư mời"))
      #expect(try await khanh.get("/outbox").says("an@example.vn"))
    }
  }
}
