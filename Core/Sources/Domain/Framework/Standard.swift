// SPDX-License-Identifier: Apache-2.0

/// A standard (tiêu chuẩn) of an area with its criteria.
public struct Standard: Sendable, Codable, Hashable {
  public let code: String
  public let name: LocalizedText
  /// The UNESCO key feature that it answers, such as `KF1`.
  public let unesco: String?
  public let criteria: [Criterion]

  public init(code: String, name: LocalizedText, unesco: String?, criteria: [Criterion]) {
    self.code = code
    self.name = name
    self.unesco = unesco
    self.criteria = criteria
  }
}
