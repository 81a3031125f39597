// SPDX-License-Identifier: Apache-2.0

package import Domain
package import Foundation

/// Who does something: a person who signed in, or the operator at the command line.
package struct Actor: Sendable {
  /// Nil for the operator, who holds the database itself and so every permission.
  package let personID: UUID?
  package let name: String
  package let language: Language

  package init(personID: UUID, name: String, language: Language) {
    self.personID = personID
    self.name = name
    self.language = language
  }

  private init(operatorNamed name: String) {
    personID = nil
    self.name = name
    language = .vi
  }

  package static let commandLine = Actor(operatorNamed: "learningcity")

  package var isOperator: Bool { personID == nil }
}
