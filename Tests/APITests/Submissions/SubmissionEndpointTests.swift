// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import HTTPTypes
import TestSupport
import Testing
import Workflow

/// A report's life through the API.
@Suite struct SubmissionEndpointTests {
  @Test func `A version beyond all numbers, a doubled figure and a misspelt key are refused`()
    async throws
  {
    try await APICity.with { city in
      try await city.fixture.bring(to: .submitted)
      for version in [Int.max, Int.min] {
        let path = "\(APICity.report())/submit?version=\(version)"
        #expect(try await city.ask(.post, path, as: .an).status == 409)
      }
      try await city.fixture.perform(
        ReturnSubmission(place: FixtureCity.place(), version: nil, remarks: [0: "x"]), as: .binh)
      let figure =
        "{\"dataElement\":\"citizens\",\"value\":\"1\",\"maturity\":\"final\"}"
      for (body, field) in [
        ("{\"figures\":[\(figure),\(figure)]}", "figure-citizens"),
        ("{\"figures\":[\(figure)],\"note\":{}}", "note"),
        ("{\"figures\":[],\"notes\":{\"x\":\"y\"}}", "note-x"),
        ("{\"figures\":[],\"notes\":{\"57\":\"y\"}}", "note-57"),
      ] {
        let answer = try await city.ask(.put, APICity.report(), as: .an, body)
        #expect(answer.status == 422, "\(body) \(answer.text)")
        #expect(try answer.decoded(ProblemShape.self).issues.map(\.field) == [field])
      }
    }
  }

  private let path = APICity.report()

  @Test(arguments: TestEngine.allCases)
  func `A report is read, saved, submitted, signed and approved`(_ engine: TestEngine) async throws
  {
    try await APICity.with(engine) { city in
      let empty = try await city.ask(.get, path, as: .an).decoded(ReportShape.self)
      #expect(empty.status == "notStarted" && empty.version == 0 && empty.revision == 1)
      #expect(empty.lines.map(\.indicator) == ["3", "27", "28", "32", "44", "47", "48", "56"])
      #expect(empty.line("3")?.dataElements.sorted() == ["citizens", "citizens_taking_part"])

      let saved = try await city.ask(.put, path, as: .an, Filled.whole(version: 0))
      #expect(saved.status == 200)
      let draft = try saved.decoded(ReportShape.self)
      #expect(draft.status == "draft" && draft.version == 1)
      let citizens = ReportShape.Figure(dataElement: "citizens", value: "1000", maturity: "final")
      #expect(draft.line("3")?.figures.contains(citizens) == true)
      #expect(draft.line("47")?.note == "Hai sự kiện trong tháng.")

      for (person, step, status) in [
        (FixturePerson.an, "submit?version=1", "submitted"),
        (.binh, "approve?version=2", "unitApproved"), (.dung, "approve?version=3", "approved"),
      ] {
        let answer = try await city.ask(.post, "\(path)/\(step)", as: person)
        #expect(answer.status == 200, "\(step) \(answer.text)")
        #expect(try answer.decoded(ReportShape.self).status == status)
      }
      let form = try await city.fixture.form()
      #expect(form.record?.approvedRevision == 1)
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `Levels of approval are told in their order, with who waits`(
    _ engine: TestEngine
  ) async throws {
    let levels = [
      ApprovalLevel(code: "department", approver: "ub-ldtbxh", parties: [.group("phuong-xa")])
    ]
    try await APICity.with(engine, approval: levels) { city in
      try await city.fixture.bring(to: .unitApproved)
      let early = try await city.ask(.post, "\(path)/approve", as: .dung)
      #expect(early.status == 403)
      let waiting = try await city.ask(.get, path, as: .cuong).decoded(ReportShape.self)
      #expect(waiting.approvals.map(\.level) == ["unit", "department", "programme"])
      #expect(waiting.approvals.map(\.orgUnit) == ["ub-bac-son", "ub-ldtbxh", "ub-gddt"])
      #expect(waiting.approvals.map(\.isWaiting) == [false, true, false])
      #expect(waiting.approvals.map(\.person) == ["Trần Văn Bình", nil, nil])
      let passed = try await city.ask(.post, "\(path)/approve?version=3", as: .cuong)
      let report = try passed.decoded(ReportShape.self)
      #expect(report.approvals.map(\.isWaiting) == [false, false, true])
      let progress = try await city.ask(
        .get, "/api/v1/programmes/uong-bi-2025/2025-01/progress", as: .dung)
      #expect(progress.text.contains("\"waitsFor\":\"ub-gddt\""))
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `A report is sent back with remarks by indicator`(_ engine: TestEngine) async throws {
    try await APICity.with(engine) { city in
      try await city.fixture.bring(to: .submitted)
      let silent = try await city.ask(
        .post, "\(path)/return", as: .binh, "{\"remarks\": {\"3\": \" \"}}")
      #expect(silent.status == 422)
      #expect(try silent.decoded(ProblemShape.self).issues.map(\.code) == ["remark.required"])
      let json = "{\"remarks\": {\"3\": \"Đếm lại\", \"0\": \"Xem chỉ số 3\"}}"
      let answer = try await city.ask(.post, "\(path)/return", as: .binh, json)
      #expect(try answer.decoded(ReportShape.self).status == "returned")
      let remarks = try await city.fixture.form().remarks
      #expect(Set(remarks.map(\.text)) == ["Đếm lại", "Xem chỉ số 3"])
      #expect(Set(remarks.map(\.indicator)) == [3, nil])
    }
  }

  @Test func `A stale version is a conflict and changes nothing`() async throws {
    try await APICity.with { city in
      try await city.fixture.save("ub-bac-son", FixtureReport(["citizens": "900"]))
      let stale = try await city.ask(
        .put, path, as: .an, Filled.json(["citizens": "950"], version: 0))
      #expect(stale.status == 409)
      #expect(try stale.decoded(ProblemShape.self).code == "submission.stale")
      let submit = try await city.ask(.post, "\(path)/submit?version=7", as: .an)
      #expect(submit.status == 409)
      let report = try await city.ask(.get, path, as: .an).decoded(ReportShape.self)
      #expect(report.line("3")?.figures.map(\.value) == ["900"])
      let taken = try await city.ask(.put, path, as: .an, Filled.json(["citizens": "950"]))
      #expect(taken.status == 200)
    }
  }

  @Test func `Every wrong figure is an issue with its field, code and words`() async throws {
    try await APICity.with { city in
      let json = try Filled.json([
        "citizens": "1.234,5", "citizens_taking_part": "-1", "people_15_60": "5",
        "learning_centre_effective": "maybe", "learners": "10",
      ])
      let answer = try await city.ask(.put, path, as: .an, json)
      #expect(answer.status == 422)
      let problem = try answer.decoded(ProblemShape.self)
      #expect(
        problem.issues.map { "\($0.field) \($0.code)" } == [
          "figure-citizens value.not-a-number", "figure-citizens_taking_part value.negative",
          "figure-learning_centre_effective value.not-yes-no", "figure-people_15_60 value.not-owed",
        ])
      #expect(problem.issues.allSatisfy { !$0.message.contains("{") && $0.message != $0.code })
      #expect(try await city.fixture.form().record == nil)
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `Parts of a total come back as they were sent, and a wrong sum is told`(
    _ engine: TestEngine
  ) async throws {
    try await APICity.with(engine) { city in
      let parts = [("sex=female", "600"), ("sex=male", "500.0")].map { part, value in
        ReportShape.Figure(
          dataElement: "citizens", breakdown: part, value: value, maturity: "estimate")
      }
      let total = ReportShape.Figure(dataElement: "citizens", value: "1000", maturity: "final")
      let unknown = ReportShape.Figure(
        dataElement: "citizens", breakdown: "age=old", value: "1", maturity: "final")
      let refused = try await city.ask(.put, path, as: .an, Filled.json([total, unknown]))
      #expect(refused.status == 422)
      #expect(
        try refused.decoded(ProblemShape.self).issues.map { "\($0.field) \($0.code)" }
          == ["figure-citizens.age=old value.not-owed"])

      let saved = try await city.ask(.put, path, as: .an, Filled.json([total] + parts))
      #expect(saved.status == 200, "\(saved.text)")
      let read = try await city.ask(.get, path, as: .an)
      let figures = try #require(try read.decoded(ReportShape.self).line("3")?.figures)
      #expect(figures.count == 3 && figures.contains(total))
      #expect(figures.first { $0.breakdown == "sex=female" }?.value == "600")
      #expect(figures.first { $0.breakdown == "sex=male" }?.value == "500")
      #expect(figures.filter { $0.maturity == "estimate" }.count == 2)

      let again = try await city.ask(.put, path, as: .an, Filled.json(figures))
      #expect(try again.decoded(ReportShape.self).line("3")?.figures == figures)
      _ = try await city.ask(.put, path, as: .an, Filled.whole())
      let submit = try await city.ask(.post, "\(path)/submit", as: .an)
      #expect(submit.status == 422)
      #expect(
        try submit.decoded(ProblemShape.self).issues.map { "\($0.field) \($0.code)" }
          == ["figure-citizens.sex=female line.breakdown-sum"])
    }
  }

  @Test func `What is not the JSON that is asked for is a bad request`() async throws {
    try await APICity.with { city in
      for json in ["nothing", "[]", "{\"figures\": 5}", "{}", "{\"figures\":[{\"value\":\"1\"}]}"] {
        let answer = try await city.ask(.put, path, as: .an, json)
        #expect(answer.status == 400, "\(json)")
        #expect(try answer.decoded(ProblemShape.self).code == "problem.bad-request")
        #expect(!answer.text.contains("DecodingError") && !answer.text.contains("swift"))
      }
      let empty = try await city.ask(.post, "\(path)/return", as: .binh)
      #expect([400, 415].contains(empty.status))
    }
  }
}
