// SPDX-License-Identifier: Apache-2.0

/// How the A4 sheet lies.
public enum DOCXOrientation: Equatable, Sendable {
  case portrait
  case landscape
}
