// SPDX-License-Identifier: Apache-2.0

import Domain

/// An area with its standards and their lines.
struct AreaGroup {
  let area: Area
  let standards: [StandardGroup]

  var lines: [IndicatorLine] { standards.flatMap(\.lines) }
}
