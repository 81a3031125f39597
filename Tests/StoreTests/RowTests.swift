// SPDX-License-Identifier: Apache-2.0
import Foundation
import Store
import TestSupport
import Testing

@Suite struct RowTests {
  struct Place: Decodable, Equatable, Sendable {
    var orgUnitID: Int
    var orgUnitId: Int
    var name: String?
    var missing: String?
  }

  struct Code: Decodable, Equatable, Sendable {
    var text: String
    init(from decoder: any Decoder) throws {
      text = try decoder.singleValueContainer().decode(String.self)
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `Properties find their columns in both spellings`(_ engine: TestEngine) async throws {
    try await TestStore.withStore(engine, migrations: []) { store in
      let place = try await store.read {
        try $0.one("SELECT 7 AS org_unit_id, NULL AS name", as: Place.self)
      }
      #expect(place?.orgUnitID == 7)
      #expect(place?.orgUnitId == 7)
      #expect(place?.name == nil)
      #expect(place?.missing == nil)
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `A simple type is read from the first column`(_ engine: TestEngine) async throws {
    let id = UUID()
    try await TestStore.withStore(engine, migrations: []) { store in
      try await store.read { transaction in
        let ids = try transaction.all("SELECT \(id) AS id", as: UUID.self)
        #expect(ids == [id])
        let number = try transaction.one("SELECT \(42) AS n", as: Int.self)
        #expect(number == 42)
        let colour = try transaction.scalar("SELECT 'red'", as: Sample.Colour.self)
        #expect(colour == .red)
        let amount = try transaction.scalar("SELECT '12.50'", as: Decimal.self)
        #expect(amount == 12.5)
        let numbers = try transaction.scalar("SELECT '[1, 2]'", as: [Int].self)
        #expect(numbers == [1, 2])
        let code = try transaction.one("SELECT 'a.b'", as: Code.self)
        #expect(code?.text == "a.b")
      }
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `No row and NULL are nil`(_ engine: TestEngine) async throws {
    try await TestStore.withStore(engine, migrations: []) { store in
      try await store.read { transaction in
        let nothing: SQL = "SELECT n FROM (SELECT 1 AS n) AS numbers WHERE n > 5"
        let row = try transaction.one(nothing, as: Int.self)
        #expect(row == nil)
        let highest = try transaction.scalar("SELECT max(n) FROM (\(nothing)) AS t", as: Int.self)
        #expect(highest == nil)
        let isThere = try transaction.exists(nothing)
        #expect(!isThere)
      }
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `A row that does not fit names the column and not its content`(
    _ engine: TestEngine
  ) async throws {
    try await SampleSchema.withStore(engine) { store in
      let queries: [SQL] = [
        "SELECT 'secret' AS id", "SELECT NULL AS id", "SELECT 1 AS other",
      ]
      for query in queries {
        let fault = await #expect(throws: StoreFault.self) {
          try await store.read { try $0.one(query, as: Sample.self) }
        }
        #expect(fault?.kind == .other)
        #expect(fault?.message.hasPrefix("cannot read Sample: ") == true)
        #expect(fault?.message.contains(" id") == true)
        #expect(fault?.message.contains("secret") == false)
      }
    }
  }

  @Test(arguments: ["12abc", "1e5", "", "-", "1,5", " 1"])
  func `Only a plain decimal is read as one`(_ text: String) async throws {
    try await TestStore.withStore(.sqlite, migrations: []) { store in
      await #expect(throws: StoreFault.self) {
        try await store.read { try $0.scalar("SELECT \(text)", as: Decimal.self) }
      }
    }
  }
}
