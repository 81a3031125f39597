// SPDX-License-Identifier: Apache-2.0

/// A language of the product: Vietnamese first, English complete.
public enum Language: String, Sendable, Codable, CaseIterable {
  case vi
  case en
}
