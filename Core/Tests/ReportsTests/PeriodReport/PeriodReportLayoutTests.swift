// SPDX-License-Identifier: Apache-2.0

import Documents
import Domain
import Foundation
import Reports
import Testing

/// The official form: what stands where, and what is left to the office.
struct PeriodReportLayoutTests {
  @Test func `the head names the bodies, the nation, the subject and the addressees`() throws {
    let text = try DocumentText(ReportFixture().report().docx())
    let paragraphs = text.paragraphs
    for expected in [
      "UBND THÀNH PHỐ UÔNG BÍ", "PHÒNG GIÁO DỤC VÀ ĐÀO TẠO",
      "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "BÁO CÁO",
      "Kết quả thực hiện các tiêu chí, chỉ số “Thành phố học tập toàn cầu”\ntháng 01 năm 2025",
      "Kính gửi:", "Ủy ban nhân dân tỉnh Quảng Ninh", "I. TÌNH HÌNH BÁO CÁO",
      "II. KẾT QUẢ THỰC HIỆN CÁC CHỈ SỐ", "III. KHÓ KHĂN, VƯỚNG MẮC", "IV. ĐỀ XUẤT, KIẾN NGHỊ",
      "Nơi nhận:", "- Lưu: VT.", "TRƯỞNG PHÒNG", "PHỤ LỤC",
    ] {
      #expect(paragraphs.contains(expected), "\(expected)")
    }
    let order = ["BÁO CÁO", "Kính gửi:", "I. TÌNH HÌNH BÁO CÁO", "Nơi nhận:", "PHỤ LỤC"]
    let places = order.compactMap { paragraphs.firstIndex(of: $0) }
    #expect(places.count == order.count)
    #expect(places == places.sorted())
  }

  @Test func `the bases are in italics, the body is justified and the annex lies across`() throws {
    let markup = try DocumentText(ReportFixture().report().docx()).markup
    let base = try #require(markup.range(of: "Căn cứ Công văn số 86"))
    let run = markup[..<base.lowerBound].suffix(80)
    #expect(run.contains("<w:i/>"))
    #expect(markup.contains(#"<w:jc w:val="both"/>"#))
    #expect(markup.components(separatedBy: "w:orient=\"landscape\"").count == 2)
    #expect(markup.hasSuffix("</w:sectPr></w:body></w:document>"))
  }

  @Test func `number, day, month, name and the two last sections are left to the office`() throws {
    let text = try DocumentText(ReportFixture().report().docx())
    let paragraphs = text.paragraphs
    let number = try #require(paragraphs.first { $0.hasPrefix("Số:") })
    #expect(number.filter { !$0.isWhitespace } == "Số:/BC-PGDĐT")
    let date = try #require(paragraphs.first { $0.hasPrefix("Uông Bí, ngày") })
    #expect(date.filter { !$0.isWhitespace } == "UôngBí,ngàythángnăm2025")
    #expect(Set(text.between("III.", "IV.")) == ["…"])
    #expect(Set(text.between("IV.", "Trên đây")) == ["…"])
    let signature = try #require(paragraphs.firstIndex(of: "TRƯỞNG PHÒNG"))
    // The next text is the annex: nobody is named.
    #expect(paragraphs[(signature + 1)...].first { !$0.isEmpty } == "PHỤ LỤC")
  }

  @Test func `signs of markup in a name are escaped`() throws {
    var fixture = try ReportFixture()
    fixture.missing = []
    var report = try DocumentText(fixture.report().docx())
    #expect(!report.markup.contains("A &amp; B"))
    fixture.programme = renamed(fixture.programme, "ub-kinh-te", to: "Phòng <A & B>")
    fixture.missing = ["ub-kinh-te"]
    report = try DocumentText(fixture.report().docx())
    #expect(report.markup.contains("(1): Phòng &lt;A &amp; B&gt;."))
    #expect(!report.markup.contains("<A &"))
    #expect(try !ReportFixture.workbookRows(fixture.report().xlsx(), 1).isEmpty)
  }

  @Test func `the same report gives the same bytes`() throws {
    let fixture = try ReportFixture()
    #expect(try fixture.report().docx() == fixture.report().docx())
    #expect(try fixture.report().xlsx() == fixture.report().xlsx())
  }

  private func renamed(_ programme: Programme, _ code: String, to name: String) -> Programme {
    let units = programme.orgUnits.map { unit in
      unit.code == code
        ? OrgUnit(
          code: code, name: LocalizedText(vi: name, en: nil), shortName: nil, kind: unit.kind,
          parent: unit.parent, source: nil) : unit
    }
    return Programme(
      id: programme.id, name: programme.name, plan: programme.plan, area: programme.area,
      framework: programme.framework, frameworkVersion: programme.frameworkVersion,
      startsOn: programme.startsOn, endsOn: programme.endsOn, timeZone: programme.timeZone,
      standingOffice: programme.standingOffice, note: programme.note, kinds: programme.kinds,
      orgUnits: units, groups: programme.groups, assignments: programme.assignments,
      regimes: programme.regimes, reportFrame: programme.reportFrame)
  }
}
