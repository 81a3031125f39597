// SPDX-License-Identifier: Apache-2.0
import Foundation
import Store
import TestSupport
import Testing

@Suite struct BulkInsertTests {
  @Test(arguments: TestEngine.allCases)
  func `Every kind of value survives a bulk insert`(_ engine: TestEngine) async throws {
    let texts = ["tab\there", "line\nend\r", #"back\slash \N \."#, "", "Đà Nẵng", #"\."#]
    let rows: [[SQLValue]] = texts.map {
      [
        UUID().sqlValue, .integer(.max), .real(1e-300), .text($0), .blob([0, 9, 10, 92, 255]),
      ]
    }
    try await SampleSchema.withStore(engine) { store in
      let count = try await store.write {
        try $0.bulkInsert("sample", ["id", "whole", "fraction", "details", "picture"], rows)
      }
      #expect(count == texts.count)
      let found = try await store.read {
        try $0.query("SELECT id, whole, fraction, details, picture, amount FROM sample")
      }
      let values = found.map { row in
        ["id", "whole", "fraction", "details", "picture"].map { row[$0] }
      }
      #expect(Set(values) == Set(rows))
      #expect(found.allSatisfy { $0["amount"] == .null })
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `Twenty thousand rows arrive, and none when one is wrong`(
    _ engine: TestEngine
  ) async throws {
    let rows = (1...20_000).map { id in
      [SQLValue.integer(Int64(id)), .text("Phường \(id)"), .text("\(id)"), .text("Hạ Long")]
    }
    let columns: [StaticString] = ["id", "name", "code", "city"]
    try await SampleSchema.withStore(engine) { store in
      let wrong: [([SQLValue], StoreFault.Kind)] = [
        (rows[0], .unique), ([.integer(0)], .other),
        ([.integer(0), .text("a\u{0}"), .text("x"), .text("y")], .other),
      ]
      for (row, kind) in wrong {
        let fault = await #expect(throws: StoreFault.self) {
          try await store.write { try $0.bulkInsert("ward", columns, rows + [row]) }
        }
        #expect(fault?.kind == kind)
      }
      #expect(
        try await store.read { try $0.scalar("SELECT count(*) FROM ward", as: Int.self) } == 0)
      let inserted = try await store.write { try $0.bulkInsert("ward", columns, rows) }
      #expect(inserted == 20_000)
      let insertedOfNone = try await store.write {
        try $0.bulkInsert("ward", columns, [[SQLValue]]())
      }
      #expect(insertedOfNone == 0)
      let count = try await store.read { try $0.scalar("SELECT count(*) FROM ward", as: Int.self) }
      #expect(count == 20_000)
    }
  }
}
