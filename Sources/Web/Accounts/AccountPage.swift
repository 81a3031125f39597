// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Workflow

/// What a person has: roles, sessions, tokens of programs.
struct AccountPage {
  /// A unit in whose post the person can work; an empty code means all.
  struct Post {
    let code: String
    let text: String
    let isCurrent: Bool
  }

  /// Somebody who may be let sign; the unit and the sign-in name.
  struct Colleague {
    let value: String
    let text: String
  }

  struct Delegation {
    let id: String
    let text: String
  }

  struct Session {
    let id: String
    let created: String
    let seen: String
    let address: String
    let isCurrent: Bool
  }

  struct Token {
    let id: String
    let name: String
    let reach: String
    let expires: String
    let used: String
  }

  let title: String
  let name: String
  let login: String
  let token: String
  let isDone: Bool
  let hasMade: Bool
  let made: String
  let hasErrors: Bool
  let errorTitle: String
  let faults: [Page.Fault]
  let roles: [String]
  let posts: [Post]
  let hasPosts: Bool
  let colleagues: [Colleague]
  let canDelegate: Bool
  let delegations: [Delegation]
  let takesPasswords: Bool
  let sessions: [Session]
  let hasOthers: Bool
  let tokens: [Token]
  let hasTokens: Bool
  let hasSecondFactor: Bool
  /// What happened to the account lately.
  let recent: [String]

  init(
    _ answer: OwnAccount.Answer, takesPasswords: Bool, posts: [OwnPosts.Post],
    delegations: Delegations.Answer, post: UUID?,
    refusal: Refusal?,
    made: String?, isDone: Bool, token: String,
    wording: Wording
  ) {
    title = wording("account.title")
    name = answer.name
    login = answer.login
    self.token = token
    self.isDone = isDone
    hasMade = made != nil
    self.made = made ?? ""
    hasErrors = refusal != nil
    if case .invalid(let issues) = refusal {
      errorTitle = wording("version.errors", ["count": String(issues.count)])
      faults = issues.map { Page.Fault(href: "#\($0.field)", text: wording.issue($0)) }
    } else {
      errorTitle = ""
      faults = []
    }
    roles = answer.grants.map { grant in
      let unit = wording.language == .vi ? grant.nameVi : grant.nameEn
      let role = wording("role.\(grant.role.rawValue)")
      return "\(role) – \(unit)" + wording.span(from: grant.validFrom, to: grant.validTo)
    }
    self.posts =
      [Post(code: "", text: wording("account.all-posts"), isCurrent: post == nil)]
      + posts.map { one in
        Post(
          code: one.code, text: wording.language == .vi ? one.nameVi : one.nameEn,
          isCurrent: one.id == post)
      }
    hasPosts = posts.count > 1
    let isVietnamese = wording.language == .vi
    colleagues = delegations.colleagues.map {
      Colleague(
        value: "\($0.orgUnit) \($0.login)",
        text: "\($0.name) – \(isVietnamese ? $0.unitVi : $0.unitEn)")
    }
    canDelegate = !colleagues.isEmpty
    self.delegations = delegations.entries.map {
      Delegation(
        id: $0.id.uuidString.lowercased(),
        text: "\($0.name) – \(isVietnamese ? $0.unitVi : $0.unitEn)"
          + wording.span(from: $0.validFrom, to: $0.validTo))
    }
    self.takesPasswords = takesPasswords
    sessions = answer.sessions.map { session in
      Session(
        id: session.id, created: wording.moment(session.createdAt, .current),
        seen: session.seenAt.map { wording.moment($0, .current) } ?? "–",
        address: session.address ?? "–", isCurrent: session.isCurrent)
    }
    hasOthers = sessions.count > 1
    tokens = answer.tokens.map { token in
      Token(
        id: token.id.uuidString.lowercased(), name: token.name,
        reach: wording("account.reach-\(token.reach)"),
        expires: wording.moment(token.expiresAt, .current),
        used: token.usedAt.map { wording.moment($0, .current) } ?? "–")
    }
    hasTokens = !tokens.isEmpty
    hasSecondFactor = answer.hasSecondFactor
    recent = answer.recent.map { event in
      let by = event.byName.map { " – \($0)" } ?? ""
      return
        "\(wording.moment(event.occurredAt, .current)): \(wording("log.kind-\(event.kind)"))\(by)"
    }
  }
}

extension Wording {
  /// From which day to which a role is held; empty for ever.
  func span(from: String, to: String?) -> String {
    let first = CalendarDate(from).map(date)
    let last = to.flatMap { CalendarDate($0) }.map { date($0.dayBefore) }
    if first == nil, last == nil { return "" }
    return " (\(first ?? "…") – \(last ?? "…"))"
  }
}
