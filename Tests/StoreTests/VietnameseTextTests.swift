// SPDX-License-Identifier: Apache-2.0
import Foundation
import Store
import TestSupport
import Testing

@Suite struct VietnameseTextTests {
  private static let ordered = [
    "a", "an", "ăn", "ân", "ba", "da", "dá", "đa", "đá", "Đà Nẵng", "e", "ê", "ha", "hà", "hả",
    "hã", "há", "hạ", "Hạ Long", "Hoà Bình", "Hoả Lò", "Hồ Tây", "hơn", "o", "ô", "ơ", "Phường 2",
    "Phường An Dương", "Phường Ân", "u", "ư", "ưa", "xã",
  ]

  @Test(arguments: TestEngine.allCases)
  func `Names are ordered as in a Vietnamese dictionary`(_ engine: TestEngine) async throws {
    try await SampleSchema.withStore(engine) { store in
      let names = try await store.write { transaction in
        for (index, name) in Self.ordered.reversed().enumerated() {
          try SampleSchema.addWard(index, name, transaction)
        }
        return try transaction.all(
          "SELECT name FROM ward ORDER BY name COLLATE vi", as: String.self)
      }
      #expect(names == Self.ordered)
    }
  }

  @Test func `Both engines put two thousand random texts in the same order`() async throws {
    let letters = [
      "a", "ă", "â", "Ấ", "ặ", "d", "D", "đ", "Đ", "e", "ê", "Ệ", "o", "ô", "ơ", "ở", "u", "ư", "ự",
      "h", "H", "x", "ñ", "я", "字", " ", " ", "-", "–", "1", "2", ".", ",", "(", "’", "'", "%", "$",
    ]
    // The same numbers in every run, so that a failure can be looked at.
    var seed: UInt64 = 2026
    func next(_ bound: Int) -> Int {
      seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(seed >> 33) % bound
    }
    let texts = Set(
      (0..<2000).map { _ in (0...next(6)).map { _ in letters[next(letters.count)] }.joined() })
    let rows = texts.sorted().enumerated().map { index, text in
      [index.sqlValue, text.sqlValue, "\(index)".sqlValue, "".sqlValue]
    }
    var orders: [[String]] = []
    for engine in TestEngine.allCases {
      orders += [
        try await SampleSchema.withStore(engine) { store in
          try await store.write { transaction in
            try transaction.bulkInsert("ward", ["id", "name", "code", "city"], rows)
            return try transaction.all("SELECT name FROM ward ORDER BY name COLLATE vi")
          }
        }
      ]
    }
    #expect(orders[0].count == texts.count)
    #expect(orders[0] == orders[1])
  }

  @Test(arguments: TestEngine.allCases)
  func `The order is total: other bytes are never equal`(_ engine: TestEngine) async throws {
    try await SampleSchema.withStore(engine) { store in
      let found = try await store.write { transaction in
        try SampleSchema.addWard(1, "a\u{200B}b", transaction)
        try SampleSchema.addWard(2, "ab", transaction)
        return try transaction.all(
          "SELECT id FROM ward WHERE name = \("ab") COLLATE vi", as: Int.self)
      }
      #expect(found == [2])
    }
  }

  @Test(
    arguments: TestEngine.allCases,
    [
      ("Đặng Văn Ân", "dang van an"), ("ĂÂĐÊÔƠƯ ăâđêôơư", "aadeoou aadeoou"),
      ("Ủy ban Nhân dân", "uy ban nhan dan"), ("TỶ LỆ 100%", "ty le 100%"), ("", ""),
      ("Ñandú Ørsted Straße", "nandu ørsted straße"), ("한국 ГОРОД", "한국 город"),
    ])
  func `Folding takes away case, marks and the bar of đ`(
    _ engine: TestEngine, _ pair: (text: String, folded: String)
  ) async throws {
    try await TestStore.withStore(engine, migrations: []) { store in
      let decomposed = SQLValue.text(pair.text.decomposedStringWithCanonicalMapping)
      let row = try await store.read {
        try $0.query("SELECT vi_fold(\(pair.text)) AS a, vi_fold(\(decomposed)) AS b").first
      }
      #expect(row?["a"] == .text(pair.folded))
      #expect(row?["b"] == .text(pair.folded))
      #expect(VietnameseText.folded(pair.text) == pair.folded)
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `A search without marks finds the name`(_ engine: TestEngine) async throws {
    try await SampleSchema.withStore(engine) { store in
      let found = try await store.write { transaction in
        try SampleSchema.addWard(1, "Phường Đông Triều", transaction)
        try SampleSchema.addWard(2, "Xã Tuần Châu", transaction)
        return try transaction.all(
          "SELECT id FROM ward WHERE vi_fold(name) LIKE '%' || vi_fold(\("DONG trieu")) || '%'",
          as: Int.self)
      }
      #expect(found == [1])
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `Folding can carry an index, and NULL stays NULL`(_ engine: TestEngine) async throws {
    let index = Migration(
      name: "0002-index", sql: "CREATE INDEX ward_by_fold ON ward (vi_fold(name));")
    try await TestStore.withStore(engine, migrations: [SampleSchema.migration, index]) { store in
      let isNull = try await store.read { try $0.exists("SELECT 1 WHERE vi_fold(NULL) IS NULL") }
      #expect(isNull)
    }
  }
}
