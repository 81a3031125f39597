// SPDX-License-Identifier: Apache-2.0

import Documents
import Foundation
import HTTPTypes
import TestSupport
import Testing
import Workflow

/// Every endpoint for every person: the same answers as the pages give.
@Suite struct AccessTableTests {
  /// A is the API, P the programme, T the period January 2025.
  private static let table = """
    endpoint                              –   an  binh chi cuong dung giang ha khanh lien long minh ngoc oanh
    GET A/programmes                      401 200 200  200 200   200  200   200 200 200  200  200 200 200
    GET A/people                          401 403 403  403 403   403  403   403 200 403  403  403 403 403
    GET A/people?q=bac+son                401 403 403  403 403   403  403   403 200 403  403  403 403 403
    PUT A/people                          401 403 403  403 403   403  403   403 422 403  403  403 403 403
    POST A/people/nobody/invitation       401 403 403  403 403   403  403   403 404 403  403  403 403 403
    POST A/people/khanh/invitation        401 403 403  403 403   403  403   403 409 403  403  403 403 403
    POST A/people/khanh/close             401 403 403  403 403   403  403   403 409 403  403  403 403 403
    POST A/people/nobody/close            401 403 403  403 403   403  403   403 404 403  403  403 403 403
    GET P/units                           401 200 200  200 200   200  200   200 200 200  200  200 200 200
    GET P/units?on=2025-07-01             401 200 200  200 200   200  200   200 200 200  200  200 200 200
    GET P/units?on=soon                   401 422 422  422 422   422  422   422 422 422  422  422 422 422
    GET P/units?hierarchy=x               401 404 404  404 404   404  404   404 404 404  404  404 404 404
    GET P/units/ub-bac-son                401 200 200  200 200   200  200   200 200 200  200  200 200 200
    GET P/units/nowhere                   401 404 404  404 404   404  404   404 404 404  404  404 404 404
    GET P/unit-changes                    401 200 200  200 200   200  200   200 200 200  200  200 200 200
    GET T/evaluations/3/then-and-now      401 200 200  200 200   200  200   200 403 200  403  200 200 200
    GET T/evaluations/58/then-and-now     401 404 404  404 404   404  404   404 403 404  403  404 404 404
    GET T/evaluations?tree=today          401 200 200  200 200   200  200   200 403 200  403  200 200 200
    GET T/evaluations?tree=now            401 422 422  422 422   422  422   422 422 422  422  422 422 422
    PUT P/units                           401 403 403  403 403   422  403   403 403 403  403  403 403 403
    PUT P/units?dryRun=yes                401 403 403  403 403   422  403   403 403 403  403  403 403 403
    POST P/unit-changes                   401 403 403  403 403   422  403   403 403 403  403  403 403 403
    POST A/programmes/nowhere/unit-changes 401 404 404 404 404   404  404   404 404 404  404  404 404 404
    DELETE P/unit-changes/E               401 403 403  403 403   404  403   403 403 403  403  403 403 403
    GET P/framework                       401 200 200  200 200   200  200   200 200 200  200  200 200 200
    GET P/framework?q=mu+chu              401 200 200  200 200   200  200   200 200 200  200  200 200 200
    GET P/framework/3                     401 200 200  200 200   200  200   200 200 200  200  200 200 200
    GET P/framework/99                    401 404 404  404 404   404  404   404 404 404  404  404 404 404
    GET P/crosswalks                      401 200 200  200 200   200  200   200 200 200  200  200 200 200
    GET P/targets                         401 200 200  200 200   200  200   200 403 200  403  200 200 200
    GET P/references                      401 200 200  200 200   200  200   200 403 200  403  200 200 200
    GET P/assignments                     401 200 200  200 200   200  200   200 403 200  403  200 200 200
    GET P/versions                        401 200 200  200 200   200  200   200 403 200  403  200 200 200
    GET A/programmes/nowhere/targets      401 404 404  404 404   404  404   404 404 404  404  404 404 404
    GET T/evaluations/3                   401 200 200  200 200   200  200   200 403 200  403  200 200 200
    GET T/evaluations/58                  401 404 404  404 404   404  404   404 403 404  403  404 404 404
    GET T/evaluations                     401 200 200  200 200   200  200   200 403 200  403  200 200 200
    GET T/evaluations?unit=ub-bac-son     401 200 200  404 404   200  404   200 403 200  403  200 200 200
    GET T/evaluations?unit=nowhere        401 404 404  404 404   404  404   404 404 404  404  404 404 404
    GET T/progress                        401 403 403  403 403   200  403   200 403 200  403  200 403 403
    GET A/calendar                        401 200 200  200 200   200  200   200 200 200  200  200 200 200
    GET A/calendar?year=x                 401 200 200  200 200   200  200   200 200 200  200  200 200 200
    GET P/periods                         401 200 200  200 200   200  200   200 200 200  200  200 200 200
    GET A/programmes/nowhere/periods      401 404 404  404 404   404  404   404 404 404  404  404 404 404
    POST P/requests                       401 403 403  403 403   422  403   403 403 403  403  403 403 403
    GET P/timeliness                      401 403 403  403 403   200  403   200 403 200  403  200 403 403
    PUT P/timeliness/league-list          401 403 403  403 403   204  403   403 403 403  403  403 403 403
    GET T/missing                         401 403 403  403 403   200  403   200 403 200  403  200 403 403
    POST T/reminders                      401 403 403  403 403   409  403   403 403 403  403  403 403 403
    POST T/deadlines                      401 403 403  403 403   422  403   403 403 403  403  403 403 403
    GET T/submissions/ub-bac-son          401 200 200  404 404   200  404   200 404 200  404  200 404 404
    GET T/submissions/ub-ldtbxh           401 404 404  200 200   200  404   200 404 200  404  200 404 404
    GET T/submissions/nowhere             401 404 404  404 404   404  404   404 404 404  404  404 404 404
    GET A/programmes/nowhere/2025-01/evaluations 401 404 404 404 404 404 404 404 404 404  404  404 404 404
    PUT T/submissions/ub-bac-son          401 200 200  404 404   403  404   403 404 403  404  403 404 404
    POST T/submissions/ub-bac-son/submit  401 422 422  404 404   403  404   403 404 403  404  403 404 404
    POST T/submissions/ub-bac-son/withdraw 401 409 409 404 404   403  404   403 404 403  404  403 404 404
    POST T/submissions/ub-bac-son/approve 401 403 409  404 404   409  404   403 404 403  404  403 404 404
    POST T/submissions/ub-bac-son/return  401 403 409  404 404   409  404   403 404 403  404  403 404 404
    GET T/submissions/ub-bac-son/workbook.xlsx 401 200 200 404 404 200 404  200 404 200  404  200 404 404
    POST T/submissions/ub-bac-son/workbook 401 422 422 404 404   422  404   422 404 422  404  422 404 404
    POST T/submissions/ub-bac-son/workbook/marked 401 422 422 404 404 422 404 422 404 422 404 422 404 404
    GET T/submissions/ub-bac-son/values.csv 401 200 200 404 404  200  404   200 404 200  404  200 404 404
    GET T/workbooks.zip                   401 403 403  403 403   200  403   200 403 200  403  200 403 403
    POST T/values                         401 200 200  422 422   403  422   403 403 403  403  403 403 403
    POST T/values?dryRun=yes              401 200 200  422 422   403  422   403 403 403  403  403 403 403
    POST T/values?dryRun=perhaps          401 422 422  422 422   422  422   422 422 422  422  422 422 422
    GET P/evidence                        401 200 200  200 200   200  200   200 200 200  200  200 200 200
    GET P/evidence?q=bao+cao&page=0       401 200 200  200 200   200  200   200 200 200  200  200 200 200
    GET A/programmes/nowhere/evidence     401 404 404  404 404   404  404   404 404 404  404  404 404 404
    GET P/evidence/E                      401 404 404  404 404   404  404   404 404 404  404  404 404 404
    PUT P/evidence/E                      401 404 404  404 404   404  404   404 404 404  404  404 404 404
    POST P/evidence/E/versions            401 404 404  404 404   404  404   404 404 404  404  404 404 404
    GET P/evidence/E/versions/1/file      401 404 404  404 404   404  404   404 404 404  404  404 404 404
    POST T/submissions/ub-bac-son/evidence 401 404 404  404 404   404  404   404 404 404  404  404 404 404
    DELETE T/submissions/ub-bac-son/evidence/E 401 404 404  404 404   404  404   404 404 404  404  404 404 404
    OPTIONS A/uploads                     401 204 204  204 204   204  204   204 204 204  204  204 204 204
    POST A/uploads                        401 412 412  412 412   412  412   412 412 412  412  412 412 412
    HEAD A/uploads/E                      401 412 412  412 412   412  412   412 412 412  412  412 412 412
    PATCH A/uploads/E                     401 412 412  412 412   412  412   412 412 412  412  412 412 412
    DELETE A/uploads/E                    401 412 412  412 412   412  412   412 412 412  412  412 412 412
    PUT P/targets                         401 403 403  403 403   422  403   403 403 403  403  403 403 403
    PUT P/targets?dryRun=yes              401 403 403  403 403   422  403   403 403 403  403  403 403 403
    PUT P/references                      401 403 403  403 403   422  403   403 403 403  403  403 403 403
    PUT P/assignments                     401 403 403  403 403   422  403   403 403 403  403  403 403 403
    PUT P/versions/2025-02                401 403 403  403 403   422  403   403 403 403  403  403 403 403
    PUT A/programmes/nowhere/targets      401 404 404  404 404   404  404   404 404 404  404  404 404 404
    GET T/criteria/1.2.1/assessments      401 200 200  200 200   200  200   200 403 200  403  200 200 200
    POST T/criteria/1.2.1/assessments     401 403 403  422 422   422  403   403 403 403  403  403 403 403
    POST T/criteria/9/assessments         401 404 404  404 404   404  404   404 404 404  404  404 404 404
    POST T/evaluations/3/assessments      401 403 422  403 403   422  403   403 403 403  403  403 403 403
    POST T/evaluations/7/assessments      401 403 403  422 422   422  403   403 403 403  403  403 403 403
    POST T/evaluations/58/assessments     401 404 404  404 404   404  404   404 404 404  404  404 404 404
    """

  @Test func `Every endpoint answers every person as the table says`() async throws {
    try await APICity.with { city in
      var asked = 0
      for line in Self.table.split(separator: "\n").dropFirst() {
        let cells = line.split(separator: " ").map(String.init)
        let path = Self.path(cells[1])
        let method = try #require(HTTPRequest.Method(cells[0]))
        let body = Self.body(method, path)
        let people = [nil] + FixturePerson.allCases.map(Optional.some)
        for (person, status) in zip(people, cells.dropFirst(2)) {
          let answer = try await city.ask(method, path, as: person, method == .get ? "" : body)
          #expect(String(answer.status) == status, "\(person?.rawValue ?? "–") \(line)")
          guard answer.status != 204, method != .head else {
            asked += 1
            continue
          }
          let isFile = answer.status == 200 && path.contains(/\.(xlsx|csv|zip)$/)
          #expect(
            answer.headers[.contentType]?.hasPrefix("application/json") == !isFile, "\(line)")
          if answer.status >= 400 {
            let problem = try answer.decoded(ProblemShape.self)
            #expect(!problem.message.isEmpty && problem.message != problem.code)
          }
          asked += 1
        }
      }
      #expect(asked == 93 * 14)
    }
  }

  @Test func `Every endpoint stands in the document for programs, and nothing else does`()
    async throws
  {
    let file = FixturePacks.root.appending(path: "docs/openapi.yaml")
    let text = try String(contentsOf: file, encoding: .utf8)
    // What is no YAML would be of no use to a program.
    _ = try YAMLValue.parse(text)
    let paths = try #require(text.split(separator: "\ncomponents:").first)
    var listed: Set<String> = []
    var path = ""
    for line in paths.split(separator: "\n") {
      if let match = line.wholeMatch(of: /\ {2}(\/\S*):/) { path = String(match.1) }
      if let match = line.wholeMatch(of: /\ {4}(get|put|post|delete|patch|head|options):/) {
        listed.insert("\(match.1.uppercased()) \(path)")
      }
    }
    let all = listed
    try await APICity.with { city in
      func bare(_ text: String) -> String { text.replacing(/\{[^}]*\}/, with: "{}") }
      let routes = Set(city.routes.map { bare("\($0.method) \($0.path)") })
      let known = Set(all.map(bare)).filter { $0.contains("/api/v1/") }
      #expect(routes.count > 30 && routes == known)
    }
  }

  @Test func `Every endpoint has a line in the table`() async throws {
    try await APICity.with { city in
      let lines = Self.table.split(separator: "\n").dropFirst().map { line in
        let cells = line.split(separator: " ").map(String.init)
        return RouteCover.Line(cells[0], Self.path(cells[1]))
      }
      let cover = RouteCover(routes: city.routes)
      #expect(city.routes.count > 15)
      #expect(cover.missing(from: lines) == [])
      let fewer = lines.filter {
        !$0.path.hasSuffix("/assessments") || $0.path.contains("/criteria/")
      }
      #expect(
        cover.missing(from: fewer) == [
          "POST /api/v1/programmes/{programme}/{period}/evaluations/{number}/assessments"
        ])
    }
  }

  private static func path(_ text: String) -> String {
    text.replacing(/\/E\b/, with: "/00000000-0000-4000-8000-000000000000").replacing(
      /^T/, with: APICity.period
    ).replacing(/^P/, with: APICity.programme)
      .replacing(/^A/, with: "/api/v1")
  }

  /// A body that can be read, and holds nothing that could be written.
  private static func body(_ method: HTTPRequest.Method, _ path: String) -> String {
    if path.hasSuffix("/assessments") {
      return "{\"reached\":\"met\",\"likely\":\"met\",\"reason\":\"\"}"
    }
    if path.contains("/evidence") {
      return path.hasSuffix("/evidence")
        ? "{\"indicator\":3,\"upload\":\"x\"}"
        : path.hasSuffix("/versions")
          ? "{\"upload\":\"x\"}"
          : "{\"title\":\"x\",\"period\":\"2025-01\"}"
    }
    if path.contains("/versions") { return "{\"validFrom\":\"\",\"legalBasis\":\"\"}" }
    if path.hasSuffix("/unit-changes") {
      return "{\"date\":\"2025-02-01\",\"legalBasis\":\"\",\"steps\":{}}"
    }
    if path.contains("/people/") { return "{}" }
    if path.contains("/values") {
      return ImportRow.columns.joined(separator: ",") + "\nub-bac-son,3,citizens,,1000,,\n"
    }
    if path.hasSuffix("/league-list") { return "{\"isShown\":true}" }
    if path.hasSuffix("/reminders") { return "{\"units\":[]}" }
    if path.hasSuffix("/deadlines") { return "{\"until\":\"\",\"reason\":\"\"}" }
    if path.hasSuffix("/requests") {
      return """
        {"nameVi":"","from":"","to":"","due":"","reason":""}
        """
    }
    if method == .post { return "{\"remarks\":{\"0\":\"x\"}}" }
    return path.contains("/submissions/") ? "{\"figures\":[]}" : "{\"rows\":[]}"
  }
}
