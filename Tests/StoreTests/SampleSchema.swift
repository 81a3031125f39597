// SPDX-License-Identifier: Apache-2.0
import Store
import TestSupport

/// A small schema with one table of each kind that the tests need.
/// `sample` has every column type, `ward` and `person` every constraint.
enum SampleSchema {
  static let migration = Migration(
    name: "0001-samples",
    sql: """
      CREATE TABLE sample (
        id TEXT NOT NULL PRIMARY KEY,
        whole {{bigint}},
        fraction {{real}},
        flag INTEGER,
        amount TEXT,
        happened_at TEXT,
        org_unit_id TEXT,
        picture {{blob}},
        details TEXT
      ){{strict}};
      CREATE TABLE ward (
        id INTEGER NOT NULL PRIMARY KEY,
        name TEXT NOT NULL,
        code TEXT NOT NULL,
        city TEXT NOT NULL,
        people INTEGER NOT NULL DEFAULT 0,
        CONSTRAINT ward_people_positive CHECK (people >= 0),
        UNIQUE (city, code)
      ){{strict}};
      CREATE TABLE person (
        id INTEGER NOT NULL PRIMARY KEY,
        ward_id INTEGER NOT NULL,
        CONSTRAINT person_ward FOREIGN KEY (ward_id) REFERENCES ward (id)
      ){{strict}};
      """)

  @discardableResult
  static func withStore<R>(
    _ engine: TestEngine, _ body: (any DataStore) async throws -> R
  ) async throws -> R {
    try await TestStore.withStore(engine, migrations: [migration], body)
  }

  static func addWard(
    _ id: Int, _ name: String, _ transaction: any StoreTransaction
  ) throws {
    try transaction.execute(
      """
      INSERT INTO ward (id, name, code, city) VALUES (\(id), \(name), \("W\(id)"), \("Hạ Long"))
      """)
  }
}
