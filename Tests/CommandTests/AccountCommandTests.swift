// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestSupport
import Testing

/// `user`, `role`, `token`, `retention` and `verify log`.
@Suite struct AccountCommandTests {
  @Test(arguments: TestEngine.allCases)
  func `Accounts are kept and the log is verified at the command line`(
    _ engine: TestEngine
  ) async throws {
    try await CommandCity.with(engine) { city in
      let grant = try await city.run(
        "user", "grant", "giang", "--role", "auditor", "--unit", "ub", "--from", "2025-02-01",
        "--to", "2025-03-01")
      #expect(grant.status == 0, "\(grant.errors)")
      let invite = try await city.run("user", "invite", "giang")
      #expect(invite.output.hasPrefix("/invitation/"))
      let revoke = ["user", "revoke", "giang", "--role", "auditor", "--unit", "ub"]
      #expect(try await city.run(revoke).status == 0)
      #expect(try await city.run(revoke).status == 1)
      let close = try await city.run("user", "close", "an", "--successor", "giang")
      #expect(close.status == 0, "\(close.errors)")
      let verified = try await city.run("verify", "log")
      #expect(verified.status == 0, "\(verified.output)")
      let head = verified.output.trimmingCharacters(in: .whitespacesAndNewlines)
      #expect(head.contains(":"))
      #expect(try await city.run("verify", "log", "--head", head).status == 0)
      let parts = head.split(separator: ":")
      let forged = "\(parts[0]):" + String(repeating: "0", count: 64)
      #expect(try await city.run("verify", "log", "--head", forged).status == 1)
      #expect(try await city.run("verify", "log", "--head", "x").status == 64)
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `Accounts are brought from a file after a look, faults at their rows`(
    _ engine: TestEngine
  ) async throws {
    try await CommandCity.with(engine) { city in
      let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).csv")
      defer { try? FileManager.default.removeItem(at: file) }
      func bring(_ text: String, _ more: String...) async throws -> CommandLineProgram.Outcome {
        try Data(text.utf8).write(to: file)
        return try await city.run(["user", "import", file.path] + more)
      }
      let good = "name,login,unit,role\nPhạm Thị Lan,lan,Phường Nam Khê,Người nhập liệu\n"
      let tried = try await bring(good, "--dry-run")
      #expect(tried.status == 0 && tried.output.contains("1 new"), "\(tried)")
      #expect(try await city.run("user", "invite", "lan").status == 1)
      #expect(try await bring(good).status == 0)
      #expect(try await city.run("user", "invite", "lan").status == 0)
      let wrong = try await bring("name,login,unit,role\nMai,mai,nowhere,clerk\n")
      #expect(wrong.status == 1 && wrong.errors.contains("line 2"), "\(wrong.errors)")
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `Tokens, roles and retention are kept at the command line`(
    _ engine: TestEngine
  ) async throws {
    try await CommandCity.with(engine) { city in
      let made = try await city.run("token", "make", "dung", "--name", "excel", "--days", "30")
      #expect(made.status == 0 && made.output.hasPrefix("lc_"), "\(made)")
      let listed = try await city.run("token", "list", "dung").output.split(separator: " ")
      #expect(listed.count == 4 && listed[1] == "read")
      let id = String(try #require(listed.first))
      #expect(try await city.run("token", "revoke", "dung", id).status == 0)
      #expect(try await city.run("token", "revoke", "dung", id).status == 1)
      #expect(try await city.run("token", "list", "dung").output.isEmpty)
      #expect(try await city.run("token", "make", "nobody", "--name", "x").status == 1)
      #expect(try await city.run("role", "list").output.contains("auditor"))
      let asked = try await city.run("role", "factor", "leader", "administrator")
      #expect(asked.output == "administrator\nleader\n")
      #expect(try await city.run("role", "factor").output == asked.output)
      #expect(try await city.run("role", "factor", "--none").output.isEmpty)
      let kept = try await city.run("retention", "--dry-run")
      #expect(kept.status == 0 && kept.output.contains("0 closed accounts"), "\(kept)")
    }
  }
}
