// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Gate
import HTTPTypes
import Store
import TestSupport
import Testing
import Workflow

/// Who may ask the API, and how.
@Suite struct AuthorityTests {
  private let path = "/api/v1/programmes"

  @Test func `Nobody, a wrong password and an unknown name get 401 and the way to sign in`()
    async throws
  {
    try await APICity.with { city in
      let wrong: [HTTPFields] = [
        [:], [.authorization: APICity.basic("an", "sai-mat-khau")],
        [.authorization: APICity.basic("nobody", "sai-mat-khau")],
        [.authorization: "Basic ###"], [.authorization: "Bearer abc"],
      ]
      for headers in wrong {
        let answer = try await city.ask(.get, path, as: nil, headers: headers)
        #expect(answer.status == 401, "\(headers)")
        #expect(answer.headers[.wwwAuthenticate] == "Basic realm=\"learningcity\"")
        #expect(answer.headers[.contentType]?.hasPrefix("application/json") == true)
        #expect(try answer.decoded(ProblemShape.self).code == "problem.sign-in")
        #expect(!answer.text.contains("sai-mat-khau"))
      }
    }
  }

  @Test func `The account rests after five wrong tries here as well`() async throws {
    try await APICity.with { city in
      let wrong: HTTPFields = [.authorization: APICity.basic("an", "sai-mat-khau")]
      for _ in 1...5 { _ = try await city.ask(.get, path, as: nil, headers: wrong) }
      #expect(try await city.ask(.get, path, as: .an).status == 401)
      city.fixture.clock.advance(minutes: 15)
      #expect(try await city.ask(.get, path, as: .an).status == 200)
    }
  }

  @Test func `What no database keeps is a wrong name, and looking writes nothing`() async throws {
    try await APICity.with { city in
      let strange: HTTPFields = [.authorization: APICity.basic("a\0n", FixtureCity.password)]
      #expect(try await city.ask(.get, path, as: nil, headers: strange).status == 401)
      let token = try await city.fixture.perform(
        MakeToken(name: "x", reach: "read", days: "1"), as: .an)
      let bearer: HTTPFields = [.authorization: "Bearer \(token)"]
      #expect(try await city.ask(.head, path, as: nil, headers: bearer).status != 403)
      let put = try await city.ask(.put, APICity.report(), as: nil, "{}", headers: bearer)
      #expect(put.status == 403)
      #expect(try put.decoded(ProblemShape.self).code == "problem.token-reads-only")
    }
  }

  @Test func `Who has or owes a second factor comes with a token`() async throws {
    try await APICity.with { city in
      let token = try await city.fixture.perform(
        MakeToken(name: "x", reach: "read", days: "1"), as: .an)
      let secret = try await city.fixture.perform(BeginSecondFactor(), as: .an)
      let code = try #require(TOTP.code(secret: secret, at: city.fixture.city.now))
      _ = try await city.fixture.perform(ConfirmSecondFactor(code: code), as: .an)
      let refused = try await city.ask(.get, path, as: .an)
      #expect(refused.status == 401)
      #expect(try refused.decoded(ProblemShape.self).code == "problem.second-factor")
      let bearer: HTTPFields = [.authorization: "Bearer \(token)"]
      #expect(try await city.ask(.get, path, as: nil, headers: bearer).status == 200)
    }
  }

  @Test func `A browser's session may read and not write`() async throws {
    try await APICity.with { city in
      let outcome = try await city.fixture.city.perform(
        SignIn(login: "an", password: FixtureCity.password), as: .commandLine)
      guard case .signedIn(let token, _, _) = outcome else {
        Issue.record("An should be able to sign in")
        return
      }
      let cookie: HTTPFields = [.cookie: "\(SiteCookies(isSecure: false).name(.session))=\(token)"]
      let read = try await city.ask(.get, APICity.report(), as: nil, headers: cookie)
      #expect(read.status == 200)
      let figures = try Filled.json(["citizens": "1"])
      for (method, path, body) in [
        (HTTPRequest.Method.put, APICity.report(), figures),
        (.post, "\(APICity.report())/submit", ""),
        (.post, "\(APICity.report())/approve", ""),
        (.post, "\(APICity.report())/return", "{\"remarks\":{\"0\":\"x\"}}"),
      ] {
        let answer = try await city.ask(method, path, as: nil, body, headers: cookie)
        #expect(answer.status == 401, "\(path)")
      }
      #expect(try await city.fixture.form().record == nil)
    }
  }

  @Test func `Asking leaves no session behind`() async throws {
    try await APICity.with { city in
      #expect(try await city.ask(.get, path, as: .an).headers[values: .setCookie].isEmpty)
      let sessions = try await city.fixture.city.store.read {
        try $0.scalar("SELECT COUNT(*) FROM session", as: Int.self)
      }
      #expect(sessions == 0)
    }
  }
}
