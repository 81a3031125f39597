// SPDX-License-Identifier: Apache-2.0
import Testing

/// The engines on which every test of the store and of the workflow runs.
/// Use it as `@Test(arguments: TestEngine.allCases)`.
package enum TestEngine: String, CaseIterable, Sendable, CustomTestStringConvertible {
  case sqlite, postgreSQL

  package var testDescription: String {
    switch self {
    case .sqlite: "SQLite"
    case .postgreSQL: "PostgreSQL"
    }
  }
}
