// SPDX-License-Identifier: Apache-2.0

import Domain
import Files
import Foundation
import Gate
import Outbound
import Workflow

/// How the installation stands; what is set by the program's start is only shown.
struct SystemPage {
  struct Fact {
    let name: String
    let value: String
    let badge: Page.Badge
    let hasBadge: Bool
  }

  struct Group {
    let title: String
    let facts: [Fact]
  }

  let title: String
  let isDone: Bool
  let groups: [Group]
  let canMail: Bool
  let address: String
  let token: String
  let hasErrors: Bool
  let errorTitle: String
  let faults: [Page.Fault]

  /// A backup that is older is worth a warning.
  private static let backupDays = 7

  init(
    _ state: SystemState.Answer, settings: DoorSettings, provider: SignInProvider?,
    mail: MailServer?, city: City, address: String, refusal: Refusal?, isDone: Bool,
    token: String, wording: Wording
  ) {
    title = wording("system.title")
    self.isDone = isDone
    canMail = mail != nil
    self.address = address
    self.token = token
    func fact(_ key: String, _ value: String, isWarning: Bool = false) -> Fact {
      Fact(
        name: wording(key), value: value,
        badge: Page.Badge(kind: "late", text: wording("system.look")), hasBadge: isWarning)
    }
    func yes(_ flag: Bool) -> String { wording(flag ? "answer.yes" : "answer.no") }
    let oldest = city.now.addingTimeInterval(-Double(Self.backupDays) * 86_400)
    let none = wording("system.none")
    groups = [
      Group(
        title: wording("system.doors"),
        facts: [
          fact("system.address", settings.publicAddress.isEmpty ? none : settings.publicAddress),
          fact("system.secure", yes(settings.isSecure), isWarning: !settings.isSecure),
          fact(
            "system.proxies",
            settings.trustedProxies.isEmpty
              ? none : settings.trustedProxies.sorted().joined(separator: ", ")),
          fact(
            "system.limit",
            settings.requestsPerMinute.map { wording.number(Decimal($0)) } ?? none),
        ]),
      Group(
        title: wording("system.sign-in"),
        facts: [
          fact("system.passwords", yes(city.allowsPasswords)),
          fact(
            "system.provider",
            provider.map { "\($0.name[wording.language]) – \($0.issuer)" } ?? none),
          fact(
            "system.factor-roles", wording.number(Decimal(state.secondFactorRoles)),
            isWarning: state.secondFactorRoles == 0),
          fact("system.people", wording.number(Decimal(state.people))),
        ]),
      Group(
        title: wording("system.mail"),
        facts: [
          fact("system.mail-server", mail?.shownAddress ?? none),
          fact("system.mail-from", mail?.shownSender ?? none, isWarning: mail == nil),
          fact("system.mails-waiting", wording.number(Decimal(state.mailsWaiting))),
          fact(
            "system.mails-to-look-at", wording.number(Decimal(state.mailsToLookAt)),
            isWarning: state.mailsToLookAt > 0),
        ]),
      Group(
        title: wording("system.keeping"),
        facts: [
          fact(
            "system.backup", state.lastBackup.map { wording.moment($0, .current) } ?? none,
            isWarning: state.lastBackup.map { $0 < oldest } ?? true),
          fact(
            "system.files",
            wording(
              "system.files-size",
              [
                "count": wording.number(Decimal(state.files)),
                "size": wording.size(state.fileBytes),
              ])),
          fact("system.files-place", city.files.place),
          fact(
            "system.scanner", city.scanner?.place ?? none, isWarning: city.scanner == nil),
          fact(
            "system.files-waiting", wording.number(Decimal(state.filesWaiting)),
            isWarning: city.scanner != nil && state.filesWaiting > 0),
          fact(
            "system.files-infected", wording.number(Decimal(state.filesInfected)),
            isWarning: state.filesInfected > 0),
          fact("system.uploads", wording.number(Decimal(city.staging?.underWay().count ?? 0))),
          fact("system.evidence-rules", city.evidenceRules.version),
          fact("system.calendar", city.calendar.version),
          fact("system.log-head", state.logHead?.description ?? none),
          fact("system.rules", city.personalData.version),
          fact("system.requests", wording.number(Decimal(state.openRequests))),
          fact(
            "system.languages",
            Language.allCases.map { wording("language.\($0.rawValue)") }.joined(separator: ", ")),
        ]),
    ]
    hasErrors = refusal != nil
    (errorTitle, faults) = wording.told(refusal)
  }
}
