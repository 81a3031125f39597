// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

@testable import Workflow

/// Codes against the vectors of RFC 6238, appendix B (the last six of their eight digits).
@Suite struct TOTPTests {
  private let secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"

  @Test(arguments: [
    (59.0, "287082"), (1_111_111_109, "081804"), (1_111_111_111, "050471"),
    (1_234_567_890, "005924"), (2_000_000_000, "279037"), (20_000_000_000, "353130"),
  ])
  func `The codes of the standard`(_ seconds: Double, _ code: String) {
    #expect(TOTP.code(secret: secret, at: Date(timeIntervalSince1970: seconds)) == code)
  }

  @Test func `A clock may be one step off, and no more`() throws {
    let then = Date(timeIntervalSince1970: 1_234_567_890)
    let code = try #require(TOTP.code(secret: secret, at: then))
    for (seconds, isRight) in [(0.0, true), (30, true), (-30, true), (90, false), (-90, false)] {
      let step = TOTP.step(of: code, secret: secret, at: then.addingTimeInterval(seconds))
      #expect((step != nil) == isRight, "\(seconds)")
    }
    #expect(TOTP.step(of: "005 924", secret: secret, at: then) != nil)
    #expect(TOTP.step(of: "", secret: secret, at: then) == nil)
    #expect(TOTP.step(of: code, secret: "not base 32!", at: then) == nil)
  }

  @Test func `Secrets and recovery codes are long and never the same`() {
    let secrets = Set((0..<50).map { _ in TOTP.makeSecret() })
    #expect(secrets.count == 50 && secrets.allSatisfy { $0.count == 32 })
    let codes = Set((0..<50).map { _ in TOTP.makeRecoveryCode() })
    #expect(codes.count == 50 && codes.allSatisfy { $0.count == 19 })
    #expect(TOTP.bare(" ab3de-fgh2j ") == "AB3DEFGH2J")
  }
}
