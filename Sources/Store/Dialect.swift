// SPDX-License-Identifier: Apache-2.0

/// The two database engines that a city can run.
/// Statements are the same text for both; only migrations ever ask which one it is.
package enum Dialect: Sendable {
  case sqlite, postgreSQL
}
