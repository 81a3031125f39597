// SPDX-License-Identifier: Apache-2.0

import Yams

/// Why a text is no YAML, with the line (from 1).
public struct YAMLFault: Error, Sendable {
  public let line: Int
  /// A locale key.
  public let code: String
  public let detail: String

  init(line: Int, code: String, detail: String) {
    self.line = line
    self.code = code
    self.detail = detail
  }

  init(_ error: YamlError) {
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      self.init(line: mark.line, code: "yaml.broken", detail: problem)
    case .duplicatedKeysInMapping(let duplicates, let context):
      self.init(
        line: context.mark.line, code: "yaml.duplicate-key",
        detail: duplicates.map { "\($0)" }.joined(separator: ", "))
    default: self.init(line: 1, code: "yaml.broken", detail: "\(error)")
    }
  }
}
