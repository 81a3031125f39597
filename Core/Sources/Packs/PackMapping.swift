// SPDX-License-Identifier: Apache-2.0

import Documents
import Domain
import Foundation

/// A YAML mapping being read: notes missing texts, wrong kinds and, when finished, unknown keys.
final class PackMapping {
  let file: String
  let line: Int
  let faults: FaultList
  private var entries: [String: (line: Int, value: YAMLValue)] = [:]
  private var used: Set<String> = []

  /// Nil with a fault when the value is no mapping.
  init?(_ value: YAMLValue, _ file: String, _ faults: FaultList) {
    self.file = file
    self.line = value.line
    self.faults = faults
    guard case .mapping(let pairs) = value.content else {
      faults.add("pack.not-a-mapping", file, value.line)
      return nil
    }
    for pair in pairs { entries[pair.key] = (pair.line, pair.value) }
  }

  /// Notes every key that nobody asked for.
  func finish() {
    for (key, entry) in entries.sorted(by: { $0.key < $1.key }) where !used.contains(key) {
      faults.add("pack.unknown-key", file, entry.line, ["key": key])
    }
  }

  /// No key is unknown from here on.
  func ignoreRest() { used.formUnion(entries.keys) }

  func value(_ key: String) -> YAMLValue? {
    used.insert(key)
    guard let value = entries[key]?.value else { return nil }
    if case .null = value.content { return nil }
    return value
  }

  func has(_ key: String) -> Bool { value(key) != nil }

  func line(of key: String) -> Int { entries[key]?.line ?? line }

  func optionalText(_ key: String) -> String? {
    guard let value = value(key) else { return nil }
    guard case .scalar(let text) = value.content else {
      faults.add("pack.not-a-text", file, value.line, ["key": key])
      return nil
    }
    let trimmed = text.trimmingCharacters(in: .whitespacesAndNewlines)
    if trimmed.isEmpty { faults.add("pack.empty-text", file, value.line, ["key": key]) }
    return trimmed
  }

  func text(_ key: String) -> String {
    guard has(key) else {
      faults.add("pack.missing-key", file, line, ["key": key])
      return ""
    }
    return optionalText(key) ?? ""
  }

  func mapping(_ key: String) -> PackMapping? {
    value(key).flatMap { PackMapping($0, file, faults) }
  }

  func requiredMapping(_ key: String) -> PackMapping? {
    if !has(key) { faults.add("pack.missing-key", file, line, ["key": key]) }
    return mapping(key)
  }

  /// The items of a list; empty with a fault when a required list is missing.
  func list(_ key: String, isRequired: Bool = true) -> [YAMLValue] {
    guard let value = value(key) else {
      if isRequired {
        faults.add("pack.missing-key", file, line, ["key": key])
      }
      return []
    }
    guard case .sequence(let items) = value.content else {
      faults.add("pack.not-a-list", file, value.line, ["key": key])
      return []
    }
    return items
  }

  func mappings(_ key: String, isRequired: Bool = true) -> [PackMapping] {
    list(key, isRequired: isRequired).compactMap { PackMapping($0, file, faults) }
  }

  /// Texts of a list with their lines.
  func texts(_ key: String) -> [(text: String, line: Int)] {
    list(key).compactMap { item in
      guard case .scalar(let text) = item.content else {
        faults.add("pack.not-a-text", file, item.line, ["key": key])
        return nil
      }
      return (text, item.line)
    }
  }
}
