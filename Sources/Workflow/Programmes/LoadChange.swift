// SPDX-License-Identifier: Apache-2.0

/// What loading a folder did to one thing.
package struct LoadChange: Sendable, Equatable {
  package enum Kind: String, Sendable {
    case added, changed, unchanged
    /// A data element that the framework no longer has, but reports do: its figures stay and do
    /// not count any more.
    case orphaned
  }

  package let kind: Kind
  /// `framework`, `programme`, `unit`, `period` or `element`: also part of the locale key.
  package let subject: String
  package let name: String
}
