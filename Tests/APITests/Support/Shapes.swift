// SPDX-License-Identifier: Apache-2.0

/// A report as the API gives it.
struct ReportShape: Decodable {
  struct Approval: Decodable {
    let level: String
    let orgUnit: String?
    let isWaiting: Bool
    let person: String?
  }

  struct Line: Decodable {
    let indicator: String
    let dataElements: [String]
    let figures: [Figure]
    let note: String
  }

  struct Figure: Codable, Equatable {
    let dataElement: String
    var breakdown: String?
    let value: String
    let maturity: String
  }

  let orgUnit: String
  let period: String
  let status: String
  let version: Int
  let revision: Int
  let approvals: [Approval]
  let lines: [Line]

  func line(_ indicator: String) -> Line? { lines.first { $0.indicator == indicator } }
}

/// An error as the API gives it.
struct ProblemShape: Decodable {
  struct Issue: Decodable, Equatable {
    let field: String
    let code: String
    let message: String
  }

  let code: String
  let message: String
  let issues: [Issue]
}

/// A rule of a sheet and what became of it, as the API gives it.
struct ChangeShape: Decodable, Equatable {
  let key: String
  let change: String
}
