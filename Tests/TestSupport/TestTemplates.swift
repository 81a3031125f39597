// SPDX-License-Identifier: Apache-2.0
import Foundation
import Store

/// Databases that hold a schema already, made once; copying one is quicker than migrating.
/// Their names follow from the schema, so a second run of the tests finds them.
actor TestTemplates {
  static let shared = TestTemplates()

  private var templates: [String: Task<String, any Error>] = [:]

  func template(_ migrator: Migrator, in cluster: TestCluster) async throws -> String {
    let name = "template_" + migrator.fingerprint
    let task = templates[name] ?? Task { try await Self.make(name, migrator, cluster) }
    templates[name] = task
    return try await task.value
  }

  private static func make(
    _ name: String, _ migrator: Migrator, _ cluster: TestCluster
  ) async throws -> String {
    if try await exists(name, in: cluster) { return name }
    // Another process may make the same one: the first to give it its name wins.
    let draft = "draft_" + UUID().uuidString.lowercased().replacing("-", with: "")
    try await cluster.run("CREATE DATABASE \(draft) TEMPLATE template0")
    do {
      let store = try await openStore(cluster.address(of: draft))
      do {
        _ = try await migrator.migrate(store)
      } catch {
        await store.close()
        throw error
      }
      await store.close()
      try await cluster.run("ALTER DATABASE \(draft) RENAME TO \(name)")
    } catch {
      try await cluster.run("DROP DATABASE \(draft) WITH (FORCE)")
      guard try await exists(name, in: cluster) else { throw error }
    }
    return name
  }

  private static func exists(_ name: String, in cluster: TestCluster) async throws -> Bool {
    let store = try await openStore(cluster.address())
    do {
      let isThere = try await store.read {
        try $0.exists("SELECT 1 FROM pg_database WHERE datname = \(name)")
      }
      await store.close()
      return isThere
    } catch {
      await store.close()
      throw error
    }
  }
}
