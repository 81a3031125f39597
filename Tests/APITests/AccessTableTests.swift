// SPDX-License-Identifier: Apache-2.0

import Foundation
import HTTPTypes
import TestSupport
import Testing

/// Every endpoint for every person: the same answers as the pages give.
@Suite struct AccessTableTests {
  /// A is the API, T the period January 2025.
  private static let table = """
    endpoint                              –   an  binh chi cuong dung giang ha khanh
    GET A/programmes                      401 200 200  200 200   200  200   200 200
    GET T/evaluations                     401 200 200  200 200   200  200   200 403
    GET T/evaluations?unit=ub-bac-son     401 200 200  404 404   200  404   200 403
    GET T/evaluations?unit=nowhere        401 404 404  404 404   404  404   404 404
    GET T/progress                        401 403 403  403 403   200  403   200 403
    GET T/submissions/ub-bac-son          401 200 200  404 404   200  404   200 404
    GET T/submissions/ub-ldtbxh           401 404 404  200 200   200  404   200 404
    GET T/submissions/nowhere             401 404 404  404 404   404  404   404 404
    GET A/programmes/nowhere/2025-01/evaluations 401 404 404 404 404 404 404 404 404
    PUT T/submissions/ub-bac-son          401 200 200  404 404   403  404   403 404
    POST T/submissions/ub-bac-son/submit  401 422 422  404 404   403  404   403 404
    POST T/submissions/ub-bac-son/approve 401 403 409  404 404   409  404   403 404
    POST T/submissions/ub-bac-son/return  401 403 409  404 404   409  404   403 404
    """

  @Test func `Every endpoint answers every person as the table says`() async throws {
    try await APICity.with { city in
      var asked = 0
      for line in Self.table.split(separator: "\n").dropFirst() {
        let cells = line.split(separator: " ").map(String.init)
        let path = cells[1].replacing(/^T/, with: APICity.period).replacing(/^A/, with: "/api/v1")
        let method = try #require(HTTPRequest.Method(cells[0]))
        let body = method == .put ? "{\"figures\":[]}" : "{\"remarks\":{\"0\":\"x\"}}"
        let people = [nil] + FixturePerson.allCases.map(Optional.some)
        for (person, status) in zip(people, cells.dropFirst(2)) {
          let answer = try await city.ask(method, path, as: person, method == .get ? "" : body)
          #expect(String(answer.status) == status, "\(person?.rawValue ?? "–") \(line)")
          #expect(answer.headers[.contentType]?.hasPrefix("application/json") == true)
          if answer.status >= 400 {
            let problem = try answer.decoded(ProblemShape.self)
            #expect(!problem.message.isEmpty && problem.message != problem.code)
          }
          asked += 1
        }
      }
      #expect(asked == 13 * 9)
    }
  }
}
