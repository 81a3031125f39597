// SPDX-License-Identifier: Apache-2.0

package import Domain

/// A unit as machines read it.
package struct UnitRecord: Sendable, Codable {
  package let code: String
  package let name: String
  package let kind: String
  package let parentCode: String?
  /// The first day; nil for a unit that was always there.
  package let validFrom: String?
  /// The last day; nil while it is there.
  package let validTo: String?

  package init(_ row: OrganisationAsOf.Row, _ language: Language) {
    code = row.unit.code
    name = row.unit.name[language]
    kind = row.unit.kind
    parentCode = row.unit.parent
    validFrom = row.life.opened?.description
    validTo = row.life.closed?.dayBefore.description
  }

  /// The columns of a table of units.
  package static let columns = ["code", "name", "kind", "parent_code", "valid_from", "valid_to"]

  package var fields: [String] {
    [code, name, kind, parentCode ?? "", validFrom ?? "", validTo ?? ""]
  }
}
