// SPDX-License-Identifier: Apache-2.0

/// One collection of figures outside of any rhythm (đợt thu thập): a survey of the present state, or
/// what was asked of chosen units. Written `hien-trang.2024-08-01.2024-08-31`.
public struct Campaign: Sendable, Hashable {
  /// Small letters, digits and hyphens.
  public let slug: String
  public let firstDay: CalendarDate
  public let lastDay: CalendarDate

  /// Nil for another slug, and when the last day comes before the first.
  public init?(slug: String, firstDay: CalendarDate, lastDay: CalendarDate) {
    guard slug.wholeMatch(of: /[a-z0-9][a-z0-9-]{0,39}/) != nil, firstDay <= lastDay else {
      return nil
    }
    self.slug = slug
    self.firstDay = firstDay
    self.lastDay = lastDay
  }

  /// Reads what `description` writes; nil for anything else.
  public init?(_ text: String) {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 3, let first = CalendarDate(parts[1]), let last = CalendarDate(parts[2])
    else { return nil }
    self.init(slug: parts[0], firstDay: first, lastDay: last)
  }

  public var description: String { "\(slug).\(firstDay).\(lastDay)" }

  func moved(years: Int) -> Campaign {
    Campaign(
      slug: slug, firstDay: firstDay.moved(years: years), lastDay: lastDay.moved(years: years))
      ?? self
  }
}
