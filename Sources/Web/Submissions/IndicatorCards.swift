// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Gate
import Workflow

/// Makes the cards of a report's page from its answer and from what was typed, if that was refused.
struct IndicatorCards {
  let answer: SubmissionForm.Answer
  let link: String
  let typed: Form?
  let refusal: Refusal?
  let wording: Wording

  /// What was typed into figures and notes, where the page has fields for them.
  private var filled: Form? { answer.can.save ? typed : nil }
  var language: Language { wording.language }
  private var isStale: Bool { refusal == .conflict("submission.stale") }
  private var framework: Framework { answer.book.framework }

  func cards() -> [IndicatorCard] {
    var asked: Set<String> = []
    return answer.duties.compactMap { duty in
      guard let indicator = framework.indicator(duty.indicator) else { return nil }
      return card(duty, indicator, &asked)
    }
  }

  /// The remarks of the latest return, at an indicator or at the whole.
  func remarks(at indicator: Int?) -> [IndicatorCard.Remark] {
    guard let record = answer.record else { return [] }
    // One return makes all its remarks at one moment.
    let returned = answer.remarks.filter { $0.revision == record.revision }.map(\.madeAt).max()
    return answer.remarks.filter { $0.indicator == indicator && $0.madeAt == returned }
      .map { remark in
        IndicatorCard.Remark(
          text: remark.text, person: remark.personName ?? wording("event.command-line"),
          moment: wording.moment(remark.madeAt, answer.book.timeZone))
      }
  }

  private func card(
    _ duty: Duty, _ indicator: Indicator, _ asked: inout Set<String>
  ) -> IndicatorCard {
    let line = answer.lines.first { $0.indicator == duty.indicator }
    let figures = duty.dataElements.compactMap { code in
      framework.dataElement(code).map { field($0, line, &asked) }
    }
    let note = filled.map { $0["note-\(duty.indicator)"] } ?? line?.note ?? ""
    let evidence = answer.evidence.filter { $0.indicator == duty.indicator }.map(evidence)
    let remarks = remarks(at: duty.indicator)
    let result = result(line, indicator)
    let error = issue("indicator-\(duty.indicator)")
    let noteError = issue("note-\(duty.indicator)")
    let demand = indicator.evidenceDemand ?? .none
    let evidenceError = issue("evidence-\(duty.indicator)")
    let remarkTyped = typed?["remark-\(duty.indicator)"] ?? ""
    let isJudged = duty.dataElements.contains { framework.dataElement($0)?.kind == .judgement }
    return IndicatorCard(
      number: indicator.number, name: wording.indicatorName(indicator), code: indicator.code,
      isReturned: !remarks.isEmpty && answer.record?.status == .returned,
      isFollowing: duty.isFollowing, hasThreshold: indicator.threshold != nil,
      threshold: wording.threshold(indicator.threshold, indicator.unit),
      leads: leads(indicator.number), hint: indicator.evidence?[language] ?? "",
      hasHint: indicator.evidence != nil, figures: figures, result: result?.text ?? "",
      resultBadge: wording.badge(result?.verdict ?? .noData), hasResult: result != nil,
      live: live(indicator), doubts: doubts(duty.indicator, line), targets: targets(indicator),
      hasTargets: !targets(indicator).isEmpty, canCopy: canCopy(duty),
      isNotApplicable: filled.map { !$0["not-applicable-\(duty.indicator)"].isEmpty }
        ?? line?.isNotApplicable ?? false, note: note, hasNote: !note.isEmpty,
      noteLabel: wording(isJudged ? "submission.reason" : "submission.note"), noteError: noteError,
      hasNoteError: !noteError.isEmpty, error: error, hasError: !error.isEmpty,
      evidence: evidence, hasEvidence: !evidence.isEmpty,
      chooseHref: "\(link)/evidence?indicator=\(indicator.number)",
      evidenceRule: demand == .none ? "" : wording("evidence.rule-\(demand.rawValue)"),
      hasEvidenceRule: demand != .none, evidenceError: evidenceError,
      hasEvidenceError: !evidenceError.isEmpty, remarks: remarks,
      remarkTyped: remarkTyped, hasRemarkTyped: !remarkTyped.isEmpty)
  }

  private func field(
    _ element: DataElement, _ line: SubmissionLine?, _ asked: inout Set<String>
  ) -> IndicatorCard.FigureField {
    let stored = line?.figure(element.code)
    let name = "figure-\(element.code)"
    let isShared = !asked.insert(element.code).inserted
    let value = isShared ? text(stored, element) : filled.map { $0[name] } ?? text(stored, element)
    let approved = answer.approvedLines.lazy.compactMap { $0.figure(element.code) }.first
    let error = isShared ? "" : issue(name)
    let breakdowns = isShared ? [] : breakdowns(element, line)
    let parts = breakdowns.flatMap(\.parts)
    let isEstimate =
      filled.map { !$0["estimate-\(element.code)"].isEmpty } ?? (stored?.maturity == .estimate)
    return IndicatorCard.FigureField(
      id: isShared ? "\(name)-\(line?.indicator ?? 0)" : name, name: name, element: element.code,
      label: element.name[language], guidance: element.guidance?[language] ?? "",
      hasGuidance: element.guidance != nil, unit: element.unit?[language] ?? "", value: value,
      shown: stored.map { wording.figure($0.value, element) } ?? "–",
      isNumber: element.kind == .count || element.kind == .amount,
      isChoice: element.kind != .count && element.kind != .amount,
      choices: choices(element, value), isShared: isShared, error: error, hasError: !error.isEmpty,
      isEstimate: isEstimate, isIllustrative: stored?.isIllustrative ?? false,
      stored: stored.map { wording.figure($0.value, element) } ?? "–",
      isOvertaken: isStale && !isShared && value != text(stored, element),
      approved: approved.map { wording.figure($0.value, element) } ?? "",
      isChanged: approved.map { $0.value != stored?.value } ?? false,
      before: before(element), hasBefore: answer.previous[element.code] != nil,
      breakdowns: breakdowns,
      hasBreakdowns: !breakdowns.isEmpty, isOpen: parts.contains { $0.isFilled || $0.hasError })
  }

  private func breakdowns(
    _ element: DataElement, _ line: SubmissionLine?
  ) -> [IndicatorCard.PartGroup] {
    element.breakdowns.compactMap(framework.breakdown).map { breakdown in
      IndicatorCard.PartGroup(
        name: breakdown.name[language], element: element.code,
        parts: breakdown.categories.map { category in
          let key = breakdown.key(category)
          let stored = line?.part(element.code, key)
          let name = "figure-\(FigurePlace(element.code, key).text)"
          let value = filled.map { $0[name] } ?? text(stored, element)
          let error = issue(name)
          return IndicatorCard.Part(
            id: name, name: name, label: category.name[language], value: value,
            shown: stored.map { wording.figure($0.value, element) } ?? "–", error: error,
            hasError: !error.isEmpty, isFilled: !value.isEmpty)
        })
    }
  }

  /// The stored figure as the person would type it.
  private func text(_ figure: SubmissionLine.Figure?, _ element: DataElement) -> String {
    wording.typed(figure?.value, element)
  }

  private func choices(_ element: DataElement, _ value: String) -> [IndicatorCard.Choice] {
    func choice(_ raw: String, _ text: String) -> IndicatorCard.Choice {
      IndicatorCard.Choice(value: raw, text: text, isChosen: raw == value)
    }
    let none = choice("", wording("submission.no-answer"))
    switch element.kind {
    case .count, .amount: return []
    case .yesNo:
      return [
        choice("yes", wording("answer.yes")), choice("no", wording("answer.no")), none,
      ]
    case .judgement where !element.isRanked:
      return [
        choice("met", wording("answer.met")), choice("notMet", wording("answer.notMet")), none,
      ]
    case .level, .judgement:
      return element.levels.enumerated().map { choice(String($0), $1[language]) } + [none]
    }
  }

  private func evidence(_ entry: SubmissionForm.Evidence) -> IndicatorCard.Evidence {
    let href = Links.evidence(link, entry.id)
    let day = entry.issuedOn.flatMap(CalendarDate.init).map(wording.date)
    let title = entry.title == entry.fileName ? nil : entry.title
    var badges = [EvidenceListPage.held(entry.state, answer.scansFiles, wording)]
      .compactMap(\.self)
    if entry.isOutdated {
      badges.append(Page.Badge(kind: "info", text: wording("evidence.outdated")))
    }
    let said = [title, entry.number, day].compactMap(\.self).filter { !$0.isEmpty }
    return IndicatorCard.Evidence(
      href: href, removeHref: "\(href)/remove",
      documentHref: Links.document(answer.book.programme.id, entry.document),
      name: entry.fileName,
      facts: said.isEmpty ? wording("evidence.describe") : said.joined(separator: " · "),
      size: wording.size(entry.size),
      figure: framework.dataElement(entry.dataElement)?.name[language] ?? "", badges: badges,
      isOpen: entry.state == .clean || (entry.state == .waiting && !answer.scansFiles))
  }

  /// What is wrong at a field: as it was refused, or an impossible figure that a draft holds.
  private func issue(_ field: String) -> String {
    var issues = answer.issues.filter { $0.code == "line.numerator-over-denominator" }
    if case .invalid(let refused) = refusal { issues = refused }
    return issues.filter { $0.field == field }.map(wording.issue).joined(separator: " ")
  }

  private func leads(_ indicator: Int) -> String {
    let programme = answer.book.programme
    return (programme.assignment(of: indicator)?.leads ?? [])
      .compactMap { programme.label(of: $0.party)?[language] }.joined(separator: "; ")
  }

  /// What the unit's own figures come to, where they are enough.
  private func result(
    _ line: SubmissionLine?, _ indicator: Indicator
  ) -> (text: String, verdict: Verdict)? {
    guard let line, !line.figures.isEmpty else { return nil }
    let isImpossible = answer.issues.contains {
      $0.code == "line.numerator-over-denominator"
        && $0.arguments["indicator"] == String(indicator.number)
    }
    guard !isImpossible else { return nil }
    let evaluation = UnitResult.evaluation(of: line, indicator, answer)
    guard let evaluation, let value = evaluation.value, evaluation.verdict != .notApplicable
    else { return nil }
    switch indicator.measure {
    case .percentage, .ratio, .amount, .change, .compound:
      let unit = indicator.unit.map { " " + $0[language] } ?? ""
      return (wording.number(value) + unit, evaluation.verdict)
    default: return nil
    }
  }
}
