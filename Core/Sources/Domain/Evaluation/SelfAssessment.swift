// SPDX-License-Identifier: Apache-2.0

/// What a person says of an indicator beside what is computed: the level reached, and the level
/// likely to be reached (mức độ đã đạt được và khả năng sẽ đạt được), by when.
public struct SelfAssessment: Sendable, Hashable {
  /// How far the indicator is reached.
  public enum Level: String, Sendable, Codable, CaseIterable {
    case met, partly, notMet
  }

  public let reached: Level
  public let likely: Level
  /// The year by whose end the likely level is expected; nil when it is the level reached already.
  public let expectedBy: Int?
  public let reason: String

  public init(reached: Level, likely: Level, expectedBy: Int?, reason: String) {
    self.reached = reached
    self.likely = likely
    self.expectedBy = expectedBy
    self.reason = reason
  }

  /// What is wrong with it for an assessment made in a year.
  public func issues(in year: Int) -> [Issue] {
    var issues: [Issue] = []
    if reason.isEmpty { issues.append(Issue(field: "reason", code: "field.required")) }
    if likely != reached, expectedBy == nil {
      issues.append(Issue(field: "expectedBy", code: "assessment.by-when"))
    }
    if let expectedBy, !(year...year + 50).contains(expectedBy) {
      issues.append(
        Issue(field: "expectedBy", code: "assessment.bad-year", arguments: ["year": String(year)]))
    }
    return issues
  }
}
