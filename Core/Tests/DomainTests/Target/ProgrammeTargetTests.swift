// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Testing

/// Which target holds for whom.
@Suite struct ProgrammeTargetTests {
  private func target(_ scope: Target.Scope, _ value: Int, indicator: Int = 1) -> Target {
    Target(
      indicator: indicator, scope: scope, direction: .atLeast, path: .linear, baseline: nil,
      marks: [Target.Mark(year: 2025, lower: Decimal(value))], source: "")
  }

  private func value(_ targets: [Target], _ orgUnit: String, indicator: Int = 1) throws -> Decimal?
  {
    let city = try SmallCity(elements: [], indicators: [], assignments: [], targets: targets)
    return city.programme.target(of: indicator, for: orgUnit)?.marks.first?.lower
  }

  @Test func theCitysTargetIsThatOfTheAreaAndNotOfItsWards() throws {
    let targets = [target(.area, 1), target(.kind("ward"), 2), target(.unit("ward-a"), 3)]
    #expect(try value(targets, "city") == 1)
    #expect(try value([target(.unit("city"), 4)], "city") == 4)
    #expect(try value([target(.kind("ward"), 2)], "city") == nil)
  }

  @Test func aUnitsOwnTargetGoesBeforeThatOfItsKindInWhateverOrder() throws {
    let targets = [target(.kind("ward"), 2), target(.unit("ward-a"), 3)]
    for targets in [targets, targets.reversed()] {
      #expect(try value(targets, "ward-a") == 3)
      #expect(try value(targets, "ward-b") == 2)
      #expect(try value(targets, "education") == nil)
    }
  }

  @Test func theTargetOfTheAreaIsNobodyElses() throws {
    #expect(try value([target(.area, 1)], "ward-a") == nil)
  }

  @Test func anotherIndicatorsTargetDoesNotCount() throws {
    let targets = [target(.area, 1, indicator: 1), target(.area, 2, indicator: 2)]
    #expect(try value(targets, "city", indicator: 2) == 2)
    #expect(try value(targets, "city", indicator: 3) == nil)
  }

  @Test func aTargetWithoutMarksIsTakenBackAndThatOfTheKindHoldsAgain() throws {
    let takenBack = Target(
      indicator: 1, scope: .unit("ward-a"), direction: .atLeast, path: .linear, baseline: nil,
      marks: [], source: "")
    #expect(try value([takenBack, target(.kind("ward"), 2)], "ward-a") == 2)
    #expect(try value([takenBack], "ward-a") == nil)
  }

  @Test func anUnknownUnitHasNone() throws {
    #expect(try value([target(.kind("ward"), 2)], "nobody") == nil)
  }
}
