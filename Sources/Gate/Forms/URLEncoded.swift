// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Reads `application/x-www-form-urlencoded`; the first of several equal names counts.
enum URLEncoded {
  static func fields(_ bytes: [UInt8]) -> [String: String] {
    var fields: [String: String] = [:]
    for pair in String(decoding: bytes, as: UTF8.self).split(separator: "&") {
      let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let name = decoded(parts[0])
      if fields[name] == nil { fields[name] = parts.count > 1 ? decoded(parts[1]) : "" }
    }
    return fields
  }

  private static func decoded(_ text: Substring) -> String {
    let spaced = text.replacingOccurrences(of: "+", with: " ")
    return spaced.removingPercentEncoding ?? spaced
  }
}
