// SPDX-License-Identifier: Apache-2.0
import Foundation
import Store
import TestSupport
import Testing

@Suite struct MigratorTests {
  private static let first = Migration(
    name: "0001-first",
    sql:
      "CREATE TABLE a (id {{bigint}} NOT NULL, data {{blob}}){{strict}}; INSERT INTO a VALUES (1, NULL);"
  )
  private static let second = Migration(name: "0002-second", sql: "CREATE TABLE b (id INTEGER);")

  @Test(arguments: TestEngine.allCases)
  func `What is missing is applied in order, once`(_ engine: TestEngine) async throws {
    try await TestStore.withStore(engine, migrations: []) { store in
      let both = Migrator([Self.first, Self.second])
      let pendingAtFirst = try await both.pending(store)
      #expect(pendingAtFirst == ["0001-first", "0002-second"])
      let appliedFirst = try await Migrator([Self.first]).migrate(store)
      #expect(appliedFirst == ["0001-first"])
      let stillPending = try await both.pending(store)
      #expect(stillPending == ["0002-second"])
      let appliedSecond = try await both.migrate(store)
      #expect(appliedSecond == ["0002-second"])
      let appliedAgain = try await both.migrate(store)
      #expect(appliedAgain == [])
      let pendingAtLast = try await both.pending(store)
      #expect(pendingAtLast == [])
      let found = try await store.read { try $0.all("SELECT id FROM a", as: Int.self) }
      #expect(found == [1])
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `An edited migration is refused`(_ engine: TestEngine) async throws {
    let edited = Migration(name: "0002-second", sql: "CREATE TABLE b (id INTEGER, x INTEGER);")
    try await TestStore.withStore(engine, migrations: [Self.second]) { store in
      let fault = await #expect(throws: StoreFault.self) {
        try await Migrator([edited]).migrate(store)
      }
      #expect(fault?.kind == .other)
      #expect(fault?.message.contains("edited after they had been applied (0002-second)") == true)
      await #expect(throws: StoreFault.self) { try await Migrator([edited]).pending(store) }
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `A database of a newer program is refused`(_ engine: TestEngine) async throws {
    try await TestStore.withStore(engine, migrations: [Self.second]) { store in
      let other = Migration(name: "0001-other", sql: "CREATE TABLE other (id INTEGER);")
      let fault = await #expect(throws: StoreFault.self) {
        try await Migrator([other]).migrate(store)
      }
      #expect(fault?.kind == .other)
      #expect(fault?.message.contains("does not know (0002-second)") == true)
      let rows = try await store.read { try $0.query("SELECT name FROM schema_migration") }
      #expect(rows.count == 1)
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `A broken migration leaves nothing, the ones before it stay`(
    _ engine: TestEngine
  ) async throws {
    let broken = Migration(
      name: "0003-broken", sql: "CREATE TABLE c (id INTEGER); INSERT INTO nowhere VALUES (1);")
    try await TestStore.withStore(engine, migrations: []) { store in
      let fault = await #expect(throws: StoreFault.self) {
        try await Migrator([Self.second, broken]).migrate(store)
      }
      #expect(fault?.message.hasPrefix("migration 0003-broken: ") == true)
      let pending = try await Migrator([Self.second, broken]).pending(store)
      #expect(pending == ["0003-broken"])
      let repaired = Migration(name: "0003-broken", sql: "CREATE TABLE c (id INTEGER);")
      let applied = try await Migrator([Self.second, repaired]).migrate(store)
      #expect(applied == ["0003-broken"])
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `Two programs that start together migrate once`(_ engine: TestEngine) async throws {
    let migrations = (1...5).map {
      Migration(name: "000\($0)", sql: "CREATE TABLE t\($0) (id INTEGER);")
    }
    try await TestStore.withStore(engine, migrations: []) { store in
      let applied = try await withThrowingTaskGroup(of: [String].self) { group in
        for _ in 0..<4 { group.addTask { try await Migrator(migrations).migrate(store) } }
        return try await group.reduce(into: []) { $0 += $1 }
      }
      #expect(applied.sorted() == migrations.map(\.name))
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `Two migrations of one name are refused`(_ engine: TestEngine) async throws {
    try await TestStore.withStore(engine, migrations: []) { store in
      await #expect(throws: StoreFault.self) {
        try await Migrator([Self.second, Self.second]).migrate(store)
      }
    }
  }

  @Test func `A PostgreSQL user without rights is told what to grant`() async throws {
    try await TestStore.withStore(.postgreSQL, migrations: []) { store in
      let cluster = try TestCluster.fromEnvironment()
      let role = "clerk_" + UUID().uuidString.prefix(8).lowercased()
      let found = try await store.write { transaction in
        try transaction.script("DROP FUNCTION vi_fold(text); DROP TABLE schema_migration;")
        return try transaction.scalar("SELECT current_database()", as: String.self)
      }
      let database = try #require(found)
      try await cluster.run("CREATE ROLE \(role) LOGIN")
      let other = try await openStore(cluster.address(of: database, user: role))
      let fault = await #expect(throws: StoreFault.self) { try await Migrator([]).migrate(other) }
      await other.close()
      try await cluster.run("DROP ROLE \(role)")
      #expect(fault?.message.contains("GRANT CREATE ON SCHEMA public") == true)
    }
  }
}
