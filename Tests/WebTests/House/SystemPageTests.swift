// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Outbound
import TestSupport
import Testing
import Workflow

/// How the installation stands, for whoever keeps it.
@Suite struct SystemPageTests {
  @Test func `What is set is shown without secrets, and what is missing is marked`() async throws {
    let sender = try #require(MailServer.Sender("Phòng Giáo dục <gddt@example.vn>"))
    let mail = MailServer(
      url: "smtp://127.0.0.1:1", sender: sender, login: "may", password: "bi-mat-cua-may")
    try await WebCity.with(mail: mail) { city in
      let khanh = try await city.browser(.khanh)
      let before = try await khanh.get("/system")
      #expect(before.status == 200 && before.says("Phòng Giáo dục <gddt@example.vn>"))
      #expect(before.says("Sao lưu gần nhất chưa có Cần xem lại"))
      #expect(!before.html.contains("bi-mat"))
      try await city.fixture.city.perform(NoteBackup(), as: .commandLine)
      let after = try await khanh.get("/system")
      #expect(!after.says("Sao lưu gần nhất chưa có"))
      let token = try await khanh.token()
      let wrong = try await khanh.post("/system/mail", ["token": token, "email": "không"])
      #expect(wrong.status == 422 && wrong.fields()["email"] == "không")
      let unsent = try await khanh.post(
        "/system/mail", ["token": token, "email": "lan@example.vn"])
      #expect(unsent.status == 409 && unsent.says("Không gửi được thư thử"))
    }
  }
}
