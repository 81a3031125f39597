// SPDX-License-Identifier: Apache-2.0

/// Makes the names of sheets such as Excel takes them: without `[ ] : * ? / \`, at most 31
/// UTF-16 units, not empty, no apostrophe at either end, no two alike in any case of letters.
enum XLSXSheetNames {
  private static let longest = 31

  static func cleaned(_ names: [String]) -> [String] {
    // Excel keeps this name for itself.
    var taken: Set<String> = ["history"]
    return names.enumerated().map { index, name in
      let base = cleaned(name, number: index + 1)
      var candidate = base
      var copy = 2
      while !taken.insert(candidate.lowercased()).inserted {
        let suffix = " (\(copy))"
        candidate = cut(base, to: longest - suffix.utf16.count) + suffix
        copy += 1
      }
      return candidate
    }
  }

  private static func cleaned(_ name: String, number: Int) -> String {
    let words = XMLText.cleaned(name).split { character in
      "[]:*?/\\".contains(character) || character.isWhitespace
    }
    let apostrophe: Character = "'"
    var result = Substring(words.joined(separator: " "))
    result = result.drop { $0 == apostrophe }
    result = Substring(cut(String(result), to: longest))
    while let last = result.last, last == apostrophe || last == " " { result.removeLast() }
    return result.isEmpty ? String(number) : String(result)
  }

  private static func cut(_ name: String, to units: Int) -> String {
    var result = name
    while result.utf16.count > units { result.removeLast() }
    return result
  }
}
