// SPDX-License-Identifier: Apache-2.0

import Documents
import Domain
import Foundation
import HTTPTypes
import TestSupport
import Testing
import Workflow

/// Figures as files: out, and back as a submission like any other.
@Suite struct SheetEndpointTests {
  private let report = APICity.report()
  private let values = "\(APICity.period)/values"

  private struct Taken: Decodable, Equatable {
    let rows: Int
    let units: Int
    let changed: Int
    let unchanged: Int
  }

  private struct Changes: Decodable {
    let changes: [Change]

    struct Change: Decodable {
      let indicator: String
    }
  }

  /// The file of a unit with some values filled in.
  private func csv(_ text: String, _ filled: [String: String]) throws -> String {
    var records = try CSVReader.records(in: [UInt8](text.utf8)).map(\.fields)
    for row in records.indices where records[row][3].isEmpty {
      guard let value = filled[records[row][2]] else { continue }
      records[row][4] = value
      records[row][5] = "final"
    }
    return String(decoding: CSVWriter().bytes(of: records), as: UTF8.self)
  }

  @Test(arguments: TestEngine.allCases)
  func `A file of figures goes out, is filled in and comes back`(
    _ engine: TestEngine
  ) async throws {
    try await APICity.with(engine) { city in
      let empty = try await city.ask(.get, "\(report)/values.csv", as: .an)
      #expect(empty.headers[.contentType] == "text/csv; charset=utf-8")
      #expect(empty.text.contains("ub-bac-son,3,citizens_taking_part,"))
      // What is owed to others, and a file that says nothing, changes nothing.
      let nothing = try await city.ask(.post, values, as: .an, empty.text)
      #expect(try nothing.decoded(Taken.self).changed == 0)
      #expect(try await city.fixture.form().record == nil)

      let file = try csv(empty.text, ["citizens": "1000", "citizens_taking_part": "500"])
      let tried = try await city.ask(.post, "\(values)?dryRun=yes", as: .an, file)
      #expect(try tried.decoded(Taken.self).changed == 2)
      #expect(try await city.fixture.form().record == nil)
      let taken = try await city.ask(.post, values, as: .an, file).decoded(Taken.self)
      #expect(taken.units == 1 && taken.changed == 2 && taken.unchanged == 0)
      let again = try await city.ask(.post, values, as: .an, file).decoded(Taken.self)
      #expect(again.changed == 0 && again.unchanged == 2)
      let stored = try await city.ask(.get, "\(report)/values.csv", as: .an)
      #expect(stored.text.contains("ub-bac-son,3,citizens,,1000,final,"))
      let form = try await city.fixture.form()
      #expect(form.record?.status == .draft)
      #expect(form.timeline.map(\.personName) == ["Nguyễn Thị An"])
    }
  }

  @Test func `A wrong file is told with its lines, and nothing of it is taken`() async throws {
    try await APICity.with { city in
      let empty = try await city.ask(.get, "\(report)/values.csv", as: .an).text
      let bad = try csv(empty, ["citizens": "nhiều", "citizens_taking_part": "500"])
      let refused = try await city.ask(.post, values, as: .an, bad)
      #expect(refused.status == 422)
      let problem = try refused.decoded(ProblemShape.self)
      #expect(problem.issues.map(\.code) == ["value.not-a-number"])
      #expect(refused.text.contains("\"place\":{\"column\":\"value\",\"line\":\""))
      #expect(try await city.fixture.form().record == nil)
      // To the clerk of another ward this one does not exist; to the office it is not hers to write.
      let good = try csv(empty, ["citizens": "1000"])
      let foreign = try await city.ask(.post, values, as: .giang, good)
      #expect(try foreign.decoded(ProblemShape.self).issues.map(\.code) == ["import.unknown-unit"])
      #expect(try await city.ask(.post, values, as: .dung, good).status == 403)
    }
  }

  @Test func `A table as a workbook is taken like one as text`() async throws {
    try await APICity.with { city in
      let empty = try await city.ask(.get, "\(report)/values.csv", as: .an).text
      let records = try CSVReader.records(
        in: [UInt8](try csv(empty, ["citizens": "1000"]).utf8)
      ).map(\.fields)
      let sheet = XLSXSheet(
        name: "x", columns: [], rows: records.map { XLSXSheetRow(cells: $0.map { .text($0) }) })
      let file = try XLSXWorkbook(title: "x", created: Date(), sheets: [sheet]).bytes()
      let taken = try await city.send(values, file, as: .an)
      #expect(try taken.decoded(Taken.self).changed == 1)
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `A unit's workbook goes out, and comes back to this unit only`(
    _ engine: TestEngine
  ) async throws {
    try await APICity.with(engine) { city in
      try await city.fixture.save()
      let file = try await city.bytes("\(report)/workbook.xlsx", as: .an)
      #expect(file.starts(with: [0x50, 0x4B]))
      let same = try await city.send("\(report)/workbook", file, as: .an)
      #expect(try same.decoded(Changes.self).changes.isEmpty)
      let other = APICity.report("ub-yen-thanh")
      let foreign = try await city.send("\(other)/workbook", file, as: .giang)
      #expect(
        try foreign.decoded(ProblemShape.self).issues.map(\.code) == ["workbook.other-unit"])
      let none = try await city.send("\(report)/workbook", [], as: .an)
      #expect(try none.decoded(ProblemShape.self).issues.map(\.code) == ["workbook.empty"])
      let leader = try await city.send("\(report)/workbook", file, as: .ha)
      #expect(leader.status == 403)
      // Nothing is wrong in it, so it comes back as it is.
      let marked = try await city.send("\(report)/workbook/marked", file, as: .an)
      #expect(marked.status == 200)
      let all = try await city.bytes("\(APICity.period)/workbooks.zip", as: .dung)
      #expect(try ZipArchive(bytes: all).entries.count > 15)
    }
  }
}
