// SPDX-License-Identifier: Apache-2.0

package import Domain

/// A unit as machines read it.
package struct UnitRecord: Sendable, Codable {
  package let code: String
  package let name: String
  package let nameEn: String
  package let kind: String
  package let parentCode: String?
  package let officialCode: String?
  /// The first day; nil for a unit that was always there.
  package let validFrom: String?
  /// The last day; nil while it is there.
  package let validTo: String?

  package init(_ row: OrganisationAsOf.Row, _ language: Language) {
    code = row.unit.code
    name = row.unit.name[language]
    nameEn = row.unit.name[.en]
    kind = row.unit.kind
    parentCode = row.unit.parent
    officialCode = row.unit.officialCode
    validFrom = row.life.opened?.description
    validTo = row.life.closed?.dayBefore.description
  }

  /// The columns of a table of units.
  package static let columns = ["code", "name", "kind", "parent_code", "valid_from", "valid_to"]

  package var fields: [String] {
    [code, name, kind, parentCode ?? "", validFrom ?? "", validTo ?? ""]
  }

  /// The columns of a sheet that is changed and brought back.
  package static let sheetColumns = [
    "code", "name", "name_en", "kind", "parent_code", "valid_from", "valid_to", "official_code",
  ]

  package var sheetFields: [String] {
    [
      code, name, nameEn, kind, parentCode ?? "", validFrom ?? "", validTo ?? "",
      officialCode ?? "",
    ]
  }
}
