// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Synchronization

/// Keeps frameworks, programmes and the city's rules that were read from the database, by what
/// tells their content.
final class ProgrammeShelf: Sendable {
  private let frameworks = Mutex<[String: Framework]>([:])
  private let programmes = Mutex<[String: Programme]>([:])
  private let rules = Mutex<[String: CityRuleBook]>([:])

  func framework(_ checksum: String, _ content: () throws -> String) throws -> Framework {
    if let known = frameworks.withLock({ $0[checksum] }) { return known }
    let framework = try JSONDecoder().decode(Framework.self, from: Data(content().utf8))
    frameworks.withLock { $0[checksum] = framework }
    return framework
  }

  func rules(_ mark: String, _ read: () throws -> CityRuleBook) throws -> CityRuleBook {
    if let known = rules.withLock({ $0[mark] }) { return known }
    let book = try read()
    rules.withLock { $0[mark] = book }
    return book
  }

  func programme(_ checksum: String, _ content: () throws -> String) throws -> Programme {
    if let known = programmes.withLock({ $0[checksum] }) { return known }
    let programme = try JSONDecoder().decode(Programme.self, from: Data(content().utf8))
    programmes.withLock { $0[checksum] = programme }
    return programme
  }
}
