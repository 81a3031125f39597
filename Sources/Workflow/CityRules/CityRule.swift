// SPDX-License-Identifier: Apache-2.0

package import Domain
import Foundation
import Store

/// One thing that a city decides beside the folders that were loaded: a target, a reference value,
/// who answers for an indicator, an own version of the criteria set.
package enum CityRule: Sendable, Hashable {
  case target(Target)
  case reference(ReferenceValue)
  case assignment(Assignment)
  case version(FrameworkVersion)

  package enum Kind: String, Sendable, Decodable {
    case target, reference, assignment, version
  }

  package var kind: Kind {
    switch self {
    case .target: .target
    case .reference: .reference
    case .assignment: .assignment
    case .version: .version
    }
  }

  /// What is decided about; the latest rule of a key counts.
  package var key: String {
    switch self {
    case .target(let target): target.key
    case .reference(let value): "\(value.series)/\(value.year)"
    case .assignment(let assignment): assignment.key
    case .version(let version): version.version
    }
  }

  /// In short, for the log.
  var summary: String {
    switch self {
    case .target(let target):
      target.marks.isEmpty
        ? "–" : target.marks.map { "\($0.year): \($0.rangeText)" }.joined(separator: ", ")
    case .reference(let value): "\(value.value)"
    case .assignment(let assignment):
      assignment.leads.map { lead in
        let supporting = lead.supporting.map(\.party.code)
        return lead.party.code
          + (supporting.isEmpty ? "" : " (\(supporting.joined(separator: ", ")))")
      }.joined(separator: ", ")
    case .version(let version): "\(version.validFrom) \(version.legalBasis)"
    }
  }

  /// A rule as it was kept.
  init(_ kind: Kind, _ content: String) throws {
    let decoder = JSONDecoder()
    let content = Data(content.utf8)
    self =
      switch kind {
      case .target: .target(try decoder.decode(Target.self, from: content))
      case .reference: .reference(try decoder.decode(ReferenceValue.self, from: content))
      case .assignment: .assignment(try decoder.decode(Assignment.self, from: content))
      case .version: .version(try decoder.decode(FrameworkVersion.self, from: content))
      }
  }

  fileprivate func content() throws -> String {
    switch self {
    case .target(let target): try CanonicalJSON.text(target)
    case .reference(let value): try CanonicalJSON.text(value)
    case .assignment(let assignment): try CanonicalJSON.text(assignment)
    case .version(let version): try CanonicalJSON.text(version)
    }
  }
}

extension Work {
  /// Adds rules to what the city decided.
  func write(_ rules: [CityRule], _ book: ProgrammeBook) throws {
    for rule in rules {
      try transaction.execute(
        """
        INSERT INTO city_rule (id, programme_id, kind, key, content, person_id, written_at)
        VALUES (\(Identifier.make(at: now)), \(book.id), \(rule.kind.rawValue), \(rule.key),
          \(try rule.content()), \(actor.personID), \(now))
        """)
    }
  }
}

extension Target.Mark {
  fileprivate var rangeText: String { isRange ? "\(lower)–\(upper)" : "\(lower)" }
}
