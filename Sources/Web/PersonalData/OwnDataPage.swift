// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Gate
import Workflow

/// What is kept of the person who looks, and the person's requests about it.
struct OwnDataPage {
  struct Fact {
    let name: String
    let value: String
  }

  let title: String
  let isDone: Bool
  let facts: [Fact]
  let requests: [DataRequestsPage.Row]
  let hasRequests: Bool
  let kinds: [PeoplePage.Choice]
  let content: String
  let answerHint: String
  let token: String
  let hasErrors: Bool
  let errorTitle: String
  let faults: [Page.Fault]

  init(
    _ record: HeldAboutMe.Record, requests: [DataRequests.Request], rules: PersonalDataRules,
    typed: Form?, refusal: Refusal?, isDone: Bool, token: String, wording: Wording
  ) {
    title = wording("own-data.title")
    self.isDone = isDone
    func count(_ key: String, _ number: Int) -> Fact {
      Fact(name: wording(key), value: wording.number(Decimal(number)))
    }
    func fact(_ key: String, _ value: String) -> Fact {
      Fact(name: wording(key), value: value.isEmpty ? "–" : value)
    }
    facts = [
      fact("people.name", record.name), fact("people.login", record.login),
      fact("people.position", wording.language == .vi ? record.positionVi : record.positionEn),
      fact("people.email", record.email), fact("people.phone", record.phone),
      fact("own-data.created", wording.moment(record.createdAt, .current)),
      count("own-data.roles", record.grants.count),
      count("account.sessions", record.sessions.count),
      count("account.tokens", record.tokens.count),
      count("own-data.browsers", record.knownBrowsers),
      count("own-data.passwords", record.pastPasswords),
      fact(
        "second-factor.title",
        wording(record.hasSecondFactor ? "people.factor-on" : "people.factor-off")),
      fact("own-data.services", record.signInServices.joined(separator: ", ")),
      count("own-data.deeds", record.deedCount),
    ]
    self.requests = requests.map { DataRequestsPage.Row($0, today: nil, wording) }
    hasRequests = !requests.isEmpty
    kinds = wording.requestKinds(typed?["kind"])
    content = typed?["content"] ?? ""
    answerHint = wording("privacy.answer", ["days": String(rules.answerWorkingDays)])
    self.token = token
    hasErrors = refusal != nil
    (errorTitle, faults) = wording.told(refusal)
  }
}

extension Wording {
  func requestKinds(_ chosen: String?) -> [PeoplePage.Choice] {
    PersonalDataRules.RequestKind.allCases.map { kind in
      PeoplePage.Choice(
        value: kind.rawValue, text: self("data-request.kind-\(kind.rawValue)"),
        isChosen: kind.rawValue == chosen)
    }
  }
}
