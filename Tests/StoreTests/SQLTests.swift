// SPDX-License-Identifier: Apache-2.0
import Foundation
import Store
import TestSupport
import Testing

@Suite struct SQLTests {
  @Test func `Arguments are numbered over nested pieces`() {
    let inner: SQL = "b = \(2) OR price = '$1' OR c = \(3)"
    let whole: SQL = "SELECT * FROM t WHERE a = \(1) AND (\(inner)) AND d IN (\(list: [4, 5]))"
    #expect(
      whole.text
        == "SELECT * FROM t WHERE a = $1 AND (b = $2 OR price = '$1' OR c = $3) AND d IN ($4, $5)")
    #expect(whole.binds == (1...5).map { .integer($0) })
  }

  @Test func `Pieces are joined and added`() {
    let parts: [SQL] = ["a = \(1)", "b = \("x")", "c IS NULL"]
    let whole: SQL = "WHERE " + parts.joined(separator: " AND ") + " LIMIT \(9)"
    #expect(whole.text == "WHERE a = $1 AND b = $2 AND c IS NULL LIMIT $3")
    #expect(whole.binds == [.integer(1), .text("x"), .integer(9)])
    #expect(SQL.joined([], separator: ", ").text == "")
  }

  @Test func `Only literal text becomes part of a statement`() {
    let evil = "'; DROP TABLE ward; --"
    let sql: SQL = "SELECT \(raw: "name") FROM ward WHERE name = \(evil)"
    #expect(sql.text == "SELECT name FROM ward WHERE name = $1")
    #expect(sql.binds == [.text(evil)])
  }

  @Test(arguments: TestEngine.allCases)
  func `More than ten nested arguments and a literal dollar work`(
    _ engine: TestEngine
  ) async throws {
    try await SampleSchema.withStore(engine) { store in
      try await store.write { transaction in
        for id in 1...12 { try SampleSchema.addWard(id, "giá $1 \(id)", transaction) }
      }
      let found = try await store.read { transaction in
        let pairs: [SQL] = (1...12).map { "(id = \($0) AND name = 'giá $1 ' || \("\($0)"))" }
        return try transaction.all(
          """
          SELECT id FROM ward WHERE (\(pairs.joined(separator: " OR ")))
          AND id NOT IN (\(list: [3, 4])) AND name LIKE '%$1%' ORDER BY id LIMIT \(9)
          """, as: Int.self)
      }
      #expect(found == [1, 2, 5, 6, 7, 8, 9, 10, 11])
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `An empty list finds nothing`(_ engine: TestEngine) async throws {
    try await SampleSchema.withStore(engine) { store in
      let found = try await store.write { transaction in
        try SampleSchema.addWard(1, "Bãi Cháy", transaction)
        return try transaction.exists("SELECT 1 FROM ward WHERE id IN (\(list: [Int]()))")
      }
      #expect(!found)
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `The common dialect means the same`(_ engine: TestEngine) async throws {
    try await SampleSchema.withStore(engine) { store in
      try await store.write { transaction in
        try SampleSchema.addWard(1, "Hồng Gai", transaction)
        let changed = try transaction.execute(
          """
          INSERT INTO ward (id, name, code, city) VALUES (\(1), \("Hòn Gai"), 'W1', 'Hạ Long')
          ON CONFLICT (id) DO UPDATE SET name = excluded.name, people = ward.people + \(5)
          """)
        #expect(changed == 1)
        let returned = try transaction.scalar(
          "UPDATE ward SET people = people + 1 WHERE id = \(1) RETURNING people", as: Int.self)
        #expect(returned == 6)
        #expect(try transaction.execute("DELETE FROM ward WHERE id = \(99)") == 0)
        let tree = try transaction.scalar(
          """
          WITH RECURSIVE chain (n) AS (
            SELECT 1 UNION ALL SELECT n + 1 FROM chain WHERE n < \(4)
          ) SELECT string_agg(CAST(n AS TEXT), '-') FROM chain
          """, as: String.self)
        #expect(tree == "1-2-3-4")
        let none = try transaction.query("SELECT string_agg(name, ',') AS x FROM ward WHERE id = 0")
        #expect(none.first?["x"] == .null)
        #expect(try transaction.all("SELECT id FROM ward WHERE name LIKE 'h%'", as: Int.self) == [])
      }
    }
  }
}
