// SPDX-License-Identifier: Apache-2.0

/// Rolls figures up two ways at once: from the wards to the units above them, and from months to
/// years.
///
/// Units, months and series (an indicator's data element, a breakdown of it) are numbered from 0.
/// A unit's total is its own figures and those of all units below it, in the figures' own unit of
/// measure. Only sums are made: averages and shares are divided afterwards, from sums.
public struct HierarchyRollUp: Sendable {
  private let parents: [Int?]
  /// Every unit before its parent.
  private let upward: [Int]
  private let months: [Month]
  private let years: [Int]
  /// By month, which of the years it belongs to.
  private let yearOfMonth: [Int]
  private let series: Int

  /// What a unit reported for a month and a series. Several figures of the same three are added.
  public struct Figure: Sendable, Hashable {
    let value: ScaledDecimal
    let orgUnit: Int32
    let month: Int32
    let series: Int32

    public init(orgUnit: Int, month: Int, series: Int, value: ScaledDecimal) {
      self.value = value
      self.orgUnit = Int32(clamping: orgUnit)
      self.month = Int32(clamping: month)
      self.series = Int32(clamping: series)
    }
  }

  /// Why nothing can be rolled up.
  public enum Fault: Error, Hashable {
    /// The parent of this unit is no unit.
    case unknownParent(orgUnit: Int)
    /// This unit is below itself.
    case circle(orgUnit: Int)
    /// The figure at this place names a unit, month or series that does not exist.
    case unknownPlace(figure: Int)
  }

  /// `parents` has the number of the unit above each unit, in any order, nil at the top. A year
  /// has the months that are listed, be they twelve or fewer.
  public init(parents: [Int?], months: [Month], series: Int) throws(Fault) {
    self.parents = parents
    upward = try Self.upward(parents)
    self.months = months
    let years = Set(months.map(\.year)).sorted()
    self.years = years
    yearOfMonth = months.map { month in years.firstIndex(of: month.year) ?? 0 }
    self.series = max(0, series)
  }

  /// The totals of every unit, month, year and series that has a figure.
  public func totals(of figures: [Figure]) throws(Fault) -> RollUpTotals {
    var totals = RollUpTotals(
      orgUnits: parents.count, months: months.count, years: years, series: series)
    for place in figures.indices {
      let figure = figures[place]
      guard
        let cell = totals.cell(Int(figure.orgUnit), Int(figure.month), Int(figure.series))
      else { throw .unknownPlace(figure: place) }
      if let billionths = figure.value.billionths {
        totals.addFigure(billionths, to: cell)
      } else {
        totals.addFigure(0, to: cell)
        addWide(figure, to: &totals)
      }
    }
    totals.addMonths(toYears: yearOfMonth)
    for orgUnit in upward {
      if let parent = parents[orgUnit] { totals.addOrgUnit(orgUnit, to: parent) }
    }
    return totals
  }

  /// Too rare to have columns of their own, such figures climb one by one.
  private func addWide(_ figure: Figure, to totals: inout RollUpTotals) {
    let month = Int(figure.month)
    let year = months.count + yearOfMonth[month]
    let value = figure.value.value
    var next: Int? = Int(figure.orgUnit)
    while let orgUnit = next {
      for column in [month, year] {
        totals.addWide(value, orgUnit, column, Int(figure.series))
      }
      next = parents[orgUnit]
    }
  }

  private static func upward(_ parents: [Int?]) throws(Fault) -> [Int] {
    var children = [Int](repeating: 0, count: parents.count)
    for orgUnit in parents.indices {
      guard let parent = parents[orgUnit] else { continue }
      guard parents.indices.contains(parent) else { throw .unknownParent(orgUnit: orgUnit) }
      children[parent] += 1
    }
    var order = parents.indices.filter { children[$0] == 0 }
    var next = 0
    while next < order.count {
      if let parent = parents[order[next]] {
        children[parent] -= 1
        if children[parent] == 0 { order.append(parent) }
      }
      next += 1
    }
    // Whoever still waits for a child is in a circle, or above one.
    if let waiting = children.firstIndex(where: { $0 > 0 }) { throw .circle(orgUnit: waiting) }
    return order
  }
}
