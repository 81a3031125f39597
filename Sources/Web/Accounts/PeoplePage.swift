// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Gate
import Workflow

/// The accounts of a keeper, and the form for a new one.
struct PeoplePage {
  struct Row {
    let href: String
    let name: String
    let login: String
    let position: String
    let roles: [String]
    let isClosed: Bool
    let hasSecondFactor: Bool
  }

  struct Choice {
    let value: String
    let text: String
    let isChosen: Bool
  }

  let title: String
  let isDone: Bool
  let done: String
  /// Accounts that wait for a password.
  let hasWaiting: Bool
  let waiting: String
  let canMail: Bool
  let search: String
  let rows: [Row]
  let isEmpty: Bool
  let count: Int
  let isCut: Bool
  let cut: String
  let token: String
  let roles: [Choice]
  let units: [Choice]
  let login: String
  let name: String
  let position: String
  let email: String
  let phone: String
  let hasErrors: Bool
  let errorTitle: String
  let faults: [Page.Fault]

  /// More are found by searching.
  private static let limit = 300

  init(
    _ answer: AccountList.Answer, waiting: [WaitingPeople.Person], canMail: Bool,
    takesPasswords: Bool,
    done: String?, search: String, typed: Form?, refusal: Refusal?, token: String,
    wording: Wording
  ) {
    title = wording("people.title")
    isDone = done != nil
    self.done = done ?? ""
    hasWaiting = !waiting.isEmpty && takesPasswords
    self.waiting = wording("people.waiting", ["count": wording.number(Decimal(waiting.count))])
    self.canMail = canMail && waiting.contains { !$0.email.isEmpty }
    self.search = search
    rows = answer.people.prefix(Self.limit).map { person in
      Row(
        href: Links.person(person.login), name: person.name, login: person.login,
        position: person.position[wording.language],
        roles: person.grants.filter { $0.revokedAt == nil }.map { wording.grant($0) },
        isClosed: person.closedAt != nil, hasSecondFactor: person.hasSecondFactor)
    }
    isEmpty = rows.isEmpty
    count = answer.people.count
    isCut = answer.people.count > Self.limit
    cut = wording(
      "people.cut",
      [
        "shown": wording.number(Decimal(Self.limit)),
        "count": wording.number(Decimal(answer.people.count)),
      ])
    self.token = token
    roles = wording.roles(typed?["role"])
    units = answer.units.map { code, name in
      Choice(
        value: code, text: "\(name[wording.language]) (\(code))",
        isChosen: code == typed?["unit"])
    }
    login = typed?["login"] ?? ""
    name = typed?["name"] ?? ""
    position = typed?["position"] ?? ""
    email = typed?["email"] ?? ""
    phone = typed?["phone"] ?? ""
    hasErrors = refusal != nil
    (errorTitle, faults) = wording.told(refusal)
  }
}

/// One account: its roles with days, and what its keeper does.
struct PersonPage {
  /// Something that the person may do, and where.
  struct Reach {
    let permission: String
    let units: String
  }

  struct Typed {
    let name: String
    let position: String
    let positionEn: String
    let email: String
    let phone: String
    let isEnglish: Bool
  }

  struct Grant {
    let role: String
    let unit: String
    let text: String
    let isHeld: Bool
    let state: String
  }

  let title: String
  let peopleHref: String
  let lead: String
  let email: String
  let phone: String
  /// What the form of details holds.
  let typed: Typed
  let canMail: Bool
  /// False where the person also stands elsewhere: only the own roles are given and taken.
  let isKept: Bool
  let isOpenAndKept: Bool
  let takesPasswords: Bool
  let isClosed: Bool
  let hasSecondFactor: Bool
  let grants: [Grant]
  let reach: [Reach]
  let hasReach: Bool
  let roles: [PeoplePage.Choice]
  let units: [PeoplePage.Choice]
  let action: String
  let token: String
  let isDone: Bool
  let done: String
  let hasLink: Bool
  let link: String
  let hasErrors: Bool
  let errorTitle: String
  let faults: [Page.Fault]

  init(
    _ answer: AccountList.Answer, reach: [PersonReach.Line], typed: Form?, refusal: Refusal?,
    link: String?, canMail: Bool, takesPasswords: Bool, done: String?, token: String,
    wording: Wording
  ) {
    let person = answer.people[0]
    // Another form of the page has no name.
    let form = typed?["name"].isEmpty ?? true && typed?["email"].isEmpty ?? true ? nil : typed
    self.typed = Typed(
      name: form?["name"] ?? person.name, position: form?["position"] ?? person.position.vi,
      positionEn: form?["positionEn"]
        ?? (person.position.en == person.position.vi ? "" : person.position.en ?? ""),
      email: form?["email"] ?? person.email, phone: form?["phone"] ?? person.phone,
      isEnglish: (form?["language"] ?? person.language.rawValue) == Language.en.rawValue)
    self.canMail = canMail && !person.email.isEmpty
    title = person.name
    peopleHref = Links.people
    lead = [person.login, person.position[wording.language]].filter { !$0.isEmpty }
      .joined(separator: " · ")
    email = person.email.isEmpty ? "–" : person.email
    phone = person.phone.isEmpty ? "–" : person.phone
    isClosed = person.closedAt != nil
    isKept = person.isKept
    isOpenAndKept = person.isKept && person.closedAt == nil
    self.takesPasswords = takesPasswords
    hasSecondFactor = person.hasSecondFactor
    grants = person.grants.map { grant in
      Grant(
        role: grant.role.rawValue, unit: grant.orgUnit, text: wording.grant(grant),
        isHeld: grant.revokedAt == nil,
        state: grant.revokedAt.map {
          wording("people.revoked", ["moment": wording.moment($0, .current)])
        } ?? "")
    }
    self.reach = reach.map { line in
      let names = line.units.map { $0[wording.language] }.joined(separator: ", ")
      let rest = line.count - line.units.count
      return Reach(
        permission: wording("permission.\(line.permission.rawValue)"),
        units: rest == 0
          ? names
          : wording(
            "people.reach-more", ["names": names, "rest": wording.number(Decimal(rest))]))
    }
    hasReach = !reach.isEmpty
    roles = wording.roles(nil)
    units = answer.units.map { code, name in
      PeoplePage.Choice(
        value: code, text: "\(name[wording.language]) (\(code))", isChosen: false)
    }
    action = Links.person(person.login)
    self.token = token
    isDone = done != nil
    self.done = done ?? ""
    hasLink = link != nil
    self.link = link ?? ""
    hasErrors = refusal != nil
    (errorTitle, faults) = wording.told(refusal)
  }
}

extension Wording {
  func grant(_ grant: AccountList.Grant) -> String {
    let unit = language == .vi ? grant.unitVi : grant.unitEn
    return "\(self("role.\(grant.role.rawValue)")) – \(unit)"
      + span(from: grant.validFrom, to: grant.validTo)
  }

  func roles(_ chosen: String?) -> [PeoplePage.Choice] {
    Role.allCases.map { role in
      PeoplePage.Choice(
        value: role.rawValue, text: self("role.\(role.rawValue)"),
        isChosen: role.rawValue == chosen)
    }
  }

  /// A refusal as the head of a form tells it.
  func told(_ refusal: Refusal?) -> (String, [Page.Fault]) {
    switch refusal {
    case .invalid(let issues):
      (
        self("version.errors", ["count": String(issues.count)]),
        issues.map { Page.Fault(href: "#\($0.field)", text: issue($0)) }
      )
    case .conflict(let code, let arguments): (self(code, arguments), [])
    default: ("", [])
    }
  }
}
