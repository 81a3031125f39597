// SPDX-License-Identifier: Apache-2.0
package import Foundation

/// What may stand in a statement as an argument.
/// An enum with a raw value conforms by saying so: `extension Status: SQLBindable {}`.
package protocol SQLBindable {
  var sqlValue: SQLValue { get }
}

extension SQLBindable where Self: RawRepresentable, RawValue: SQLBindable {
  package var sqlValue: SQLValue { rawValue.sqlValue }
}

extension SQLValue: SQLBindable {
  package var sqlValue: SQLValue { self }
}

extension Int: SQLBindable {
  package var sqlValue: SQLValue { .integer(Int64(self)) }
}

extension Int64: SQLBindable {
  package var sqlValue: SQLValue { .integer(self) }
}

extension Double: SQLBindable {
  package var sqlValue: SQLValue { .real(self) }
}

extension Bool: SQLBindable {
  package var sqlValue: SQLValue { .integer(self ? 1 : 0) }
}

extension String: SQLBindable {
  package var sqlValue: SQLValue { .text(VietnameseText.normalized(self)) }
}

extension UUID: SQLBindable {
  package var sqlValue: SQLValue { .text(uuidString.lowercased()) }
}

extension Decimal: SQLBindable {
  // Not a number is refused where all values are checked.
  package var sqlValue: SQLValue { isNaN ? .real(.nan) : .text(description) }
}

extension Date: SQLBindable {
  package var sqlValue: SQLValue { .text(Timestamp.text(self)) }
}

extension Array: SQLBindable where Element == UInt8 {
  package var sqlValue: SQLValue { .blob(self) }
}

extension Optional: SQLBindable where Wrapped: SQLBindable {
  package var sqlValue: SQLValue { self?.sqlValue ?? .null }
}
