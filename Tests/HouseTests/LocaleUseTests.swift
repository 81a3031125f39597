// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Testing
import Workflow

/// Every key is used and every use has its key; what is put together at run time, case by case.
@Suite struct LocaleUseTests {
  /// The endings that the product puts after a beginning, all of them and no others.
  private static func families() throws -> [String: Set<String>] {
    let statuses = SubmissionStatus.allCases.map(\.rawValue)
    let months = Set((1...12).map(String.init))
    let found = try SourceUse.notFoundThings()
    return [
      "verdict.": Set(Verdict.allCases.map(\.rawValue)),
      "report.summary.": Set(Verdict.allCases.map(\.rawValue) + ["caption", "total"]),
      "status.": Set(statuses + ["notStarted", "late", "waits-for"]),
      "work.action-": Set(statuses + ["notStarted", "see", "final"]),
      "permission.": Set(Permission.allCases.map(\.rawValue)),
      "role.": Set(Role.allCases.map(\.rawValue)),
      "language.": Set(Language.allCases.map(\.rawValue)),
      "level.": Set(UnitLevel.allCases.map(\.rawValue)),
      "aggregation.": Set(DataElement.Aggregation.allCases.map(\.rawValue)),
      "report.maturity.": Set(Maturity.allCases.map(\.rawValue)),
      "approval.": ["unit", "programme", "level"],
      "sheet.change-": ["added", "changed", "same"],
      "sheet.targets-": ["title", "lead", "columns"],
      "sheet.references-": ["title", "lead", "columns"],
      "sheet.assignments-": ["title", "lead", "columns"],
      "target.progress-": Set(TargetProgress.allCases.map(\.rawValue)),
      "target.path-": Set(Target.Path.allCases.map(\.rawValue)),
      "comparison.": Set(Threshold.Comparison.allCases.map(\.rawValue)),
      "kind.": Set(DataElement.Kind.allCases.map(\.rawValue)),
      "over-time.": Set(DataElement.OverTime.allCases.map(\.rawValue)),
      "no-value.": Set(NoValueReason.allCases.map(\.rawValue)),
      "assessment.level-": Set(SelfAssessment.Level.allCases.map(\.rawValue)),
      "indicator.sort-": ["plan", "lowest", "highest", "missing"],
      "version.field-": [
        "version", "validFrom", "legalBasis", "nameVi", "nameEn", "definitionVi", "definitionEn",
        "value", "upper", "numerator", "denominator", "evidence", "reason",
      ],
      "unit-change.kind-": Set(TypedUnitChange.Kind.allCases.map(\.rawValue)),
      "unit-change.lead-": Set(TypedUnitChange.Kind.allCases.map(\.rawValue)),
      "unit-change.field-": [
        "unit", "units", "into", "code", "nameVi", "nameEn", "shortVi", "shortEn", "officialCode",
        "kind", "parent", "hierarchy", "to", "indicators", "date", "legalBasis", "note",
      ],
      "unit-change.part-": ["unit", "name", "name-en", "share", "basis"],
      "tree.": Set(
        TreeView.allCases.map(\.rawValue) + [
          "views", "today-hint", "apportioned", "compare", "lead", "same", "between", "units",
          "unplaced", "from", "line", "new-unit",
        ]),
      "account.reach-": Set(MakeToken.Reach.allCases.map(\.rawValue)),
      "data-request.kind-": Set(PersonalDataRules.RequestKind.allCases.map(\.rawValue)),
      "data-request.outcome-": Set(AnswerDataRequest.Verdict.allCases.map(\.rawValue)),
      "privacy.status-": ["unverified", "proposed"],
      "log.kind-": try SourceUse.recordedKinds(),
      "log.door-": Set(["page", "api", "commandLine"]),
      "log.fault-": Set(VerifyLog.Fault.Kind.allCases.map(\.rawValue)),
      "answer.": ["yes", "no", "met", "notMet"],
      "date.month-": months,
      "report.month.": months,
      "measure.": try SourceUse.measures(),
      "event.": Set(
        try SourceUse.recordedOnSubmissions()
          + [
            "command-line", "period.ask", "period.consolidate", "period.move-deadline",
            "period.remind", "period.reopen",
          ]),
      "notice.": Set(
        Notice.Kind.allCases.map(\.rawValue) + [
          "title", "unread", "read", "all", "new", "none", "none-hint", "ways", "mails-hint",
          "no-address", "wants-mails", "save", "mails-set", "feed-hint", "make-feed", "feed-made",
          "calendar", "feed", "mail-subject", "mail-text",
        ]),
      "collection.": [
        "sheet", "due", "how", "indicator", "label", "unit", "before", "target", "value",
        "estimate", "note", "guidance", "estimate-hint", "choose", "whole-number", "number",
      ],
      "timeliness.": [
        "title", "lead", "none", "by-period", "by-unit", "period", "expected", "reported",
        "approved", "onTime", "late", "missing", "share", "percent", "days-late", "marks", "rank",
        "plain", "unranked", "hide-rank", "show-rank", "by-indicator", "figures", "figures-hint",
        "trend",
        "every-regime",
      ],
      "duty.": Set(DutyState.allCases.map(\.rawValue)),
      "difficulty.outcome-": Set(AnswerDifficulty.Verdict.allCases.map(\.rawValue)),
      "outbox.kind-": ["notices", "invitation"],
      "outbox.state-": Set(Outbox.State.allCases.map(\.rawValue)),
      "calendar.state-": Set(CalendarView.State.allCases.map(\.rawValue)),
      "weekday.": Set((1...7).map(String.init)),
      "date.half-": ["1", "2"],
      "problem.not-found.": found,
      "thing.": found.union(["framework", "programme", "unit", "period", "element"]),
      "load.": [
        "added", "changed", "unchanged", "orphaned", "nothing", "no-framework",
        "rewrites-reports",
      ],
      "place.": ["file", "sheet", "line", "row", "column", "unit", "indicator"],
      "evidence.standing-": Set(EvidenceList.Standing.allCases.map(\.rawValue)),
      "evidence.state-": Set(FileState.allCases.map(\.rawValue)),
      "evidence.demand-": Set(EvidenceDemand.allCases.map(\.rawValue)),
      "evidence.rule-": ["should", "must"],
      "evidence.done-": ["described", "replaced"],
      "evidence-index.": [
        "title", "file", "sheet", "row", "indicator", "indicator-name", "title-column", "number",
        "issued-on", "issuer", "kind", "unit", "period", "path", "size", "checksum", "person",
        "approved-on",
      ],
      "submission.done-": [
        "attached", "saved", "submitted", "returned", "correcting", "removed", "copied", "imported",
        "withdrawn",
        "difficulty",
        "approved-unitApproved",
        "approved-approved",
      ],
    ]
  }

  /// Keys that belong to a family but are not put together.
  private static let alone: Set<String> = ["report.summary"]

  @Test func `Every case that a page names at run time has its key, and no key is left over`()
    throws
  {
    let keys = Set(try Locales.phrases("vi").keys)
    for (beginning, endings) in try Self.families() {
      #expect(!endings.isEmpty, "\(beginning)")
      let found = keys.filter { $0.hasPrefix(beginning) }.map {
        String($0.dropFirst(beginning.count))
      }
      #expect(Set(found) == endings, "\(beginning)")
    }
  }

  @Test func `Every step of a report has the words of its refusal`() throws {
    let keys = Set(try Locales.phrases("vi").keys)
    for step in SubmissionStep.allCases {
      #expect(keys.contains("submission.\(step.rawValue).wrong-state"))
    }
    let written = keys.filter { $0.hasSuffix(".wrong-state") }.count
    #expect(written == SubmissionStep.allCases.count)
  }

  @Test func `Every status that a door answers has its title`() throws {
    let keys = Set(try Locales.phrases("vi").keys)
    for status in [400, 401, 403, 404, 408, 409, 413, 422, 500] {
      #expect(keys.contains("problem.title-\(status)"), "\(status)")
    }
  }

  @Test func `Every key in a template has its text`() throws {
    let keys = Set(try Locales.phrases("vi").keys)
    for template in try SourceTree.templates() {
      for match in template.text.matches(of: /\[\[([^\]]+)\]\]/) {
        #expect(keys.contains(String(match.1)), "\(template.path): \(match.1)")
      }
    }
  }

  @Test func `Every key is used`() throws {
    let beginnings = try Array(Self.families().keys)
    let literals = try SourceUse.literals()
    #expect(literals.count > 300)
    let columns = try SourceUse.reportColumns()
    #expect(columns.count > 10)
    for key in try Locales.phrases("vi").keys.sorted() {
      let isBuilt =
        beginnings.contains { key.hasPrefix($0) } && !Self.alone.contains(key)
        || key.hasSuffix(".wrong-state")
        || key.hasPrefix("problem.title-")
        || columns.contains(key)
      #expect(isBuilt || literals.contains(key), "\(key) is not used")
    }
  }
}
