// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Gate
import Workflow

/// The report of a unit for a period as its page shows it.
struct SubmissionPage {
  /// A step in the report's life.
  struct Event {
    let moment: String
    let text: String
    let person: String
    let detail: String
    let hasDetail: Bool
    let kind: String
  }

  /// What one correction changed.
  struct Correction {
    let revision: String
    let reason: String
    let changes: [Change]
    let isEmpty: Bool
  }

  struct Change {
    let label: String
    let old: String
    let new: String
  }

  /// What is another than when the report was last handed in.
  struct Difference {
    let title: String
    let changes: [Change]
    let isEmpty: Bool
  }

  /// Who decides, one after the other.
  struct Stage {
    let name: String
    let text: String
    /// The tone: approved, waiting, or empty for what is to come.
    let kind: String
    let isCurrent: Bool
  }

  let unitName: String
  let periodName: String
  let standingHref: String
  let badge: Page.Badge
  let deadline: String
  let daysLeft: String
  let isLate: Bool
  let isClosed: Bool
  let revision: String
  let isCorrection: Bool
  let isIllustrative: Bool

  let saveHref: String
  let submitHref: String
  let approveHref: String
  let returnHref: String
  let correctHref: String
  let copyHref: String
  let canReportDifficulty: Bool
  let difficultyHref: String
  let difficultiesHref: String
  let workbookHref: String
  let takeWorkbookHref: String
  let autosaveHref: String
  let stateHref: String
  let attachHref: String
  let accept: String
  let maximum: String
  let status: String
  let person: String
  let canCopy: Bool
  let token: String
  let version: Int
  /// In which numbers are drawn, and so read again.
  let language: String

  let canSave: Bool
  let canSubmit: Bool
  let canWithdraw: Bool
  let withdrawHref: String
  let canApprove: Bool
  let canCorrect: Bool

  let done: String
  let isDone: Bool
  let errorTitle: String
  let hasErrors: Bool
  let keptHint: String
  let faults: [Page.Fault]
  let open: [Page.Fault]
  let hasOpen: Bool
  let progress: String

  let stages: [Stage]
  let hasStages: Bool
  let indicators: [IndicatorCard]
  let remarks: [IndicatorCard.Remark]
  let timeline: [Event]
  let hasTimeline: Bool
  let corrections: [Correction]
  let hasCorrections: Bool
  let difference: Difference
  let hasDifference: Bool
  let reason: String
  let remarkTyped: String

  init(
    _ answer: SubmissionForm.Answer, _ place: SubmissionPlace, person: String, token: String,
    typed: Form?,
    refusal: Refusal?, isKept: Bool, done: String?, now: Date, wording: Wording
  ) {
    let zone = answer.book.timeZone
    let today = CalendarDate(now, in: zone)
    let deadline = answer.due
    let link = Links.submission(place.programme, place.period, place.orgUnit)
    unitName = answer.orgUnit.name[wording.language]
    periodName = wording.period(answer.period.code)
    standingHref = Links.standing(place.programme, place.period)
    badge = wording.badge(answer.record?.status)
    self.deadline = deadline.map(wording.date) ?? ""
    isLate =
      answer.record?.submittedAt == nil
      ? deadline.map { today > $0 } ?? false : answer.record?.isLate(deadline, zone) ?? false
    daysLeft =
      answer.record?.submittedAt == nil
      ? deadline.map { wording.daysLeft($0, today) } ?? ""
      : (isLate ? wording("status.late") : "")
    isClosed = !answer.period.isOpen || answer.isLocked
    revision = String(answer.record?.revision ?? 1)
    isCorrection = (answer.record?.revision ?? 1) > 1
    isIllustrative = answer.lines.flatMap(\.figures).contains(where: \.isIllustrative)
    saveHref = Links.act(link, "save")
    submitHref = Links.act(link, "submit")
    approveHref = Links.act(link, "approve")
    returnHref = Links.act(link, "return")
    correctHref = Links.act(link, "correct")
    copyHref = Links.act(link, "copy")
    canReportDifficulty = answer.can.reportDifficulty
    difficultyHref = Links.act(link, "difficulty")
    difficultiesHref = Links.difficulties(place.programme)
    workbookHref = link + "/workbook.xlsx"
    takeWorkbookHref = Links.act(link, "workbook")
    autosaveHref = Links.act(link, "autosave")
    stateHref = Links.act(link, "state")
    attachHref = Links.act(link, "evidence")
    accept = answer.endings.map { ".\($0)" }.joined(separator: ",")
    maximum = String(answer.maximumSize >> 20)
    status = (answer.record?.status ?? .draft).rawValue
    self.person = person
    self.token = token
    version = answer.record?.version ?? 0
    language = wording.language.rawValue
    canSave = answer.can.save
    canSubmit = answer.can.submit
    canWithdraw = answer.can.withdraw
    withdrawHref = Links.act(link, "withdraw")
    canApprove = answer.can.approve
    canCorrect = answer.can.correct
    isDone = done.map { wording("submission.done-\($0)") != "submission.done-\($0)" } ?? false
    let next = answer.stages.first(where: \.isWaiting)?.name.label[wording.language] ?? "–"
    self.done = done.map { wording("submission.done-\($0)", ["unit": next]) } ?? ""
    let problem = Self.problem(refusal, wording)
    errorTitle = problem.title
    hasErrors = refusal != nil
    keptHint =
      !answer.can.save || refusal == nil
      ? "" : wording(isKept ? "submission.kept" : "submission.not-kept")
    faults = problem.faults
    open =
      answer.can.save && refusal == nil
      ? answer.issues.map { Page.Fault(href: "#\($0.field)", text: wording.issue($0)) }
      : []
    hasOpen = !open.isEmpty && answer.record != nil
    let builder = IndicatorCards(
      answer: answer, link: link, typed: typed, refusal: refusal, wording: wording)
    indicators = builder.cards()
    canCopy = indicators.contains(where: \.canCopy)
    let asked = answer.duties.count { !$0.isFollowing }
    let missing = Set(answer.issues.compactMap { $0.arguments["indicator"] }).count
    progress = wording(
      "work.filled", ["filled": String(asked - missing), "owed": String(asked)])
    remarks = builder.remarks(at: nil)
    stages = answer.stages.map { Self.stage($0, zone, wording) }
    hasStages = answer.record.map { !$0.status.isOpen } ?? false
    timeline = answer.timeline.map { Self.event($0, answer.book, wording) }
    hasTimeline = !timeline.isEmpty
    corrections = answer.corrections.map { Self.correction($0, answer, wording) }
    hasCorrections = !corrections.isEmpty
    hasDifference = answer.difference != nil
    difference = Self.difference(answer.difference, answer, wording)
    reason = typed?["reason"] ?? ""
    remarkTyped = typed?["remark-0"] ?? ""
  }

  private static func problem(
    _ refusal: Refusal?, _ wording: Wording
  ) -> (title: String, faults: [Page.Fault]) {
    switch refusal {
    case .invalid(let issues):
      let faults = issues.map {
        Page.Fault(href: "#\($0.field)", text: wording.issue($0))
      }
      return (wording("submission.errors", ["count": String(issues.count)]), faults)
    case .conflict("submission.stale", _):
      let text = wording("submission.stale-hint")
      return (wording("submission.stale"), [Page.Fault(href: "#main", text: text)])
    case .conflict(let code, let arguments):
      var arguments = arguments
      if let status = arguments["status"] { arguments["status"] = wording("status.\(status)") }
      return (wording(code, arguments), [])
    default: return ("", [])
    }
  }

  private static func difference(
    _ difference: SubmissionDifference?, _ answer: SubmissionForm.Answer, _ wording: Wording
  ) -> Difference {
    guard let difference else { return Difference(title: "", changes: [], isEmpty: true) }
    func texts(_ key: String, _ texts: [SubmissionDifference.Text]) -> [Change] {
      texts.map {
        Change(
          label: wording(key, ["number": String($0.indicator)]), old: ($0.old ?? "").orDash,
          new: ($0.new ?? "").orDash)
      }
    }
    return Difference(
      title: wording(
        "submission.difference",
        [
          "number": String(difference.number),
          "moment": wording.moment(difference.submittedAt, answer.book.timeZone),
        ]),
      changes: figures(difference, answer, wording)
        + difference.notApplicable.old.symmetricDifference(difference.notApplicable.new).sorted()
        .map { indicator in
          let isNow = difference.notApplicable.new.contains(indicator)
          return Change(
            label: wording(
              "submission.difference-not-applicable", ["number": String(indicator)]),
            old: wording(isNow ? "answer.no" : "answer.yes"),
            new: wording(isNow ? "answer.yes" : "answer.no"))
        }
        + texts("submission.difference-note", difference.notes)
        + texts("submission.difference-evidence", difference.evidence),
      isEmpty: difference.isEmpty)
  }

  /// Figures that changed, or that are estimates no more.
  private static func figures(
    _ difference: SubmissionDifference, _ answer: SubmissionForm.Answer, _ wording: Wording
  ) -> [Change] {
    let estimate = " (\(wording("maturity.estimate")))"
    return difference.figures.flatMap { change in
      changes([change], answer, wording).map {
        Change(
          label: $0.label,
          old: $0.old + (difference.oldEstimates.contains(change.place) ? estimate : ""),
          new: $0.new + (difference.newEstimates.contains(change.place) ? estimate : ""))
      }
    }
  }

  private static func changes(
    _ changes: [CorrectionStory.Change], _ answer: SubmissionForm.Answer, _ wording: Wording
  ) -> [Change] {
    changes.compactMap { change -> Change? in
      let framework = answer.book.framework
      let place = FigurePlace(change.place)
      guard let element = framework.dataElement(place.dataElement) else { return nil }
      return Change(
        label: wording.label(element, place, framework),
        old: change.old.map { wording.figure($0, element) } ?? "–",
        new: change.new.map { wording.figure($0, element) } ?? "–")
    }
  }

  private static func correction(
    _ story: CorrectionStory, _ answer: SubmissionForm.Answer, _ wording: Wording
  ) -> Correction {
    let changes = Self.changes(story.changes, answer, wording)
    return Correction(
      revision: String(story.revision), reason: story.reason, changes: changes,
      isEmpty: changes.isEmpty)
  }

  private static func stage(
    _ stage: SubmissionForm.Stage, _ zone: TimeZone, _ wording: Wording
  ) -> Stage {
    let said = stage.approvedAt.map { moment in
      "\(stage.personName ?? wording("event.command-line")), \(wording.moment(moment, zone))"
    }
    return Stage(
      name: stage.name.label[wording.language],
      text: said
        ?? wording(stage.isWaiting ? "submission.stage-waiting" : "submission.stage-ahead"),
      kind: said != nil ? "approved" : stage.isWaiting ? "submitted" : "",
      isCurrent: stage.isWaiting)
  }

  private static func event(
    _ entry: SubmissionForm.TimelineEntry, _ book: ProgrammeBook, _ wording: Wording
  ) -> Event {
    var named = entry.detail
    if let unit = named["unit"].flatMap(book.programme.orgUnit) {
      named["unit"] = unit.label[wording.language]
    }
    let detail = entry.detail["reason"] ?? entry.detail["file"] ?? ""
    return Event(
      moment: wording.moment(entry.occurredAt, book.timeZone),
      text: wording("event.\(entry.kind)", named),
      person: entry.personName ?? wording("event.command-line"),
      detail: detail, hasDetail: !detail.isEmpty,
      kind: entry.kind.contains("approve")
        ? "approved" : entry.kind.contains("return") ? "returned" : "")
  }
}
