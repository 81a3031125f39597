// SPDX-License-Identifier: Apache-2.0

import Domain

/// Where things stand in the workbook of a unit.
enum CollectionLayout {
  static let format = "learningcity 1"
  /// The sheet that says what the workbook is for; it has no tab.
  static let hiddenSheet = "learningcity"

  // Columns from 1; the first two are hidden.
  static let key = 1
  static let base = 2
  static let indicator = 3
  static let label = 4
  static let unit = 5
  static let before = 6
  static let target = 7
  static let value = 8
  static let estimate = 9
  static let note = 10
  static let guidance = 11
  /// Where what is wrong is told in a workbook that came back.
  static let fault = 12

  static let estimateMark = "x"

  /// The key of an indicator's note.
  static func noteKey(_ indicator: Int) -> String { "note \(indicator)" }

  /// What one may choose for an element; empty for numbers.
  static func choices(_ element: DataElement, _ language: Language) -> [String] {
    let isVietnamese = language == .vi
    switch element.kind {
    case .count, .amount: return []
    case .yesNo: return isVietnamese ? ["Có", "Không"] : ["yes", "no"]
    case .judgement where !element.isRanked:
      return isVietnamese ? ["Đạt", "Chưa đạt"] : ["met", "notMet"]
    case .level, .judgement:
      // A comma would part the list.
      return element.levels.enumerated().map {
        "\($0) – \($1[language].replacing(",", with: ";"))"
      }
    }
  }

  /// A chosen text as files write it.
  static func machine(_ text: String, _ element: DataElement) -> String {
    guard element.isRanked, let rank = text.split(separator: " ").first.flatMap({ Int($0) }) else {
      return text
    }
    return String(rank)
  }
}
