// SPDX-License-Identifier: Apache-2.0
import Dispatch
import Foundation
import Store
import TestSupport
import Testing

@Suite struct PostgreSQLConnectionTests {
  @Test func `Connections that died while idle are replaced`() async throws {
    try await SampleSchema.withStore(.postgreSQL) { store in
      try await openAll(store)
      let ended = try await store.read {
        try $0.query(
          """
          SELECT pg_terminate_backend(pid) FROM pg_stat_activity
          WHERE datname = current_database() AND pid <> pg_backend_pid()
          """
        ).count
      }
      #expect(ended >= 4)
      try await openAll(store)
      try await store.write { try SampleSchema.addWard(1, "Giếng Đáy", $0) }
    }
  }

  @Test func `A connection that dies in the middle fails its transaction only`() async throws {
    try await SampleSchema.withStore(.postgreSQL) { store in
      let fault = await #expect(throws: StoreFault.self) {
        try await store.write { transaction in
          try SampleSchema.addWard(1, "Giếng Đáy", transaction)
          _ = try transaction.query("SELECT pg_terminate_backend(pg_backend_pid())")
        }
      }
      #expect(fault?.kind == .connection)
      let isThere = try await store.read { try $0.exists("SELECT 1 FROM ward") }
      #expect(!isThere)
    }
  }

  @Test func `A waiter that is cancelled leaves the line`() async throws {
    try await SampleSchema.withStore(.postgreSQL) { store in
      // Every connection is held until the waiter has left.
      let (begun, begin) = AsyncStream<Void>.makeStream()
      let release = DispatchSemaphore(value: 0)
      try await withThrowingTaskGroup { group in
        for _ in 0..<8 {
          group.addTask {
            try await store.read { _ in
              begin.yield()
              release.wait()
            }
          }
        }
        var held = begun.makeAsyncIterator()
        for _ in 0..<8 { await held.next() }
        let waiter = Task { try await store.read { try $0.query("SELECT 1").count } }
        try await Task.sleep(for: .milliseconds(50))
        waiter.cancel()
        await #expect(throws: CancellationError.self) { try await waiter.value }
        for _ in 0..<8 { release.signal() }
        try await group.waitForAll()
      }
      try await openAll(store)
    }
  }

  @Test func `More statements than the cache keeps can be run`() async throws {
    try await SampleSchema.withStore(.postgreSQL) { store in
      let last = try await store.read { transaction in
        var last = 0
        for number in 1...600 {
          let columns = SQL(stringLiteral: "SELECT \(number) AS n")
          last = try transaction.scalar(columns, as: Int.self) ?? 0
        }
        let kept = try transaction.scalar(
          "SELECT count(*) FROM pg_prepared_statements", as: Int.self)
        #expect((kept ?? 0) <= 256)
        return last
      }
      #expect(last == 600)
    }
  }

  @Test func `A changed table asks for new plans unseen`() async throws {
    try await SampleSchema.withStore(.postgreSQL) { store in
      let columns: @Sendable (any StoreTransaction) throws -> Int = {
        try $0.query("SELECT * FROM person").count
      }
      _ = try await store.read(columns)
      let database = try await store.read {
        try $0.scalar("SELECT current_database()", as: String.self)
      }
      let address = try TestCluster.fromEnvironment().address(of: database)
      try await runOutsideTransaction("ALTER TABLE person ADD COLUMN age INTEGER", at: address)
      let count = try await store.read(columns)
      #expect(count == 0)
    }
  }

  @Test func `The program is named to the server`() async throws {
    try await SampleSchema.withStore(.postgreSQL) { store in
      let name = try await store.read {
        try $0.scalar("SELECT current_setting('application_name')", as: String.self)
      }
      #expect(name == "learningcity")
    }
  }

  @Test func `A server that is not there is a clear fault`() async throws {
    let address = try #require(StoreAddress("postgresql:///x?host=/nowhere&password=secret"))
    let fault = await #expect(throws: StoreFault.self) { _ = try await openStore(address) }
    #expect(fault?.kind == .connection)
    #expect(fault?.message.hasPrefix("cannot open postgresql:///nowhere/x: ") == true)
    #expect(fault?.message.contains("secret") == false)
  }

  /// Uses several connections at once, so that the pool has opened them.
  private func openAll(_ store: any DataStore) async throws {
    try await withThrowingTaskGroup { group in
      for _ in 0..<8 {
        group.addTask {
          try await store.read {
            Thread.sleep(forTimeInterval: 0.05)
            _ = try $0.query("SELECT 1")
          }
        }
      }
      try await group.waitForAll()
    }
  }
}
