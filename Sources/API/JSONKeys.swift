// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Keys of a JSON that its reader passed over.
enum JSONKeys {
  /// Their paths, such as `steps.pases` or `rows.0.nmae`: those that are not there any more when
  /// what was read is written again. A key with `null` says nothing and is let through.
  static func unread(of bytes: Data, in value: some Encodable) throws -> [String] {
    let sent = try JSONSerialization.jsonObject(with: bytes, options: .fragmentsAllowed)
    let read = try JSONSerialization.jsonObject(
      with: try JSONEncoder().encode(value), options: .fragmentsAllowed)
    return unread(sent, read, "")
  }

  private static func unread(_ sent: Any, _ read: Any, _ path: String) -> [String] {
    if let sent = sent as? [String: Any] {
      let read = read as? [String: Any] ?? [:]
      return sent.keys.sorted().flatMap { key -> [String] in
        guard let inside = sent[key], !(inside is NSNull) else { return [] }
        guard let kept = read[key] else { return [path + key] }
        return unread(inside, kept, path + key + ".")
      }
    }
    if let sent = sent as? [Any], let read = read as? [Any], sent.count == read.count {
      return zip(sent, read).enumerated().flatMap { unread($1.0, $1.1, path + "\($0).") }
    }
    return []
  }
}
