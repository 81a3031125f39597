// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Reports
import Testing

/// What the report says of the figures of January 2025.
struct PeriodReportContentTests {
  @Test func `section I counts the reports and names who is missing or late`() throws {
    let section = try DocumentText(ReportFixture().report().docx()).between("I. T", "II. K")
    #expect(
      section.contains(
        "Tính đến ngày 24 tháng 01 năm 2025, 21/24 đơn vị phải báo cáo có báo cáo được phê duyệt."))
    #expect(section.contains("(3): Phòng Kinh tế; Ban Tuyên giáo Thành ủy; Phường Yên Thanh."))
    #expect(section.contains("Đơn vị báo cáo chậm hoặc quá hạn chưa báo cáo (1): Phường Bắc Sơn."))
  }

  @Test func `section I says that nobody is missing or late`() throws {
    var fixture = try ReportFixture()
    (fixture.missing, fixture.late) = ([], [])
    let section = try DocumentText(fixture.report().docx()).between("I. T", "II. K")
    #expect(section.contains("24/24"))
    #expect(section.contains("Không có đơn vị nào thiếu báo cáo."))
    #expect(section.contains("Không có đơn vị nào báo cáo chậm."))
  }

  @Test func `difficulties stand in the report, those that are raised first`() throws {
    var fixture = try ReportFixture()
    func one(_ text: String, _ answer: String, isRaised: Bool) -> ReportedDifficulty {
      ReportedDifficulty(
        orgUnit: LocalizedText(vi: "Phường Bắc Sơn", en: nil), indicator: 3, text: text,
        answer: answer, isRaised: isRaised)
    }
    fixture.difficulties = [
      one("Thiếu sổ", "Sẽ cấp", isRaised: false), one("Thiếu người", "Biên chế", isRaised: true),
    ]
    let text = try DocumentText(fixture.report().docx())
    let rows = text.rows.filter { $0.contains("Phường Bắc Sơn") && $0.count == 4 }
    #expect(
      rows == [
        ["Phường Bắc Sơn", "3", "Thiếu người", "[Kính trình] Biên chế"],
        ["Phường Bắc Sơn", "3", "Thiếu sổ", "Sẽ cấp"],
      ])
  }

  @Test func `the summary and its table count every indicator once`() throws {
    let text = try DocumentText(ReportFixture().report().docx())
    #expect(
      text.markup.contains(
        "Trong tổng số 57 chỉ số có 33 chỉ số đạt; 16 chỉ số chưa đạt; 5 chỉ số chưa có số liệu; "
          + "3 chỉ số có số liệu nhưng chưa có ngưỡng để so."))
    let counts = text.rows.filter { $0.count == 6 }.dropFirst().map { row in
      row.dropFirst().compactMap { Int($0) }
    }
    #expect(counts.count == 3 + 12 + 1)
    for row in counts { #expect(row.first == row.dropFirst().reduce(0, +)) }
    #expect(counts.last == [57, 33, 16, 5, 3])
  }

  @Test func `the indicators not met stand with value and threshold, parts that hold do not`()
    throws
  {
    let text = try DocumentText(ReportFixture().report().docx())
    let list = text.between("2. Các chỉ số chưa đạt (16)", "3. Các chỉ số chưa có số liệu (5)")
    #expect(list.contains("\n2\nSố người mới biết chữ tiếp tục học tập"))
    #expect(list.contains("85,44%\n≥ 90%"))
    #expect(list.contains("Mức độ 2\n≥ Mức độ 3"))
    #expect(list.contains("– Nước thải khu dân cư tập trung\n41,63%\n≥ 60%"))
    #expect(!list.contains("– Chất thải rắn"))
    #expect(!list.contains("Tỷ lệ nghèo"))
  }

  @Test func `the indicators without data stand with the reason, also those without a text`()
    throws
  {
    let text = try DocumentText(ReportFixture().report().docx())
    let list = text.between("3. Các chỉ số chưa có", "4. Số liệu khác nhau")
    for number in [26, 37] {
      #expect(list.contains("\(number)\nChưa có văn bản\nChưa thu thập"))
    }
    #expect(list.contains("Chưa có đủ số liệu được phê duyệt của: Phòng Kinh tế"))
    #expect(list.contains("\n49\n"))
  }

  @Test func `figures that cannot be divided are not called missing`() throws {
    var fixture = try ReportFixture()
    fixture.figures = fixture.figures.map { figure in
      ["people_15_60", "literate_level_2"].contains(figure.dataElement)
        ? ReportedFigure(
          orgUnit: figure.orgUnit, dataElement: figure.dataElement, value: 0,
          maturity: .final, submission: figure.submission, isIllustrative: false) : figure
    }
    let text = try DocumentText(fixture.report().docx())
    let list = text.between("3. Các chỉ số chưa có", "4. Số liệu khác nhau")
    #expect(list.contains("\nCó số liệu nhưng không tính được kết quả\n10\n"))
  }

  @Test func `figures on which leads differ are named with the one that counts`() throws {
    var fixture = try ReportFixture()
    var list = try DocumentText(fixture.report().docx()).between("4. Số liệu khác", "5. Số liệu")
    #expect(
      list == "- Chỉ số (15), Số dân cư sống ở các khu nhà tạm: Phòng LĐ-TBXH báo cáo "
        + "3.412 người (số liệu được dùng); Phòng Quản lý đô thị báo cáo 3.655 người.")
    fixture.figures.removeAll { $0.orgUnit == "ub-qldt" }
    list = try DocumentText(fixture.report().docx()).between("4. Số liệu khác", "5. Số liệu")
    #expect(list == "Không có.")
  }

  @Test func `estimates are listed and marked in the annex`() throws {
    let text = try DocumentText(ReportFixture().report().docx())
    #expect(text.between("5. Số liệu ước", "III.").contains(": (3), (5), (6), (8)"))
    let rows = text.annexRows
    #expect(try #require(rows.first { $0[0] == "3" })[3] == "73,57%\n(ước thực hiện)")
    #expect(try #require(rows.first { $0[0] == "1" })[3] == "98,78%")
  }

  @Test func `the annex holds the 57 indicators in order, parts on lines of their own`() throws {
    let rows = try DocumentText(ReportFixture().report().docx()).annexRows
    #expect(rows.compactMap { Int($0[0]) } == Array(1...57))
    let three = try #require(rows.first { $0[0] == "3" })
    #expect(three[4...] == ["≥ 70%", "Đạt", "9/10"])
    let missing = try #require(rows.first { $0[0] == "26" })
    #expect(missing[1...] == ["Chưa có văn bản", "–", "–", "–", "Chưa có số liệu", "–"])
    let leads = try #require(rows.first { $0[0] == "5" })
    #expect(leads[2] == "Phòng GDĐT;\nPhòng Nội vụ")
    let waste = try #require(rows.firstIndex { $0[0] == "12" })
    #expect(rows[waste][5] == "Chưa đạt")
    #expect(rows[waste + 1][1...] == ["– Chất thải rắn", "", "96,92%", "≥ 60%", "Đạt", ""])
    #expect(rows[waste + 3][3] == "84,88%")
    let accidents = try #require(rows.first { $0[0] == "16" })
    #expect(accidents[3] == "2 vụ\nnăm trước: 4")
    #expect(try #require(rows.first { $0[0] == "28" })[3] == "60% (6/10)")
  }

  @Test func `an empty month is a report of 57 indicators without data`() throws {
    var fixture = try ReportFixture()
    fixture.figures = []
    let text = try DocumentText(fixture.report().docx())
    #expect(text.paragraphs.contains("3. Các chỉ số chưa có số liệu (57)"))
    #expect(text.between("2. Các chỉ số chưa đạt (0)", "3.") == "Không có.")
    #expect(text.between("5. Số liệu ước", "III.") == "Không có.")
  }
}
