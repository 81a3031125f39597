// SPDX-License-Identifier: Apache-2.0
import Foundation
package import Store

/// A database of its own for every test, gone when the test is over.
/// A test holds one at a time, since only so many PostgreSQL databases exist at once.
package struct TestStore {
  /// Runs `body` on a new database with the given schema.
  ///
  /// For PostgreSQL the environment variable `LEARNINGCITY_TEST_POSTGRESQL` names a cluster in
  /// which databases may be made; without it the test fails.
  @discardableResult
  package static func withStore<R>(
    _ engine: TestEngine, migrations: [Migration],
    _ body: (any DataStore) async throws -> R
  ) async throws -> R {
    switch engine {
    case .sqlite: try await withSQLite(migrations, body)
    case .postgreSQL: try await withPostgreSQL(migrations, body)
    }
  }

  private static func withSQLite<R>(
    _ migrations: [Migration], _ body: (any DataStore) async throws -> R
  ) async throws -> R {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("learningcity-test-\(UUID().uuidString.lowercased())")
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appendingPathComponent("city.sqlite").path
    guard let address = StoreAddress("sqlite:\(path)") else {
      throw StoreFault(kind: .connection, message: "no temporary folder")
    }
    let store = try await openStore(address)
    return try await closing(store) {
      _ = try await Migrator(migrations).migrate(store)
      return try await body(store)
    }
  }

  private static func withPostgreSQL<R>(
    _ migrations: [Migration], _ body: (any DataStore) async throws -> R
  ) async throws -> R {
    let cluster = try TestCluster.fromEnvironment()
    let template = try await TestTemplates.shared.template(Migrator(migrations), in: cluster)
    let name = "test_" + UUID().uuidString.lowercased().replacing("-", with: "")
    await TestAdmission.shared.enter()
    do {
      try await cluster.run("CREATE DATABASE \(name) TEMPLATE \(template)")
      let store = try await openStore(cluster.address(of: name))
      let result: R
      do {
        result = try await closing(store) { try await body(store) }
      } catch {
        try await cluster.run("DROP DATABASE \(name) WITH (FORCE)")
        throw error
      }
      try await cluster.run("DROP DATABASE \(name) WITH (FORCE)")
      await TestAdmission.shared.leave()
      return result
    } catch {
      await TestAdmission.shared.leave()
      throw error
    }
  }

  private static func closing<R>(
    _ store: any DataStore, _ body: () async throws -> R
  ) async throws -> R {
    do {
      let result = try await body()
      await store.close()
      return result
    } catch {
      await store.close()
      throw error
    }
  }
}
