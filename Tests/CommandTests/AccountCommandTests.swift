// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestSupport
import Testing

/// `user revoke|invite|close` and `verify log`.
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
}
