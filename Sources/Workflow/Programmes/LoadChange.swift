// SPDX-License-Identifier: Apache-2.0

/// What loading a folder did to one thing.
package struct LoadChange: Sendable, Equatable {
  package enum Kind: String, Sendable {
    case added, changed, unchanged
  }

  package let kind: Kind
  /// `framework`, `programme`, `unit` or `period`: also part of the locale key.
  package let subject: String
  package let name: String
}
