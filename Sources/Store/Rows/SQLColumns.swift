// SPDX-License-Identifier: Apache-2.0

/// The columns of a result: their names, and where each stands.
/// A property `orgUnitID` or `orgUnitId` finds the column `org_unit_id`.
final class SQLColumns: Sendable {
  let names: [String]
  private let positions: [String: Int]

  init(_ names: [String]) {
    self.names = names
    var positions: [String: Int] = [:]
    for (index, name) in names.enumerated() {
      for key in [name, Self.propertyName(name), Self.bare(name)] where positions[key] == nil {
        positions[key] = index
      }
    }
    self.positions = positions
  }

  func position(_ key: String) -> Int? {
    positions[key] ?? positions[Self.bare(key)]
  }

  /// `org_unit_id` -> `orgUnitID`, the spelling of the house, so that most keys are found at once.
  private static func propertyName(_ column: String) -> String {
    let words = column.split(separator: "_")
    guard let first = words.first else { return column }
    return first
      + words.dropFirst().map { word in
        word == "id" || word == "url"
          ? word.uppercased() : word.prefix(1).uppercased() + word.dropFirst()
      }.joined()
  }

  private static func bare(_ name: String) -> String {
    name.filter { $0 != "_" }.lowercased()
  }
}
