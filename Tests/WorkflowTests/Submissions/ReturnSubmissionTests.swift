// SPDX-License-Identifier: Apache-2.0
import Domain
import Foundation
import TestSupport
import Testing
import Workflow

/// Sending a report back with remarks, and what the unit does with them.
@Suite struct ReturnSubmissionTests {
  private func act(
    _ remarks: [Int: String] = [3: "Số liệu thấp bất thường."], version: Int? = nil
  ) -> ReturnSubmission {
    ReturnSubmission(place: FixtureCity.place(), version: version, remarks: remarks)
  }

  @Test(arguments: TestEngine.allCases)
  func `Only the one for whom the report waits sends it back`(_ engine: TestEngine) async throws {
    try await FixtureCity.with(engine) { fixture in
      try await fixture.bring(to: .submitted)
      for person in [FixturePerson.giang, .cuong, .khanh] {
        await #expect(throws: Refusal.notFound("unit"), "\(person)") {
          try await fixture.perform(act(), as: person)
        }
      }
      for person in [FixturePerson.an, .ha, .dung] {
        await #expect(throws: Refusal.notAllowed(.approveAtUnit), "\(person)") {
          try await fixture.perform(act(), as: person)
        }
      }
      try await fixture.perform(
        ApproveSubmission(place: FixtureCity.place(), version: nil), as: .binh)
      await #expect(throws: Refusal.notAllowed(.approveAtProgramme)) {
        try await fixture.perform(act(), as: .binh)
      }
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `A report that nobody waits for is not sent back`(_ engine: TestEngine) async throws {
    try await FixtureCity.with(engine) { fixture in
      try await fixture.save()
      await #expect(
        throws: Refusal.conflict("submission.returnAtUnit.wrong-state", ["status": "draft"])
      ) {
        try await fixture.perform(act(), as: .binh)
      }
      try await fixture.bring(to: .approved)
      await #expect(
        throws: Refusal.conflict("submission.returnAtUnit.wrong-state", ["status": "approved"])
      ) {
        try await fixture.perform(act(), as: .binh)
      }
      await #expect(throws: Refusal.conflict("submission.stale")) {
        try await fixture.perform(act(version: 1), as: .binh)
      }
      try await fixture.closePeriod()
      await #expect(throws: Refusal.conflict("period.closed", ["period": "2025-01"])) {
        try await fixture.perform(act(), as: .binh)
      }
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `No report goes back without a remark`(_ engine: TestEngine) async throws {
    try await FixtureCity.with(engine) { fixture in
      try await fixture.bring(to: .submitted)
      // Indicator 1 is none of the ward's.
      for remarks in [[:], [0: "  \n"], [1: "Không phải của phường."]] {
        await #expect(
          throws: Refusal.invalid([Issue(field: "remark-0", code: "remark.required")])
        ) {
          try await fixture.perform(act(remarks), as: .binh)
        }
      }
      #expect(try await fixture.record()?.status == .submitted)
      #expect(try await fixture.rowCounts()["remark"] == 0)
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `The clerk sees the remarks, mends the report and hands it in again`(
    _ engine: TestEngine
  ) async throws {
    try await FixtureCity.with(engine) { fixture in
      try await fixture.bring(to: .submitted)
      try await fixture.perform(
        act([56: "Kiểm tra lại dân số.", 0: " Nộp lại trong tuần. ", 3: "Quá thấp."]), as: .binh)
      let returned = try await fixture.form()
      #expect(returned.record?.status == .returned)
      #expect(returned.remarks.map(\.indicator) == [nil, 3, 56])
      #expect(
        returned.remarks.map(\.text) == [
          "Nộp lại trong tuần.", "Quá thấp.", "Kiểm tra lại dân số.",
        ]
      )
      #expect(Set(returned.remarks.map(\.personName)) == ["Trần Văn Bình"])
      #expect(returned.can.save)
      #expect(returned.can.submit)
      let mine = try await fixture.answer(MyWork(), as: .an).first { $0.period == "2025-01" }
      #expect(mine?.remarks == 3)
      #expect(mine?.isMine == true)

      try await fixture.save(FixtureReport(["citizens_taking_part": "800"]))
      #expect(try await fixture.record()?.status == .returned)
      try await fixture.perform(
        SubmitSubmission(place: FixtureCity.place(), version: nil), as: .an)
      let again = try await fixture.form()
      #expect(again.record?.status == .submitted)
      #expect(again.remarks.count == 3)
      #expect(again.record?.revision == 1)
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `The standing office sends back, and both levels approve anew`(
    _ engine: TestEngine
  ) async throws {
    try await FixtureCity.with(engine) { fixture in
      try await fixture.bring(to: .unitApproved)
      let version = try #require(try await fixture.record()?.version)
      try await fixture.perform(act(version: version), as: .dung)
      let returned = try await fixture.form()
      #expect(returned.record?.status == .returned)
      #expect(returned.remarks.map(\.personName) == ["Hoàng Tiến Dũng"])
      #expect(returned.timeline.first?.kind == "submission.return-at-programme")
      try await fixture.bring(to: .approved)
      #expect(try await fixture.rowCounts()["approval"] == 3)
      #expect(try await fixture.record()?.status == .approved)
    }
  }
}
