// SPDX-License-Identifier: Apache-2.0

import Documents
import Domain
import Foundation
import Reports
import Testing

/// How values and thresholds of every kind of measure read in the report.
struct PeriodReportMeasureTests {
  /// The cells of value, threshold and verdict of an indicator in the annex.
  private func cells(_ number: Int, _ fixture: ReportFixture) throws -> [String] {
    let rows = try DocumentText(fixture.report().docx()).annexRows
    return Array(try #require(rows.first { $0[0] == String(number) })[3...5])
  }

  @Test func `a band is written from end to end`() throws {
    var fixture = try ReportFixture()
    let band = Threshold(comparison: .between, value: 90, upper: Decimal(995) / 10)
    try fixture.change(.init(indicator: 1, threshold: band))
    #expect(try cells(1, fixture) == ["98,78%", "90–99,5%", "Đạt"])
    let lower = Threshold(comparison: .between, value: 90, upper: 98)
    try fixture.change(.init(indicator: 1, threshold: lower))
    #expect(try cells(1, fixture) == ["98,78%", "90–98%", "Chưa đạt"])
    fixture.language = .en
    #expect(try cells(1, fixture) == ["98.78%", "90–98%", "Not met"])
  }

  @Test func `an amount is written with the unit of its indicator`() throws {
    var fixture = try ReportFixture()
    try fixture.change(
      .init(indicator: 16, measure: .amount(value: try Formula("traffic_accidents * 1000"))))
    #expect(try cells(16, fixture) == ["2.000 vụ", "–", "Chưa có ngưỡng để so"])
  }

  @Test func `a share of a reference is written like a ratio`() throws {
    var fixture = try ReportFixture()
    try fixture.change(
      .init(
        indicator: 6,
        measure: .againstReference(
          value: try Formula("gdp_per_head_city"), series: "gdp", yearsBefore: 1)))
    fixture.references = [ReferenceValue(series: "gdp", year: 2024, value: 110, source: "")]
    #expect(try cells(6, fixture) == ["1,5 lần\n(ước thực hiện)", "≥ 1,5 lần", "Đạt"])
    fixture.references = []
    #expect(try cells(6, fixture).last == "Chưa có số liệu")
  }

  @Test func `a change without a year before has no line for it`() throws {
    var fixture = try ReportFixture()
    try fixture.change(
      .init(
        indicator: 16,
        measure: .change(
          value: try Formula("traffic_accidents"), previous: nil, direction: .decrease)))
    #expect(
      try cells(16, fixture) == [
        "2 vụ", "Giảm so với năm trước", "Chưa có số liệu",
      ])
  }

  @Test func `a judgement by rubric is written with the name of its rank`() throws {
    var fixture = try ReportFixture()
    let plain = try #require(fixture.framework.dataElement("leaders_commitment"))
    let rubric = DataElement(
      code: plain.code, name: plain.name, guidance: nil, kind: .judgement, unit: nil,
      levels: ["Không", "Một phần", "Đầy đủ"].map { LocalizedText(vi: $0, en: nil) },
      collectedAt: plain.collectedAt, aggregation: plain.aggregation, minimum: nil)
    fixture.framework = fixture.framework.replacing(rubric)
    try fixture.change(
      .init(indicator: 49, threshold: Threshold(comparison: .atLeast, value: 2)))
    let lead = try #require(
      fixture.programme.reporters(of: rubric, for: indicator(49, fixture)).first)
    fixture.figures.removeAll { $0.dataElement == rubric.code }
    fixture.figures.append(
      ReportedFigure(
        orgUnit: lead, dataElement: rubric.code, value: 1, maturity: .final, submission: UUID(),
        isIllustrative: false))
    #expect(try cells(49, fixture) == ["Một phần", "≥ Đầy đủ", "Chưa đạt"])
  }

  private func indicator(_ number: Int, _ fixture: ReportFixture) throws -> Indicator {
    try #require(fixture.framework.indicator(number))
  }

  @Test func `a year's report speaks of the year`() throws {
    var fixture = try ReportFixture()
    fixture.period = "2025"
    let text = try DocumentText(fixture.report().docx())
    let subject = try #require(
      text.paragraphs.first { $0.contains("“Thành phố học tập toàn cầu”") })
    #expect(subject.hasSuffix("\nnăm 2025") && !subject.contains("tháng"))
  }
}

extension Framework {
  /// The same with one data element in the place of another of its code.
  fileprivate func replacing(_ element: DataElement) -> Framework {
    Framework(
      id: id, version: version, name: name, legalBasis: legalBasis, validFrom: validFrom,
      note: note, areas: areas, indicators: indicators,
      dataElements: dataElements.map { $0.code == element.code ? element : $0 })
  }
}
