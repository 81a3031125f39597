// SPDX-License-Identifier: Apache-2.0
import Foundation
import Store
import TestSupport
import Testing

@Suite struct FaultTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let statement: SQL
    let kind: StoreFault.Kind
    let constraint: String?
    var testDescription: String { "\(kind)" }
  }

  private static let cases = [
    Case(
      statement: "INSERT INTO ward (id, name, code, city) VALUES (1, 'x', 'y', 'z')",
      kind: .unique, constraint: "ward.id"),
    Case(
      statement: "INSERT INTO ward (id, name, code, city) VALUES (2, 'x', 'W1', 'Hạ Long')",
      kind: .unique, constraint: "ward.city, ward.code"),
    Case(
      statement: "INSERT INTO ward (id, code, city) VALUES (2, 'y', 'z')",
      kind: .notNull, constraint: "ward.name"),
    Case(
      statement: "UPDATE ward SET people = -1", kind: .check, constraint: "ward_people_positive"),
    Case(statement: "SELECT nothing FROM nowhere", kind: .other, constraint: nil),
    Case(statement: "SELECT 1; SELECT 2", kind: .other, constraint: nil),
  ]

  @Test(arguments: TestEngine.allCases, cases)
  func `A broken rule is named alike on both engines`(
    _ engine: TestEngine, _ broken: Case
  ) async throws {
    try await SampleSchema.withStore(engine) { store in
      try await store.write { try SampleSchema.addWard(1, "Bạch Đằng", $0) }
      let fault = await #expect(throws: StoreFault.self) {
        try await store.write { try $0.execute(broken.statement) }
      }
      #expect(fault?.kind == broken.kind)
      #expect(fault?.constraint == broken.constraint)
      #expect(fault?.message.contains("Hạ Long") == false || broken.kind == .other)
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `A missing parent is a foreign key fault, in bulk too`(_ engine: TestEngine) async throws {
    try await SampleSchema.withStore(engine) { store in
      let single = await #expect(throws: StoreFault.self) {
        try await store.write { try $0.execute("INSERT INTO person VALUES (\(1), \(99))") }
      }
      #expect(single?.kind == .foreignKey)
      let bulk = await #expect(throws: StoreFault.self) {
        try await store.write {
          try $0.bulkInsert("person", ["id", "ward_id"], [[.integer(1), .integer(99)]])
        }
      }
      #expect(bulk?.kind == .foreignKey)
      let parent = await #expect(throws: StoreFault.self) {
        try await store.write { transaction in
          try SampleSchema.addWard(1, "Yết Kiêu", transaction)
          try transaction.execute("INSERT INTO person VALUES (1, 1)")
          try transaction.execute("DELETE FROM ward")
        }
      }
      #expect(parent?.kind == .foreignKey)
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `A fault that was caught still undoes the transaction`(_ engine: TestEngine) async throws {
    try await SampleSchema.withStore(engine) { store in
      let fault = await #expect(throws: StoreFault.self) {
        try await store.write { transaction in
          try SampleSchema.addWard(1, "Hà Khẩu", transaction)
          try? SampleSchema.addWard(1, "Hà Khẩu", transaction)
          try? SampleSchema.addWard(2, "Hà Tu", transaction)
        }
      }
      #expect(fault?.kind == .unique)
      let count = try await store.read { try $0.scalar("SELECT count(*) FROM ward", as: Int.self) }
      #expect(count == 0)
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `What an act makes of a fault is what its caller sees`(_ engine: TestEngine) async throws {
    struct Taken: Error {}
    try await SampleSchema.withStore(engine) { store in
      await #expect(throws: Taken.self) {
        try await store.write { transaction in
          try SampleSchema.addWard(1, "Hà Khẩu", transaction)
          do {
            try SampleSchema.addWard(1, "Hà Khẩu", transaction)
          } catch let fault as StoreFault where fault.kind == .unique {
            throw Taken()
          }
        }
      }
      let isThere = try await store.read { try $0.exists("SELECT 1 FROM ward") }
      #expect(!isThere)
    }
  }
}
