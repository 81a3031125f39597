// SPDX-License-Identifier: Apache-2.0

/// By which units a period is read: as it was then, or as it is today.
package enum TreeView: String, Sendable, CaseIterable {
  case then, today
}
