// SPDX-License-Identifier: Apache-2.0

import Documents

/// Puts the sheets of the report together to one workbook.
struct PeriodReportWorkbook {
  let content: ReportContent

  var workbook: XLSXWorkbook {
    XLSXWorkbook(
      title: content.subject, author: content.office, created: content.created,
      sheets: [
        IndicatorSheet(content: content).sheet, DataElementSheet(content: content).sheet,
      ])
  }
}
