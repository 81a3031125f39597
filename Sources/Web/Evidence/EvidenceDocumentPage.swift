// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Gate
import Workflow

/// One document: what it is, how it looks, its versions, where it stands.
struct EvidenceDocumentPage {
  struct Version {
    let number: String
    let href: String
    let isOpen: Bool
    let fileName: String
    let size: String
    let checksum: String
    let person: String
    let moment: String
    let reason: String
    let badges: [Page.Badge]
  }

  struct Use {
    let href: String
    let period: String
    let unit: String
    let indicator: String
    let figure: String
    let version: String
    let badge: Page.Badge
    let isRemoved: Bool
    let removed: String
  }

  let title: String
  let listHref: String
  let unit: String
  let facts: [Fact]
  let done: String
  let isDone: Bool
  let errorTitle: String
  let hasErrors: Bool
  let faults: [Page.Fault]
  let isDiscarded: Bool
  let discarded: String

  let hasPicture: Bool
  let pictureHref: String
  let pictureText: String
  let pages: String
  let hasPages: Bool
  let hasBefore: Bool
  let beforeHref: String
  let hasNext: Bool
  let nextHref: String

  let versions: [Version]
  let uses: [Use]
  let hasUses: Bool
  let twins: [Page.Link]
  let hasTwins: Bool
  let timeline: [Event]
  let hasTimeline: Bool

  let canEdit: Bool
  let describeHref: String
  let replaceHref: String
  let token: String
  let version: Int
  let name: String
  let number: String
  let issuedOn: String
  let issuer: String
  let kinds: [EvidenceListPage.Choice]
  let periods: [EvidenceListPage.Choice]
  let reason: String
  let accept: String
  let maximum: String

  /// A name with its value.
  struct Fact {
    let name: String
    let value: String
  }

  /// Something that was done with the document.
  struct Event {
    let moment: String
    let text: String
    let person: String
    let detail: String
    let hasDetail: Bool
  }

  init(
    _ answer: EvidenceDocument.Answer, pageCount: Int, typed: Form?, refusal: Refusal?,
    token: String, done: String, shown: Int, wording: Wording
  ) {
    let (language, zone) = (wording.language, answer.book.timeZone)
    let programme = answer.book.programme.id
    let details =
      typed.flatMap { $0["title"].isEmpty ? nil : EvidenceRoutes.details($0) }
      ?? answer.details
    title = answer.details.title
    listHref = Links.evidenceList(programme)
    unit = answer.unitName[language]
    facts = Self.facts(answer, wording)
    let said = done.isEmpty ? "" : wording("evidence.done-\(done)")
    isDone = ["described", "replaced"].contains(done)
    self.done = isDone ? said : ""
    hasErrors = refusal != nil
    errorTitle = wording("evidence.not-kept")
    faults = Self.faults(refusal, wording)
    isDiscarded = answer.discardedAt != nil
    discarded = answer.discardedAt.map { wording.moment($0, zone) } ?? ""

    let latest = answer.versions.first
    let type = latest.flatMap { answer.rules.fileType(of: $0.fileName) }
    let isOpen = latest.map(answer.isOpen) ?? false
    let page = min(max(1, shown), max(1, pageCount))
    hasPicture = isOpen && (type?.preview == .image || pageCount > 0)
    pictureHref =
      latest.map {
        Links.documentFile(programme, answer.id, $0.number) + "/picture?page=\(page)"
      } ?? ""
    pictureText = wording("evidence.picture", ["title": title])
    hasPages = pageCount > 1
    pages = wording("evidence.page", ["page": String(page), "pages": String(pageCount)])
    let own = Links.document(programme, answer.id)
    hasBefore = page > 1
    beforeHref = own + "?page=\(page - 1)#picture"
    hasNext = page < pageCount
    nextHref = own + "?page=\(page + 1)#picture"

    versions = answer.versions.map { Self.version($0, answer, wording) }
    uses = answer.uses.map { Self.use($0, answer, wording) }
    hasUses = !uses.isEmpty
    twins = answer.twins.map {
      Page.Link(
        href: Links.document(programme, $0.id), text: "\($0.unitName[language]): \($0.title)")
    }
    hasTwins = !twins.isEmpty
    timeline = answer.timeline.map { entry in
      let detail = entry.detail.sorted { $0.key < $1.key }
        .filter { !$0.value.isEmpty && $0.key != "sha256" }.map(\.value).joined(separator: "; ")
      return Event(
        moment: wording.moment(entry.occurredAt, zone), text: wording("event.\(entry.kind)"),
        person: entry.personName ?? wording("event.command-line"), detail: detail,
        hasDetail: !detail.isEmpty)
    }
    hasTimeline = !timeline.isEmpty

    canEdit = answer.canEdit
    describeHref = own + "/describe"
    replaceHref = own + "/version"
    self.token = token
    version = answer.version
    name = details.title
    number = details.number
    issuedOn = details.issuedOn
    issuer = details.issuer
    kinds =
      [
        EvidenceListPage.Choice(
          value: "", text: wording("evidence.no-kind"), isChosen: details.kind.isEmpty)
      ]
      + answer.rules.documentKinds.map {
        EvidenceListPage.Choice(
          value: $0.code, text: $0.name[language], isChosen: $0.code == details.kind)
      }
    periods = answer.periods.map {
      EvidenceListPage.Choice(
        value: $0, text: wording.period($0), isChosen: $0 == details.period)
    }
    reason = typed?["reason"] ?? ""
    accept = answer.rules.endings.map { ".\($0)" }.joined(separator: ",")
    maximum = String(answer.rules.maximumSize >> 20)
  }

  private static func facts(_ answer: EvidenceDocument.Answer, _ wording: Wording) -> [Fact] {
    let details = answer.details
    func fact(_ key: String, _ value: String) -> Fact {
      Fact(name: wording(key), value: value.orDash)
    }
    return [
      fact("evidence.number", details.number),
      fact("evidence.issued-on", CalendarDate(details.issuedOn).map(wording.date) ?? ""),
      fact("evidence.issuer", details.issuer),
      fact(
        "evidence.kind", answer.rules.documentKind(details.kind)?.name[wording.language] ?? ""),
      fact("evidence.period", wording.period(details.period)),
      fact("column.unit", answer.unitName[wording.language]),
    ]
  }

  private static func faults(_ refusal: Refusal?, _ wording: Wording) -> [Page.Fault] {
    switch refusal {
    case .invalid(let issues):
      issues.map { Page.Fault(href: "#\($0.field)", text: wording.issue($0)) }
    case .conflict(let code, let arguments):
      [Page.Fault(href: "#main", text: wording(code, arguments))]
    default: []
    }
  }

  private static func version(
    _ version: EvidenceDocument.Version, _ answer: EvidenceDocument.Answer, _ wording: Wording
  ) -> Version {
    var badges: [Page.Badge] = []
    if let held = EvidenceListPage.held(version.state, answer.scansFiles, wording) {
      let finding = version.finding.isEmpty ? "" : " (\(version.finding))"
      badges.append(Page.Badge(kind: held.kind, text: held.text + finding))
    } else if version.state == .clean {
      badges.append(Page.Badge(kind: "met", text: wording("evidence.state-clean")))
    }
    return Version(
      number: String(version.number),
      href: Links.documentFile(answer.book.programme.id, answer.id, version.number),
      isOpen: answer.isOpen(version), fileName: version.fileName,
      size: wording.size(version.size), checksum: version.sha256,
      person: version.personName ?? wording("event.command-line"),
      moment: wording.moment(version.madeAt, answer.book.timeZone), reason: version.reason.orDash,
      badges: badges)
  }

  private static func use(
    _ use: EvidenceDocument.Use, _ answer: EvidenceDocument.Answer, _ wording: Wording
  ) -> Use {
    let programme = answer.book.programme.id
    let element = answer.book.framework.dataElement(use.dataElement)
    return Use(
      href: Links.submission(programme, use.period, use.orgUnit) + "#indicator-\(use.indicator)",
      period: wording.period(use.period), unit: use.unitName[wording.language],
      indicator: String(use.indicator), figure: element?.name[wording.language] ?? "–",
      version: String(use.number),
      badge: use.isCounted
        ? Page.Badge(kind: "approved", text: wording("evidence.counted"))
        : wording.badge(use.status), isRemoved: use.removedAt != nil,
      removed: use.removedAt.map { wording.moment($0, answer.book.timeZone) } ?? "")
  }
}

extension EvidenceDocument.Answer {
  /// Whether the bytes of a version are handed out.
  func isOpen(_ version: EvidenceDocument.Version) -> Bool {
    discardedAt == nil
      && (version.state == .clean || (version.state == .waiting && !scansFiles))
  }
}
