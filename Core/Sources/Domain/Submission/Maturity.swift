// SPDX-License-Identifier: Apache-2.0

/// How final a figure is: an estimate (ước thực hiện) is later replaced by the final figure.
public enum Maturity: String, Sendable, Codable, CaseIterable {
  case estimate
  case final
}
