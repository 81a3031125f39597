// SPDX-License-Identifier: Apache-2.0

import Foundation
import Yams

/// A YAML value that knows its line, so that every fault can name it.
public struct YAMLValue: Sendable {
  /// What stands there.
  public enum Content: Sendable {
    case scalar(String)
    case null
    case sequence([YAMLValue])
    case mapping([(key: String, line: Int, value: YAMLValue)])
  }

  public let content: Content
  /// From 1.
  public let line: Int

  public init(content: Content, line: Int) {
    self.content = content
    self.line = line
  }

  /// Reads one document. Throws where it is no YAML, or has a key twice.
  public static func parse(_ text: String) throws(YAMLFault) -> YAMLValue {
    do {
      guard let node = try Yams.compose(yaml: text) else {
        return YAMLValue(content: .null, line: 1)
      }
      return YAMLValue(node)
    } catch let error as YamlError {
      throw YAMLFault(error)
    } catch {
      throw YAMLFault(line: 1, code: "yaml.broken", detail: "\(error)")
    }
  }

  private init(_ node: Node) {
    line = node.mark?.line ?? 1
    switch node {
    case .scalar(let scalar):
      let isNull = scalar.style == .plain && ["", "~", "null"].contains(scalar.string)
      content = isNull ? .null : .scalar(scalar.string.precomposedStringWithCanonicalMapping)
    case .sequence(let sequence): content = .sequence(sequence.map(YAMLValue.init))
    case .mapping(let mapping):
      content = .mapping(
        mapping.map { key, value in
          (key.scalar?.string ?? "", key.mark?.line ?? 1, YAMLValue(value))
        })
    case .alias: content = .null
    }
  }
}
