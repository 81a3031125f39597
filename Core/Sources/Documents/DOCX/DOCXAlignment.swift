// SPDX-License-Identifier: Apache-2.0

/// How the lines of a paragraph stand between its margins.
public enum DOCXAlignment: String, Equatable, Sendable {
  case left
  case center
  case right
  case justified = "both"
}
