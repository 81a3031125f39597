// SPDX-License-Identifier: Apache-2.0

package import Domain
package import Foundation

/// Who does something: a person who signed in, or the operator at the command line.
package struct Actor: Sendable {
  /// Nil for the operator, who holds the database itself and so every permission.
  package let personID: UUID?
  package let name: String
  package let language: Language
  package private(set) var origin: Origin
  /// The unit in whose post the person works now; nil for all that the person holds.
  package private(set) var post: UUID?

  /// Through which door somebody came.
  package struct Origin: Sendable, Codable {
    package enum Door: String, Sendable, Codable {
      case page, api, commandLine
    }

    package let door: Door
    /// The address of the other side; nil where there is none.
    package let address: String?

    package init(_ door: Door, address: String? = nil) {
      self.door = door
      self.address = address
    }
  }

  package init(
    personID: UUID, name: String, language: Language, origin: Origin = Origin(.page)
  ) {
    self.personID = personID
    self.name = name
    self.language = language
    self.origin = origin
  }

  private init(operatorNamed name: String) {
    personID = nil
    self.name = name
    language = .vi
    origin = Origin(.commandLine)
  }

  /// The same, come through another door.
  package func from(_ origin: Origin) -> Actor {
    var actor = self
    actor.origin = origin
    return actor
  }

  /// The same, in one post only.
  package func at(_ post: UUID?) -> Actor {
    var actor = self
    actor.post = post
    return actor
  }

  package static let commandLine = Actor(operatorNamed: "learningcity")

  package var isOperator: Bool { personID == nil }
}
