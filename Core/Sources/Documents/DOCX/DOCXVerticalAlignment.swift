// SPDX-License-Identifier: Apache-2.0

/// Where the content of a table cell stands when its row is higher.
public enum DOCXVerticalAlignment: String, Equatable, Sendable {
  case top
  case center
  case bottom
}
