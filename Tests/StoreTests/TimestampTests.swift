// SPDX-License-Identifier: Apache-2.0
import Foundation
import Store
import TestSupport
import Testing

@Suite struct TimestampTests {
  @Test(arguments: [
    (0, "1970-01-01T00:00:00.000Z"), (-0.001, "1969-12-31T23:59:59.999Z"),
    (951_782_400, "2000-02-29T00:00:00.000Z"), (0.9996, "1970-01-01T00:00:01.000Z"),
    (-62_135_596_800, "0001-01-01T00:00:00.000Z"), (1e15, "9999-12-31T23:59:59.999Z"),
  ])
  func `A moment has one text of fixed width`(_ seconds: Double, _ text: String) {
    #expect(Date(timeIntervalSince1970: seconds).sqlValue == .text(text))
  }

  @Test func `The text agrees with Foundation's for a thousand days`() {
    let format = Date.ISO8601FormatStyle(includingFractionalSeconds: true)
    for day in stride(from: -40_000.0, to: 60_000, by: 97) {
      let date = Date(timeIntervalSince1970: day * 86_400 + day / 8)
      #expect(date.sqlValue == .text(format.format(date)))
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `Moments with an offset are read, impossible ones are not`(
    _ engine: TestEngine
  ) async throws {
    try await TestStore.withStore(engine, migrations: []) { store in
      let noon = try await store.read {
        try $0.scalar("SELECT '2026-01-31T12:00:00+07:00'", as: Date.self)
      }
      #expect(noon == Date(timeIntervalSince1970: 1_769_835_600))
      let short = try await store.read {
        try $0.scalar("SELECT '2026-01-31T05:00:00.5Z'", as: Date.self)
      }
      #expect(short == Date(timeIntervalSince1970: 1_769_835_600.5))
      let wrong = [
        "2026-02-29T00:00:00.000Z", "2026-01-31T24:00:00.000Z", "2026-01-31T05:00:00", "2026-01-31",
        "2026-01-31T05:00:00.Z", "2026-01-31T05:00:00.1x3Z", "2026-01-31T05:00:00+7:00", "",
      ]
      for text in wrong {
        await #expect(throws: StoreFault.self) {
          try await store.read { try $0.scalar("SELECT \(text)", as: Date.self) }
        }
      }
    }
  }
}
