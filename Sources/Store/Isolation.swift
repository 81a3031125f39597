// SPDX-License-Identifier: Apache-2.0

/// How far concurrent writing transactions are kept apart.
/// SQLite has one writer at a time, so there both words mean the same.
package enum Isolation: Sendable {
  /// As if the transactions ran one after the other; the default for every act.
  case serializable
  /// Each statement sees what was committed before it; for queues with `FOR UPDATE SKIP LOCKED`.
  case readCommitted
}
