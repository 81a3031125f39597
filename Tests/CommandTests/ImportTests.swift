// SPDX-License-Identifier: Apache-2.0

import Documents
import Domain
import Foundation
import TestSupport
import Testing
import Workflow

/// `import values` with files that are right.
@Suite struct ImportTests {
  @Test(arguments: TestEngine.allCases)
  func `A dry run says what would happen and changes nothing`(_ engine: TestEngine) async throws {
    try await CommandCity.with(engine) { city in
      let file = try FigureFile.bacSon()
      let path = try city.folder.file("figures.csv", file.csv)
      let run = try await city.importValues(path, "--approve", "--dry-run")
      #expect(run.status == 0)
      let count = file.rows.count
      #expect(
        run.output
          == "Dry run: would take \(count) rows of 1 units, \(count) figures new or changed, "
          + "0 unchanged; nothing is stored\n")
      #expect(try await city.figures() == 0)
      #expect(try await city.fixture.form().record == nil)
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `A CSV file is taken and approved, and the same file again changes nothing`(
    _ engine: TestEngine
  ) async throws {
    try await CommandCity.with(engine) { city in
      let file = try FigureFile.bacSon()
      let count = file.rows.count
      let path = try city.folder.file("figures.csv", [0xEF, 0xBB, 0xBF] + file.csv)
      let run = try await city.importValues(path, "--approve")
      #expect(run.status == 0)
      #expect(
        run.output
          == "Took \(count) rows of 1 units: \(count) figures new or changed, 0 unchanged\n")
      #expect(try await city.fixture.form().record?.status == .approved)
      #expect(try await city.figures() == count)

      let again = try await city.importValues(path, "--approve", language: "vi")
      #expect(again.status == 0)
      #expect(again.output.contains("\(count)"))
      #expect(try await city.fixture.form().record?.version == 4)
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `A workbook does the same as the text file`(_ engine: TestEngine) async throws {
    try await CommandCity.with(engine) { city in
      let file = try FigureFile.bacSon()
      let path = try city.folder.file("figures.xlsx", try file.xlsx())
      let run = try await city.importValues(path, "--approve")
      #expect(run.status == 0, "\(run.errors)")
      let form = try await city.fixture.form()
      #expect(form.record?.status == .approved)
      #expect(form.lines.first { $0.indicator == 3 }?.figure("citizens")?.value == 1000)
      #expect(form.lines.first { $0.indicator == 47 }?.note == "Hai sự kiện trong tháng.")
    }
  }

  @Test func `Without approval the report stays a draft of its unit`() async throws {
    try await CommandCity.with(.sqlite) { city in
      let text =
        FigureFile.columns.joined(separator: ";") + "\nub-bac-son;3;citizens;;12.5e;final;\n"
      let wrong = try city.folder.file("wrong.csv", text)
      #expect(try await city.importValues(wrong).status == 1)
      let right = try city.folder.file(
        "right.csv", text.replacing("12.5e", with: "1250").replacing("final", with: "estimate"))
      let run = try await city.importValues(right)
      #expect(run.status == 0, "\(run.errors)")
      let form = try await city.fixture.form()
      #expect(form.record?.status == .draft)
      let figure = form.lines.first { $0.indicator == 3 }?.figure("citizens")
      #expect(figure?.value == 1250)
      #expect(figure?.maturity == .estimate)
      #expect(figure?.isIllustrative == false)
    }
  }
}
