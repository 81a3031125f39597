// SPDX-License-Identifier: Apache-2.0

package import Domain
package import Foundation

/// Where a value stands against its target at the end of a period.
package struct TargetStanding: Sendable {
  package let target: Target
  /// What the path expects then; nil before anything is due.
  package let expectation: Target.Expectation?
  /// The mark that the year works towards.
  package let mark: Target.Mark?
  package let progress: TargetProgress
}

extension ProgrammeBook {
  /// The standing of a unit's value of an indicator; nil where it has no target.
  package func standing(
    _ indicator: Int, _ orgUnit: String, _ value: Decimal?, _ period: PeriodRecord
  ) -> TargetStanding? {
    guard let target = programme.target(of: indicator, for: orgUnit), let day = period.lastDay
    else { return nil }
    return TargetStanding(
      target: target, expectation: target.expectation(on: day), mark: target.mark(for: day.year),
      progress: target.progress(value, on: day, progressRule))
  }
}
