// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Domain
import Foundation
import Words
import Workflow

/// `learningcity evaluate`: every indicator's value and verdict.
struct EvaluateCommand: AsyncParsableCommand {
  /// How the result is written.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case json, table
  }

  static let configuration = CommandConfiguration(
    commandName: "evaluate", abstract: "Evaluates the indicators from the approved figures.")

  @Option(help: "The programme's id.")
  var programme: String

  @Option(help: "The period, such as 2025-01.")
  var period: String

  @Option(help: "The code of one unit; the whole area when not given.")
  var unit: String?

  @Option(help: "json or table.")
  var format: Format = .table

  @Option(help: "One indicator, unfolded: figures, reports, approvals, evidence, trend (json).")
  var indicator: Int?

  @Flag(help: "Counts figures that are handed in but not approved yet, marked as such.")
  var provisional = false

  @Option(help: "then: by the units of the period; today: re-attributed to today's units.")
  var tree: TreeView = .then

  @Flag(help: "With --indicator: by the units of then and of today, side by side (json).")
  var thenAndNow = false

  @OptionGroup var database: DatabaseOption

  func run() async throws {
    if let indicator {
      try await explain(indicator)
      return
    }
    try await database.withCity { city in
      let answer = try await city.answer(
        EvaluationOverview(
          programme: programme, period: period, orgUnit: unit, includesProvisional: provisional,
          tree: tree),
        as: .commandLine)
      let language = Language(rawValue: Surroundings.language) ?? .vi
      switch format {
      case .json: try print(answer.records(language))
      case .table: try table(answer, language)
      }
    }
  }

  private func explain(_ indicator: Int) async throws {
    try await database.withCity { city in
      if thenAndNow {
        let answer = try await city.answer(
          IndicatorThenAndNow(programme: programme, period: period, indicator: indicator),
          as: .commandLine)
        try print(ThenAndNowRecord(answer, Language(rawValue: Surroundings.language) ?? .vi))
        return
      }
      let answer = try await city.answer(
        IndicatorExplanation(
          programme: programme, period: period, indicator: indicator, orgUnit: unit,
          includesProvisional: provisional, tree: tree), as: .commandLine)
      try print(ExplanationRecord(answer, Language(rawValue: Surroundings.language) ?? .vi))
    }
  }

  private func print(_ value: some Encodable) throws {
    let encoder = JSONEncoder()
    encoder.dateEncodingStrategy = .iso8601
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    Output.line(String(decoding: try encoder.encode(value), as: UTF8.self))
  }

  private func table(_ answer: EvaluationOverview.Answer, _ language: Language) throws {
    let words = try Surroundings.phrasebook()
    for evaluation in answer.evaluations {
      let indicator = answer.book.framework.indicator(evaluation.indicator)
      let value = evaluation.value.map { DecimalText.display($0, language) } ?? "–"
      let threshold =
        evaluation.threshold.map { "\($0.sign) \(DecimalText.display($0.value, language))" } ?? ""
      let name = indicator?.name?[language] ?? words("indicator.no-text")
      let cells = [
        pad(String(evaluation.indicator), 3), pad(value, 16, toRight: true), pad(threshold, 10),
        pad(words("verdict.\(evaluation.verdict.rawValue)"), 18),
        pad("\(evaluation.reported)/\(evaluation.owed)", 7), String(name.prefix(70)),
      ]
      Output.line(cells.joined(separator: " "))
    }
  }

  private func pad(_ text: String, _ width: Int, toRight: Bool = false) -> String {
    let spaces = String(repeating: " ", count: max(0, width - text.count))
    return toRight ? spaces + text : text + spaces
  }
}

extension TreeView: ExpressibleByArgument {}
