// SPDX-License-Identifier: Apache-2.0

import Documents
import Domain
import Foundation
import Packs
import Reports
import Testing
import Words

/// The real framework and programme of Uông Bí with the invented figures of January 2025.
struct ReportFixture {
  var framework: Framework
  var programme: Programme
  var figures: [ReportedFigure]
  var difficulties: [ReportedDifficulty] = []
  var missing = ["ub-kinh-te", "ub-ban-tuyen-giao", "ub-yen-thanh"]
  var late = ["ub-bac-son"]
  var isConsolidated = true
  var language = Language.vi
  var period = "2025-01"
  var references = [
    ReferenceValue(series: "gdp_per_head_national", year: 2024, value: 120, source: "")
  ]

  private static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  init(isIllustrative: Bool = false) throws {
    let framework = try #require(
      FrameworkPack.read(Self.root.appending(path: "frameworks/vn-86-2019")).framework)
    self.framework = framework
    programme = try #require(
      ProgrammePack.read(
        Self.root.appending(path: "programmes/uong-bi-2025"), framework: framework
      ).programme)
    let file = Self.root.appending(path: "demo/uong-bi-2025/values-2025-01.csv")
    figures = try CSVReader.records(in: [UInt8](Data(contentsOf: file))).dropFirst().compactMap {
      let fields = $0.fields
      let element = try #require(framework.dataElement(fields[2]))
      guard let value = try FigureReading.read(fields[4], for: element, .machine) else {
        return nil
      }
      return ReportedFigure(
        orgUnit: fields[0], dataElement: fields[2], value: value,
        maturity: try #require(Maturity(rawValue: fields[5])), submission: UUID(),
        isIllustrative: isIllustrative)
    }
  }

  func report() throws -> PeriodReport {
    let period = try #require(Period(period))
    let context = EvaluationContext(period: period, references: references)
    return PeriodReport(
      programme: programme, framework: framework, period: period,
      evaluations: Evaluator(programme: programme, framework: framework, context: context)
        .evaluate(figures, for: programme.area),
      owingUnits: programme.reportingUnits(in: framework).count,
      missingUnits: missing.compactMap(programme.orgUnit),
      lateUnits: late.compactMap(programme.orgUnit), isConsolidated: isConsolidated,
      writtenOn: try #require(CalendarDate("2025-01-24")), difficulties: difficulties,
      language: language,
      words: try Phrasebook.load(language.rawValue))
  }

  /// Lets a city's own version change an indicator.
  mutating func change(_ change: FrameworkVersion.Change) throws {
    let version = FrameworkVersion(
      version: "own", legalBasis: "", validFrom: try #require(CalendarDate("2025-01-01")),
      changes: [change])
    framework = framework.applying(version)
  }

  /// The filled rows of a sheet of a written workbook.
  static func workbookRows(_ xlsx: [UInt8], _ sheet: Int) throws -> [XLSXRow] {
    let reader = try XLSXReader(bytes: xlsx)
    var rows: [XLSXRow] = []
    try reader.rows(ofSheet: reader.sheets[sheet].name) { rows.append($0) }
    return rows
  }
}
