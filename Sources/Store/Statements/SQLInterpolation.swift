// SPDX-License-Identifier: Apache-2.0

extension SQL {
  /// Collects a statement from `"… \(value) … \(list: values) … \(raw: "name") … \(piece)"`.
  /// There is no way in for text that is only known at run time.
  package struct StringInterpolation: StringInterpolationProtocol {
    private(set) var sql: SQL = ""

    package init(literalCapacity: Int, interpolationCount: Int) {}

    package mutating func appendLiteral(_ literal: String) {
      sql.append(text: literal)
    }

    package mutating func appendInterpolation(_ value: some SQLBindable) {
      sql.append(value: value.sqlValue)
    }

    /// Nil becomes NULL. A function of its own, because the compiler warns of an optional that
    /// meets a type parameter.
    package mutating func appendInterpolation<Value: SQLBindable>(_ value: Value?) {
      sql.append(value: value.sqlValue)
    }

    package mutating func appendInterpolation(_ piece: SQL) {
      sql += piece
    }

    /// `a, b, c` for `IN (…)`; an empty list becomes NULL, which equals nothing: `IN` and also
    /// `NOT IN` find no row then.
    package mutating func appendInterpolation(list values: some Sequence<some SQLBindable>) {
      sql.markAsUnrepeated()
      var isEmpty = true
      for value in values {
        if !isEmpty { sql.append(text: ", ") }
        sql.append(value: value.sqlValue)
        isEmpty = false
      }
      if isEmpty { sql.append(text: "NULL") }
    }

    /// A name or keyword that stands in the source code.
    package mutating func appendInterpolation(raw text: StaticString) {
      sql.append(text: text.description)
    }
  }
}
