// SPDX-License-Identifier: Apache-2.0

package import Domain
import Foundation
import Store

/// What a person may do today, and where: by the same rules that decide it.
package struct PersonReach: Question {
  package struct Line: Sendable {
    package let permission: Permission
    package let count: Int
    /// The first of the units by name.
    package let units: [LocalizedText]
  }

  /// So many units are named.
  private static let named = 4

  let login: String

  package init(login: String) { self.login = login }

  package func answer(_ work: Work) throws -> [Line] {
    let person = try work.person(login)
    try work.requireKeeping(person)
    let other = work.acting(as: Actor(personID: person, name: login, language: .vi))
    return try Permission.allCases.compactMap { permission in
      let scope = Scope.units(permission, other)
      let rows = try work.transaction.all(
        """
        WITH RECURSIVE \(scope)
        SELECT o.name_vi, o.name_en FROM org_unit o WHERE o.id IN (SELECT id FROM scope)
        ORDER BY CASE o.level WHEN 'city' THEN 0 ELSE 1 END, o.name_vi COLLATE "vi"
        """, as: Row.self)
      guard !rows.isEmpty else { return nil }
      return Line(
        permission: permission, count: rows.count,
        units: rows.prefix(Self.named).map { LocalizedText(vi: $0.nameVi, en: $0.nameEn) })
    }
  }

  private struct Row: Decodable {
    let nameVi: String
    let nameEn: String
  }
}
