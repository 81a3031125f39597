// SPDX-License-Identifier: Apache-2.0
import CPQ

/// The numbers by which PostgreSQL names the types that the store tells apart.
/// They are fixed for ever in its catalogue; everything else is read as text.
enum PostgreSQLType {
  static let boolean: Oid = 16
  static let bytea: Oid = 17
  static let bigint: Oid = 20
  static let smallint: Oid = 21
  static let integer: Oid = 23
  static let real: Oid = 700
  static let doublePrecision: Oid = 701
  static let numeric: Oid = 1700
}
