// SPDX-License-Identifier: Apache-2.0

import Documents
import Domain
import Foundation
import HTTPTypes
import TestSupport
import Testing
import Workflow

/// Sheets that come as files, and the workbook that goes out and comes back.
@Suite struct RuleFileTests {
  private let path = WebCity.sheet(.targets)

  private static let rows = [
    ["Mục tiêu của thành phố", "", "", ""], ["indicator", "2025", "2030", "source"],
    ["3", "75.5", "80.125", "Kế hoạch 39"], ["4", "50", "", "Kế hoạch 39"],
  ]

  private func file(_ name: String, _ content: [UInt8]) -> [UploadedFile] {
    [UploadedFile("file", name, content)]
  }

  @Test(arguments: ["xlsx", "csv"], Language.allCases)
  func `A file is only looked at, and its text writes the same values`(
    _ ending: String, _ language: Language
  ) async throws {
    try await WebCity.with { city in
      let content =
        ending == "xlsx" ? try WebCity.workbook(Self.rows) : CSVWriter().bytes(of: Self.rows)
      let dung = try await city.browser(.dung, language)
      var fields = try await dung.get(path).fields()
      // Also where the page is told to write it: nobody has seen what it would do.
      fields["step"] = "set"
      let preview = try await dung.post(
        path, fields, files: file("Mục tiêu.\(ending)", content))
      #expect(preview.status == 200)
      #expect(preview.says(language == .vi ? "2 mới, 0 đổi, 0 giữ nguyên" : "2 new, 0 changed"))
      #expect(preview.says(language == .vi ? "2030: 80,13" : "2030: 80.13"))
      #expect(try await city.decisions() == 0)
      let text = try #require(preview.fields()["text"])
      #expect(text.contains("3\t75.5\t80.125\tKế hoạch 39"))
      #expect(preview.fields()["notation"] == "machine")

      var shown = preview.fields()
      shown["step"] = "set"
      let written = try await dung.post(path, shown)
      #expect(written.location == "\(path)?done=2")
      let stored = try await city.rules(.targets)
      #expect(
        stored.map { Array($0[7...]) } == [
          ["75.5", "80.125", "Kế hoạch 39"], ["50", "", "Kế hoạch 39"],
        ])
    }
  }

  @Test func `Errors of a file are told with its rows, and its text stays to be mended`()
    async throws
  {
    try await WebCity.with { city in
      var rows = Self.rows
      rows[2][1] = "bảy lăm"
      let dung = try await city.browser(.dung)
      let fields = try await dung.get(path).fields()
      let page = try await dung.post(
        path, fields, files: file("sai.xlsx", try WebCity.workbook(rows)))
      #expect(page.status == 422)
      #expect(page.says("trang tính Mục tiêu, hàng 3, cột 2025: “bảy lăm” không phải là số"))
      #expect(page.fields()["text"]?.contains("3\tbảy lăm\t80.125") == true)
      let mended = page.fields()["text"]?.replacing("bảy lăm", with: "75.125")
      var again = page.fields()
      again["text"] = mended
      again["step"] = "set"
      #expect(try await dung.post(path, again).status == 303)
      #expect(try await city.rules(.targets).first?[7] == "75.125")
    }
  }

  @Test func `What is no sheet is refused in words`() async throws {
    try await WebCity.with { city in
      let nonsense = Array("no workbook at all".utf8)
      let cases: [(name: String, content: [UInt8], vi: String, en: String)] = [
        ("plan.pdf", Array("%PDF-1.4\nindicator".utf8), "tệp phải là .xlsx hoặc .csv", ".csv"),
        ("broken.xlsx", nonsense, "tệp", "the file is no XLSX"),
        ("cut.xlsx", Array(try WebCity.workbook(Self.rows).prefix(900)), "tệp", "the file"),
        ("workbook.csv", try WebCity.workbook(Self.rows), "tệp phải là", "must be .xlsx or .csv"),
        ("old.csv", [0x53, 0xE0, 0x0A], "UTF-8", "UTF-8"),
        ("other.csv", Array("a,b\n1,2\n".utf8), "thiếu cột: indicator", "missing columns: ind"),
        ("empty.csv", Array("\n".utf8), "bảng trống", "the table is empty"),
      ]
      for language in Language.allCases {
        let dung = try await city.browser(.dung, language)
        let fields = try await dung.get(path).fields()
        for (name, content, vi, en) in cases {
          let page = try await dung.post(path, fields, files: file(name, content))
          #expect(page.status == 422, "\(name)")
          let errors = page.element("errors")
          #expect(errors.contains(language == .vi ? vi : en), "\(name): \(errors)")
          #expect(!errors.contains("{") && !errors.contains("Fault"), "\(name): \(errors)")
        }
      }
      #expect(try await city.decisions() == 0)
    }
  }

  @Test(arguments: Language.allCases)
  func `The workbook that was downloaded changes nothing when it is brought back`(
    _ language: Language
  ) async throws {
    try await WebCity.with { city in
      try await city.write(
        .targets,
        [
          [
            "indicator", "unit", "kind", "path", "baseline_year", "baseline", "2025", "2030",
            "source",
          ],
          ["3", "", "", "step", "2024", "61.25", "75.5", "80-85.5", "1.10"],
          ["3", "ub-bac-son", "", "", "", "", "", "90", "Phường"],
          ["4", "", "", "", "", "", "50", "", "39"],
        ])
      try await city.write(
        .references,
        [
          ["series", "year", "value", "source"],
          ["gdp_per_head_national", "2024", "114.75", "Niên giám"],
        ])
      let dung = try await city.browser(.dung, language)
      for sheet in RuleSheet.allCases {
        let path = WebCity.sheet(sheet)
        let before = try await city.rules(sheet)
        #expect(before.count > 0)
        let download = try await dung.get("\(path).xlsx")
        #expect(download.status == 200 && download.bytes.starts(with: Array("PK".utf8)))
        let name = "filename=\"uong-bi-2025-\(sheet.rawValue).xlsx\""
        #expect(download.headers[.contentDisposition]?.contains(name) == true)
        let page = try await dung.post(
          path, try await dung.get(path).fields(), files: file("lại.xlsx", download.bytes))
        #expect(page.status == 200, "\(page.text)")
        let nothing = language == .vi ? "0 mới, 0 đổi, " : "0 new, 0 changed, "
        #expect(page.says(nothing), "\(sheet): \(page.element("preview"))")
        #expect(!page.html.contains("value=\"set\""))
        #expect(try await city.rules(sheet) == before)
      }
    }
  }
}
