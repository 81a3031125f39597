// SPDX-License-Identifier: Apache-2.0

/// A transaction of PostgreSQL, on its connection's own queue.
/// Rows are inserted in bulk by COPY.
struct PostgreSQLTransaction: StoreTransaction {
  let session: PostgreSQLSession
  private let fate = TransactionFate()
  var dialect: Dialect { .postgreSQL }

  init(session: PostgreSQLSession) {
    self.session = session
  }

  func whole<R>(_ body: (any StoreTransaction) throws -> R) throws -> R {
    try fate.whole { try body(self) }
  }

  func query(_ sql: SQL) throws -> [SQLRow] {
    try fate.statement { try session.run(sql).rows() }
  }

  func each(_ sql: SQL, _ body: ([SQLValue]) throws -> Void) throws {
    try execute("DECLARE learningcity_rows NO SCROLL CURSOR FOR \(sql)")
    while true {
      let rows = try query("FETCH 2000 FROM learningcity_rows")
      if rows.isEmpty { break }
      for row in rows { try body(row.values) }
    }
    try execute("CLOSE learningcity_rows")
  }

  func execute(_ sql: SQL) throws -> Int {
    try fate.statement { try session.run(sql).changedRows }
  }

  func bulkInsert(
    _ table: StaticString, _ columns: [StaticString], _ rows: some Sequence<[SQLValue]>
  ) throws -> Int {
    let names = columns.map(\.description).joined(separator: ", ")
    return try fate.statement {
      try session.copy("COPY \(table) (\(names)) FROM STDIN", width: columns.count, rows)
    }
  }

  func script(_ text: String) throws {
    try fate.statement {
      try session.command(text)
      // What the statements select may have changed its shape.
      session.forgetStatements()
    }
  }
}
