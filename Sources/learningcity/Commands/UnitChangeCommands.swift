// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Domain
import Foundation
import Words
import Workflow

/// What every command that changes units has in common: when, by which legal basis, and whether it
/// is only tried.
struct UnitChangeOptions: ParsableArguments {
  @Option(help: "The programme's id.")
  var programme: String

  @Option(help: "The first day on which it holds, such as 2025-07-01.")
  var date: String

  @Option(help: "The document that decides it.")
  var legalBasis: String

  @Option(help: "A note.")
  var note: String = ""

  @Flag(help: "Approved reports of units that end count for those that take their places.")
  var reattribute = false

  @Flag(help: "Says what follows and changes nothing.")
  var dryRun = false

  @OptionGroup var database: DatabaseOption

  func run(_ kind: TypedUnitChange.Kind, _ fields: [String: String?]) async throws {
    var all = fields.compactMapValues(\.self)
    all["date"] = date
    all["legalBasis"] = legalBasis
    all["note"] = note
    if reattribute { all["reattributes"] = "yes" }
    let act = WriteUnitChange(
      programme: programme, typed: TypedUnitChange(kind: kind, fields: all, language: .en))
    try await database.withCity { city in
      let words = try Surroundings.phrasebook()
      let outcome =
        dryRun
        ? try await city.rehearse(act, as: .commandLine)
        : try await city.perform(act, as: .commandLine)
      for line in UnitOutcomeText(outcome, words).lines { Output.line(line) }
      Output.line(
        dryRun
          ? words("units.would-write")
          : words("units.written", ["id": outcome.id.uuidString.lowercased()]))
    }
  }
}

/// What follows from a change, a line for each thing.
struct UnitOutcomeText {
  let lines: [String]

  init(_ outcome: UnitChangeOutcome, _ words: Phrasebook) {
    func line(_ key: String, _ values: [String]) -> [String] {
      values.isEmpty ? [] : ["\(words(key)): \(values.joined(separator: ", "))"]
    }
    func lead(_ lead: UnitChangeOutcome.LeadChange) -> String {
      "(\(lead.indicator)) \(lead.before.map(\.code).joined(separator: "+")) -> "
        + lead.after.map(\.code).joined(separator: "+")
    }
    func report(_ report: UnitChangeOutcome.Report) -> String {
      "\(report.orgUnit.code) \(report.period)"
    }
    lines =
      line("unit-change.section-ending", outcome.ending.map(\.code))
      + line("unit-change.section-leaderless", outcome.leaderless.map(String.init))
      + line("unit-change.section-leads", outcome.leads.filter { !$0.after.isEmpty }.map(lead))
      + line(
        "unit-change.section-groups",
        outcome.groups.map { group in
          "\(group.group.code) -[\(group.left.joined(separator: " "))] "
            + "+[\(group.joined.joined(separator: " "))]"
        })
      + line("unit-change.section-idle", outcome.idle.map(\.code))
      + line("unit-change.section-open", outcome.openReports.map(report))
      + line("unit-change.section-approved", outcome.approvedReports.map(report))
      + line("unit-change.section-people", outcome.people.map { "\($0.login) (\($0.orgUnit))" })
      + line(
        "unit-change.section-targets", outcome.targets.map { "(\($0.indicator)) \($0.key)" })
  }
}

/// `learningcity units open`: a unit begins.
struct UnitsOpenCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "open", abstract: "A unit begins on a day.")

  @Argument(help: "Its code, which never becomes another one.")
  var code: String

  @Option(help: "Its name in Vietnamese.")
  var name: String

  @Option(help: "Its name in English.")
  var nameEn: String?

  @Option(help: "The code of its kind, such as ward.")
  var kind: String

  @Option(help: "The unit above it.")
  var parent: String

  @Option(help: "Its number in the official list.")
  var officialCode: String?

  @OptionGroup var options: UnitChangeOptions

  func run() async throws {
    try await options.run(
      .open,
      [
        "code": code, "nameVi": name, "nameEn": nameEn, "kind": kind, "parent": parent,
        "officialCode": officialCode,
      ])
  }
}

/// `learningcity units close`: a unit ends and nothing takes its place.
struct UnitsCloseCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "close", abstract: "A unit ends on a day and nothing takes its place.")

  @Argument(help: "Its code or its name.")
  var unit: String

  @OptionGroup var options: UnitChangeOptions

  func run() async throws { try await options.run(.close, ["unit": unit]) }
}

/// `learningcity units rename`: a unit bears another name.
struct UnitsRenameCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rename", abstract: "A unit bears another name, or another official number.")

  @Argument(help: "Its code or its name.")
  var unit: String

  @Option(help: "Its new name in Vietnamese.")
  var name: String

  @Option(help: "Its new name in English.")
  var nameEn: String?

  @Option(help: "Its new short name.")
  var shortName: String?

  @Option(help: "Its new number in the official list.")
  var officialCode: String?

  @OptionGroup var options: UnitChangeOptions

  func run() async throws {
    try await options.run(
      .rename,
      [
        "unit": unit, "nameVi": name, "nameEn": nameEn, "shortVi": shortName,
        "officialCode": officialCode,
      ])
  }
}

/// `learningcity units move`: a unit stands below another one.
struct UnitsMoveCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "move", abstract: "A unit stands below another one.")

  @Argument(help: "Its code or its name.")
  var unit: String

  @Option(help: "The unit above it from now on.")
  var parent: String

  @Option(help: "The code of another hierarchy, such as that of an association.")
  var hierarchy: String?

  @OptionGroup var options: UnitChangeOptions

  func run() async throws {
    try await options.run(.move, ["unit": unit, "parent": parent, "hierarchy": hierarchy])
  }
}

/// `learningcity units merge`: units become one.
struct UnitsMergeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge", abstract: "Units become one: one of them, another, or a new one.")

  @Argument(help: "The units that go into it, by code or name.")
  var units: [String]

  @Option(help: "The code of the unit that they become.")
  var into: String

  @Option(help: "The name of a new unit; kind and parent are those of the first unit if not given.")
  var name: String?

  @Option(help: "The name of a new unit in English.")
  var nameEn: String?

  @Option(help: "The kind of a new unit.")
  var kind: String?

  @Option(help: "The unit above a new unit.")
  var parent: String?

  @Option(help: "The number of a new unit in the official list.")
  var officialCode: String?

  @OptionGroup var options: UnitChangeOptions

  func run() async throws {
    try await options.run(
      .merge,
      [
        "units": units.joined(separator: "\n"), "into": into, "nameVi": name, "nameEn": nameEn,
        "kind": kind, "parent": parent, "officialCode": officialCode,
      ])
  }
}

/// `learningcity units split`: a unit passes into several.
struct UnitsSplitCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "split", abstract: "A unit passes into several, each with a share where known.",
    discussion: "Each --into is CODE=SHARE, with the share in per cent; CODE= leaves it unknown. "
      + "A new unit is named with --new CODE=NAME; its kind and parent are those of the unit.")

  @Argument(help: "Its code or its name.")
  var unit: String

  @Option(help: "CODE=SHARE, once for each part; the unit's own code for what stays.")
  var into: [String]

  @Option(help: "CODE=NAME of a new unit.")
  var new: [String] = []

  @Option(help: "What the shares are counted by, such as population.")
  var basis: String?

  @OptionGroup var options: UnitChangeOptions

  func run() async throws {
    var fields: [String: String?] = ["unit": unit]
    let names = try Dictionary(new.map(Self.pair), uniquingKeysWith: { first, _ in first })
    guard into.count <= TypedUnitChange.parts else {
      throw ValidationError("--into: \(TypedUnitChange.parts)")
    }
    let targets = try Set(into.map { try Self.pair($0).0 })
    if let lost = names.keys.sorted().first(where: { !targets.contains($0) }) {
      throw ValidationError("--new \(lost)=…: --into \(lost)=…")
    }
    for (number, text) in into.enumerated() {
      let (code, share) = try Self.pair(text)
      fields["part-\(number + 1)-unit"] = code
      fields["part-\(number + 1)-share"] = share
      fields["part-\(number + 1)-name"] = names[code]
      fields["part-\(number + 1)-basis"] = basis
    }
    try await options.run(.split, fields)
  }

  private static func pair(_ text: String) throws -> (String, String) {
    guard let place = text.firstIndex(of: "=") else {
      throw ValidationError("CODE=…: \(text)")
    }
    return (String(text[..<place]), String(text[text.index(after: place)...]))
  }
}

/// `learningcity units transfer`: functions pass to another unit.
struct UnitsTransferCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "transfer", abstract: "Indicators that a unit answers for pass to another unit.")

  @Argument(help: "The unit that gives, by code or name.")
  var unit: String

  @Option(help: "The unit that takes.")
  var to: String

  @Option(help: "The indicators, such as 3,7-9; all of them if not given.")
  var indicators: String?

  @Flag(help: "The unit that gives ends.")
  var close = false

  @OptionGroup var options: UnitChangeOptions

  func run() async throws {
    try await options.run(
      .transfer,
      ["unit": unit, "to": to, "indicators": indicators, "ends": close ? "yes" : nil])
  }
}
