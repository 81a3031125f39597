// SPDX-License-Identifier: Apache-2.0

import Domain
import TestSupport
import Testing

/// A department between the ward and the standing office, on the pages of all three.
@Suite struct ApprovalLevelPageTests {
  private static let levels = [
    ApprovalLevel(code: "department", approver: "ub-ldtbxh", parties: [.group("phuong-xa")])
  ]
  private static let path = WebCity.report()

  @Test(arguments: TestEngine.allCases)
  func `A report goes from the ward to the department, and on to the standing office`(
    _ engine: TestEngine
  ) async throws {
    try await WebCity.with(engine, approval: Self.levels) { city in
      try await city.fixture.bring(to: .submitted)
      let cuong = try await city.browser(.cuong, .en)
      let early = try await cuong.get(Self.path)
      #expect(early.says("Waiting for approval") && early.says("Not yet its turn"))
      #expect(!early.html.contains("\(Self.path)/approve"))
      let signed = try await city.browser(.binh, .en).fill(Self.path, [:], press: "approve")
      #expect(signed.says("The report goes to Labour Division."))
      #expect(try await city.browser(.an, .en).get("/").says("waits for Labour Division"))
      let dung = try await city.browser(.dung, .en)
      #expect(try await dung.get("/").says("No report is waiting"))
      #expect(try await dung.get("\(WebCity.period)/progress").says("waits for Labour Division"))
      #expect(try await !dung.get(Self.path).html.contains("\(Self.path)/approve"))

      #expect(try await cuong.get("/").html.contains(Self.path))
      let passed = try await cuong.fill(Self.path, [:], press: "approve")
      #expect(passed.says("The report goes to Education Division."))
      #expect(passed.says("Approved by Labour Division"))
      let counted = try await dung.fill(Self.path, [:], press: "approve")
      #expect(counted.says("Phạm Văn Cường"))
      // Whose decision it was stands at the indicator.
      let indicator = try await dung.get("/programmes/uong-bi-2025/2025-01/indicators/3")
      #expect(indicator.says("Division of Labour"), "\(indicator.text)")
      let log = try await city.browser(.long, .en).get("/log")
      #expect(log.says("A level in between approved"))
    }
  }

  @Test func `The department sends a report back with a remark`() async throws {
    try await WebCity.with(approval: Self.levels) { city in
      try await city.fixture.bring(to: .unitApproved)
      let cuong = try await city.browser(.cuong, .en)
      let empty = try await cuong.fill(Self.path, [:], press: "return")
      #expect(empty.status == 422)
      let back = try await cuong.fill(
        Self.path, ["remark-3": "Xem lại số người học."], press: "return")
      #expect(back.says("Returned by Labour Division"))
      let an = try await city.browser(.an, .en).get(Self.path)
      #expect(an.says("Xem lại số người học.") && an.says("Phạm Văn Cường"))
    }
  }
}
