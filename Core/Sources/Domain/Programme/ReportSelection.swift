// SPDX-License-Identifier: Apache-2.0

/// What a regime or a request asks, where it does not ask everything of everybody.
public struct ReportSelection: Sendable, Codable, Hashable {
  /// All when there is none.
  public let indicators: [Int]
  /// Units and groups; all that owe something when there is none.
  public let parties: [Assignment.Party]

  public init(indicators: [Int] = [], parties: [Assignment.Party] = []) {
    self.indicators = indicators
    self.parties = parties
  }

  public var isWhole: Bool { indicators.isEmpty && parties.isEmpty }
}
