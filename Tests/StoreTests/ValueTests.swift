// SPDX-License-Identifier: Apache-2.0
import Foundation
import Store
import TestSupport
import Testing

@Suite struct ValueTests {
  private static let full = Sample(
    id: UUID(), whole: .min, fraction: -0.1, flag: true,
    amount: Decimal(string: "-1234567890.0123456789"),
    happenedAt: Date(timeIntervalSince1970: 1_769_850_300.123), orgUnitID: UUID(),
    picture: Array(0...255),
    details: .init(
      colours: [.green, .red], seenAt: Date(timeIntervalSince1970: 0.5),
      share: Decimal(string: "0.1") ?? 0))

  @Test(arguments: TestEngine.allCases)
  func `Every kind of value comes back as it went in`(_ engine: TestEngine) async throws {
    try await SampleSchema.withStore(engine) { store in
      try await store.write { try Self.full.insert($0) }
      let found = try await store.read { try $0.one("SELECT * FROM sample", as: Sample.self) }
      #expect(found == Self.full)
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `NULL and an empty value are two things`(_ engine: TestEngine) async throws {
    let empty = Sample(id: UUID())
    var blank = Sample(id: UUID())
    blank.picture = []
    blank.flag = false
    let (first, second) = (empty, blank)
    try await SampleSchema.withStore(engine) { store in
      try await store.write {
        try first.insert($0)
        try second.insert($0)
      }
      let found = try await store.read { try $0.all("SELECT * FROM sample", as: Sample.self) }
      #expect(found.first { $0.id == first.id } == first)
      #expect(found.first { $0.id == second.id } == second)
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `The stored form is the same on both engines`(_ engine: TestEngine) async throws {
    let sample = Self.full
    try await SampleSchema.withStore(engine) { store in
      try await store.write { try sample.insert($0) }
      let rows = try await store.read { try $0.query("SELECT * FROM sample") }
      let row = try #require(rows.first)
      #expect(row["id"] == .text(sample.id.uuidString.lowercased()))
      #expect(row["flag"] == .integer(1))
      #expect(row["amount"] == .text("-1234567890.0123456789"))
      #expect(row["happened_at"] == .text("2026-01-31T09:05:00.123Z"))
      #expect(row["picture"] == .blob(Array(0...255)))
      let details = #"{"colours":["green","red"],"seenAt":"1970-01-01T00:00:00.500Z","share":0.1}"#
      #expect(row["details"] == .text(details))
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `Decomposed text is stored composed`(_ engine: TestEngine) async throws {
    let decomposed = "Hạ Long".decomposedStringWithCanonicalMapping
    try await SampleSchema.withStore(engine) { store in
      try await store.write { try SampleSchema.addWard(1, decomposed, $0) }
      let name = try await store.read { try $0.scalar("SELECT name FROM ward", as: String.self) }
      #expect(name.map { Array($0.utf8) } == Array("H\u{1EA1} Long".utf8))
      let isFound = try await store.read {
        try $0.exists("SELECT 1 FROM ward WHERE name = \(decomposed)")
      }
      #expect(isFound)
    }
  }

  @Test(
    arguments: TestEngine.allCases,
    [SQLValue.text("a\u{0}b"), .real(.nan), .real(.infinity), Decimal.nan.sqlValue])
  func `What an engine would change is refused`(
    _ engine: TestEngine, _ value: SQLValue
  ) async throws {
    try await SampleSchema.withStore(engine) { store in
      let fault = await #expect(throws: StoreFault.self) {
        try await store.write { try $0.execute("UPDATE sample SET amount = \(value)") }
      }
      #expect(fault?.kind == .other)
      #expect(fault?.message.hasSuffix("cannot be stored") == true)
      await #expect(throws: StoreFault.self) {
        try await store.write {
          try $0.bulkInsert("sample", ["id", "amount"], [[UUID().sqlValue, value]])
        }
      }
      let count = try await store.read {
        try $0.scalar("SELECT count(*) FROM sample", as: Int.self)
      }
      #expect(count == 0)
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `Sums, averages and comparisons are numbers`(_ engine: TestEngine) async throws {
    try await SampleSchema.withStore(engine) { store in
      try await store.write {
        for id in 1...2 {
          var sample = Sample(id: UUID())
          sample.whole = Int64(id)
          try sample.insert($0)
        }
      }
      let rows = try await store.read {
        try $0.query("SELECT sum(whole) AS a, avg(whole) AS b, max(whole) = 2 AS c FROM sample")
      }
      let row = try #require(rows.first)
      #expect([row["a"], row["b"], row["c"]] == [.integer(3), .real(1.5), .integer(1)])
    }
  }
}
