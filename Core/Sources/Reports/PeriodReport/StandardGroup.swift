// SPDX-License-Identifier: Apache-2.0

import Domain

/// A standard with the lines of its indicators.
struct StandardGroup {
  let standard: Standard
  let lines: [IndicatorLine]
}
