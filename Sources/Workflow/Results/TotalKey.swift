// SPDX-License-Identifier: Apache-2.0

import Domain

/// Where a total stands within a period: at a unit, for an indicator's data element, and for
/// answers and levels the rank that is counted (numbers are all at 0).
struct TotalKey: Hashable {
  let orgUnit: String
  let indicator: Int
  let dataElement: String
  let rank: Int
}
