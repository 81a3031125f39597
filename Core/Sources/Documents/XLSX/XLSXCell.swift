// SPDX-License-Identifier: Apache-2.0

/// What a cell of a sheet holds, of a formula its last result. A number is a plain decimal text
/// (`1234.5`) of at most 15 significant digits, as Excel shows it, never a binary fraction.
public enum XLSXCell: Equatable, Sendable {
  case text(String)
  case number(String)
  case bool(Bool)
  case error(String)
  case empty
}
