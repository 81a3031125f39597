// SPDX-License-Identifier: Apache-2.0

import Documents
import Domain
import Foundation
import Workflow

/// What `demo.yaml` says: the people, and where each unit's report stands.
struct DemoScript {
  /// The password of every invented person; it is printed where they are listed.
  static let password = "hoc-tap-suot-doi"

  let programme: String
  let period: String
  /// The day on which the demo's reports are handed in, and its pages take for today.
  let day: CalendarDate?
  let values: String
  let people: [PlayDemo.Person]
  let states: [String: SubmissionStatus]
  let references: [[String: String]]
  let targets: [[String: String]]

  static func read(_ folder: String) throws -> DemoScript {
    let file = "\(folder)/demo.yaml"
    guard let data = FileManager.default.contents(atPath: file) else {
      throw CommandFault("check.no-folder", ["path": file])
    }
    let root: YAMLValue
    do {
      root = try YAMLValue.parse(String(decoding: data, as: UTF8.self))
    } catch {
      throw CommandFault(error.code, ["detail": "\(file):\(error.line): \(error.detail)"])
    }
    let states = root["states"]?.pairs ?? []
    return DemoScript(
      programme: root["programme"]?.text ?? "", period: root["period"]?.text ?? "",
      day: CalendarDate(root["day"]?.text ?? ""),
      values: root["values"]?.text ?? "", people: (root["people"]?.items ?? []).compactMap(person),
      states: Dictionary(
        states.compactMap { key, value in
          SubmissionStatus(rawValue: value.text).map { (key, $0) }
        }, uniquingKeysWith: { first, _ in first }),
      references: table(root["references"]), targets: table(root["targets"]))
  }

  /// A list of flat mappings as rows of a sheet.
  private static func table(_ value: YAMLValue?) -> [[String: String]] {
    (value?.items ?? []).map { row in
      Dictionary(row.pairs.map { ($0.key, $0.value.text) }, uniquingKeysWith: { first, _ in first })
    }
  }

  private static func person(_ value: YAMLValue) -> PlayDemo.Person? {
    guard let role = Role(rawValue: value["role"]?.text ?? "") else { return nil }
    return PlayDemo.Person(
      login: value["login"]?.text ?? "", name: value["name"]?.text ?? "", role: role,
      orgUnit: value["unit"]?.text ?? "",
      language: Language(rawValue: value["language"]?.text ?? "") ?? .vi,
      position: LocalizedText(
        vi: value["position"]?["vi"]?.text ?? "", en: value["position"]?["en"]?.text))
  }
}

extension YAMLValue {
  fileprivate subscript(key: String) -> YAMLValue? { pairs.first { $0.key == key }?.value }

  fileprivate var text: String {
    if case .scalar(let text) = content { return text }
    return ""
  }

  fileprivate var items: [YAMLValue] {
    if case .sequence(let items) = content { return items }
    return []
  }

  fileprivate var pairs: [(key: String, value: YAMLValue)] {
    if case .mapping(let pairs) = content { return pairs.map { ($0.key, $0.value) } }
    return []
  }
}
