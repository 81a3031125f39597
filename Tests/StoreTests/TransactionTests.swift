// SPDX-License-Identifier: Apache-2.0
import Foundation
import Store
import TestSupport
import Testing

@Suite struct TransactionTests {
  struct Stop: Error {}

  @Test(arguments: TestEngine.allCases)
  func `An error undoes everything`(_ engine: TestEngine) async throws {
    try await SampleSchema.withStore(engine) { store in
      await #expect(throws: Stop.self) {
        try await store.write { transaction in
          try SampleSchema.addWard(1, "Cao Xanh", transaction)
          throw Stop()
        }
      }
      let isThere = try await store.read { try $0.exists("SELECT 1 FROM ward") }
      #expect(!isThere)
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `Reading transactions cannot write`(_ engine: TestEngine) async throws {
    try await SampleSchema.withStore(engine) { store in
      let fault = await #expect(throws: StoreFault.self) {
        try await store.read { try SampleSchema.addWard(1, "Cao Xanh", $0) }
      }
      #expect(fault?.kind == .other)
      let isThere = try await store.read { try $0.exists("SELECT 1 FROM ward") }
      #expect(!isThere)
    }
  }

  @Test(arguments: TestEngine.allCases, [Isolation.serializable, .readCommitted])
  func `Four hundred increments of one row by sixteen tasks are all counted`(
    _ engine: TestEngine, _ isolation: Isolation
  ) async throws {
    try await SampleSchema.withStore(engine) { store in
      try await store.write { try SampleSchema.addWard(1, "Hồng Hà", $0) }
      try await withThrowingTaskGroup { group in
        for _ in 0..<16 {
          group.addTask {
            for _ in 0..<25 {
              try await store.write(isolation) { try Self.increment($0, isolation) }
            }
          }
        }
        try await group.waitForAll()
      }
      let people = try await store.read { try $0.scalar("SELECT people FROM ward", as: Int.self) }
      #expect(people == 400)
    }
  }

  /// Under `serializable` a careless read-then-write must be safe; below it one statement is.
  private static func increment(
    _ transaction: any StoreTransaction, _ isolation: Isolation
  ) throws {
    switch isolation {
    case .serializable:
      let people = try transaction.scalar("SELECT people FROM ward WHERE id = 1", as: Int.self)
      try transaction.execute("UPDATE ward SET people = \((people ?? 0) + 1) WHERE id = 1")
    case .readCommitted:
      try transaction.execute("UPDATE ward SET people = people + 1 WHERE id = 1")
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `Transactions that lock crosswise both arrive`(_ engine: TestEngine) async throws {
    try await SampleSchema.withStore(engine) { store in
      try await store.write { transaction in
        for id in 1...2 { try SampleSchema.addWard(id, "Phường \(id)", transaction) }
      }
      try await withThrowingTaskGroup { group in
        for order in [[1, 2], [2, 1]] {
          group.addTask {
            try await store.write(.readCommitted) { transaction in
              for id in order {
                try transaction.execute("UPDATE ward SET people = people + 1 WHERE id = \(id)")
                Thread.sleep(forTimeInterval: 0.05)
              }
            }
          }
        }
        try await group.waitForAll()
      }
      let people = try await store.read { try $0.all("SELECT people FROM ward", as: Int.self) }
      #expect(people == [2, 2])
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `Sixty readers share the pool and see one picture`(_ engine: TestEngine) async throws {
    try await SampleSchema.withStore(engine) { store in
      try await store.write { try SampleSchema.addWard(1, "Trần Hưng Đạo", $0) }
      let counts = try await withThrowingTaskGroup(of: [Int].self) { group in
        for reader in 0..<60 {
          group.addTask {
            if reader == 30 {
              try await store.write { try SampleSchema.addWard(2, "Bạch Đằng", $0) }
            }
            return try await store.read { transaction in
              try (0..<3).map { _ in
                Thread.sleep(forTimeInterval: 0.002)
                return try transaction.scalar("SELECT count(*) FROM ward", as: Int.self) ?? 0
              }
            }
          }
        }
        return try await group.reduce(into: []) { $0.append($1) }
      }
      #expect(counts.count == 60)
      #expect(counts.allSatisfy { Set($0).count == 1 })
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `A closed store says so`(_ engine: TestEngine) async throws {
    try await SampleSchema.withStore(engine) { store in
      await store.close()
      let fault = await #expect(throws: StoreFault.self) {
        try await store.read { try $0.query("SELECT 1") }
      }
      #expect(fault?.kind == .connection)
    }
  }
}
