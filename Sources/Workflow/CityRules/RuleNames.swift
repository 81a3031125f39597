// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Store

/// Finds what a table names: by code first, then by name without accents.
struct RuleNames {
  let book: ProgrammeBook

  /// A unit of the programme; nil when nothing, or more than one, has the name.
  func orgUnit(_ text: String) -> String? {
    // A code means a unit of whatever day, a name one of those that are there.
    if book.history.life(text) != nil { return text }
    return find(text, book.programme.orgUnits.map { ($0.code, [$0.name, $0.shortName]) })
  }

  func kind(_ text: String) -> String? {
    find(text, book.programme.kinds.map { ($0.code, [$0.name]) })
  }

  func series(_ text: String) -> String? {
    find(text, book.framework.references.map { ($0.code, [$0.name]) })
  }

  /// A unit, or a group of units.
  func party(_ text: String) -> Assignment.Party? {
    if let code = orgUnit(text) { return .unit(code) }
    return group(text).map { .group($0) }
  }

  func group(_ text: String) -> String? {
    find(text, book.programme.groups.map { ($0.code, [$0.name]) })
  }

  private func find(_ text: String, _ named: [(code: String, names: [LocalizedText?])]) -> String? {
    if let exact = named.first(where: { $0.code == text }) { return exact.code }
    let wanted = VietnameseText.folded(text)
    guard !wanted.isEmpty else { return nil }
    let found = named.filter { entry in
      entry.names.contains { name in name.map { Self.says($0, wanted) } ?? false }
    }
    return found.count == 1 ? found[0].code : nil
  }

  private static func says(_ name: LocalizedText, _ wanted: String) -> Bool {
    VietnameseText.folded(name.vi) == wanted || VietnameseText.folded(name[.en]) == wanted
  }
}
