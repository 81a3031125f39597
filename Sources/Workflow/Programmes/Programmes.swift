// SPDX-License-Identifier: Apache-2.0

package import Domain
import Foundation
import Store

/// The programmes in which the actor takes part, for choosing one.
package struct Programmes: Question {
  package struct Entry: Sendable {
    package let code: String
    package let programme: Programme
  }

  package init() {}

  package func answer(_ work: Work) throws -> [Entry] {
    let codes = try work.transaction.all(
      "SELECT code FROM programme ORDER BY code", as: Row.self)
    return try codes.compactMap { row in
      do {
        return Entry(code: row.code, programme: try work.book(row.code).programme)
      } catch Refusal.notFound {
        return nil
      }
    }
  }

  private struct Row: Decodable {
    let code: String
  }
}
