// SPDX-License-Identifier: Apache-2.0

import Documents
import Domain
import Foundation
import Reports
import Testing

/// The workbook, read back.
struct PeriodReportWorkbookTests {
  @Test func `the first sheet holds the 57 indicators under their standards`() throws {
    let rows = try ReportFixture.workbookRows(ReportFixture().report().xlsx(), 0)
    let numbers = rows.compactMap { row in
      if case .number(let number) = row[1] { Int(number) } else { nil }
    }
    #expect(numbers == Array(1...57))
    let groups = rows.filter { row in
      if case .text(let text) = row[1] { text.hasPrefix("Tiêu chuẩn ") } else { false }
    }
    #expect(groups.count == 12)
    let one = try #require(rows.first { $0[1] == .number("1") })
    #expect(one[2] == .text("1.1.1.1"))
    #expect(one[3] == .text("1.1"))
    #expect(one[5] == .text("Phòng GDĐT"))
    #expect(one[6] == .number("75310"))
    #expect(one[7] == .number("76240"))
    #expect(one[8] == .number("98.78"))
    #expect(one[9] == .text("%"))
    #expect(one[10] == .text("≥ 95%"))
    #expect(one[11] == .text("Đạt"))
    #expect(one[12] == .number("1"))
    #expect(one[14] == .empty)
  }

  @Test func `parts, answers, estimates and missing texts have their cells`() throws {
    let rows = try ReportFixture.workbookRows(ReportFixture().report().xlsx(), 0)
    let waste = try #require(rows.first { $0[4] == .text("– Nước thải khu dân cư tập trung") })
    #expect(waste[1] == .empty)
    #expect(waste[8] == .number("41.63"))
    #expect(waste[11] == .text("Chưa đạt"))
    let level = try #require(rows.first { $0[1] == .number("23") })
    #expect(level[8] == .text("Mức độ 2"))
    let common = try #require(rows.first { $0[1] == .number("3") })
    #expect(common[12] == .number("9"))
    #expect(common[13] == .number("10"))
    #expect(common[14] == .text("Ước thực hiện"))
    let missing = try #require(rows.first { $0[1] == .number("26") })
    #expect(missing[4] == .text("Chưa có văn bản"))
    #expect(missing[8] == .empty)
    #expect(missing[11] == .text("Chưa có số liệu"))
  }

  @Test func `the second sheet holds every figure with its unit and whether it counts`() throws {
    let fixture = try ReportFixture()
    let rows = try ReportFixture.workbookRows(fixture.report().xlsx(), 1)
    let housing = rows.filter { $0[2] == .text("Số dân cư sống ở các khu nhà tạm") }
    #expect(
      housing.map { $0[3] } == [
        .text("Phòng Lao động – Thương binh và Xã hội"), .text("Phòng Quản lý đô thị"),
      ])
    #expect(housing.map { $0[4] } == [.number("3412"), .number("3655")])
    #expect(housing.map { $0[6] } == [.text("Ước thực hiện"), .text("Ước thực hiện")])
    #expect(housing.map { $0[7] } == [.text("Được tính"), .text("Khác số liệu được tính")])
    let wards = rows.filter { $0[1] == .number("3") }
    #expect(wards.count == 18)
    let centres = rows.filter { $0[1] == .number("27") }
    #expect(centres.count { $0[4] == .text("Có") } == 7)
  }
}
