// SPDX-License-Identifier: Apache-2.0

/// Which indicators of another framework answer the criteria of this one (bảng đối chiếu).
public struct Crosswalk: Sendable, Codable, Hashable {
  /// One criterion here and what answers it there; no number when nothing does.
  public struct Link: Sendable, Codable, Hashable {
    public let criterion: String
    public let indicators: [Int]
    public let note: String?
    /// True for a link that is only supposed.
    public let isUnverified: Bool

    public init(criterion: String, indicators: [Int], note: String?, isUnverified: Bool) {
      self.criterion = criterion
      self.indicators = indicators
      self.note = note
      self.isUnverified = isUnverified
    }
  }

  /// The id of the other framework.
  public let to: String
  public let links: [Link]

  public init(to: String, links: [Link]) {
    self.to = to
    self.links = links
  }

  public func link(_ criterion: String) -> Link? { links.first { $0.criterion == criterion } }
}
