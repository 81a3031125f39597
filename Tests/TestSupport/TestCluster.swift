// SPDX-License-Identifier: Apache-2.0
import Foundation
package import Store

/// The PostgreSQL cluster in which the tests make their databases.
/// Its address comes from the environment; nothing is guessed.
package struct TestCluster: Sendable {
  private let connectionString: String

  package static func fromEnvironment() throws -> TestCluster {
    guard let text = ProcessInfo.processInfo.environment["LEARNINGCITY_TEST_POSTGRESQL"] else {
      throw StoreFault(
        kind: .connection,
        message: "run make test, or set LEARNINGCITY_TEST_POSTGRESQL (bin/postgres start DIR)")
    }
    return TestCluster(connectionString: text)
  }

  /// The address of one database; `user` takes the place of the cluster's own.
  package func address(of database: String? = nil, user: String? = nil) throws -> StoreAddress {
    var text = connectionString
    let isURL = text.contains("://")
    for (word, value) in [("dbname", database), ("user", user)] {
      guard let value else { continue }
      // libpq takes the last of equal words, in both forms.
      text += isURL ? (text.contains("?") ? "&" : "?") : " "
      text += "\(word)=\(value)"
    }
    guard let address = StoreAddress(text) else {
      throw StoreFault(
        kind: .connection, message: "LEARNINGCITY_TEST_POSTGRESQL is not a PostgreSQL address")
    }
    return address
  }

  package func run(_ statement: String) async throws {
    try await runOutsideTransaction(statement, at: address())
  }
}
