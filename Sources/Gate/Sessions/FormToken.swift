// SPDX-License-Identifier: Apache-2.0

import Foundation
import Workflow

/// The token of a session's forms: a hash that only the server can have made from the session, behind
/// a mask of its own each time, so that compressed pages do not give it away by their lengths.
enum FormToken {
  static func make(_ session: String) -> String {
    let bytes = Array(secret(session))
    let mask = bytes.map { _ in UInt8.random(in: .min ... .max) }
    return Data(mask + zip(mask, bytes).map(^)).base64EncodedString()
  }

  static func isFor(_ session: String, _ token: String) -> Bool {
    guard let data = Data(base64Encoded: token) else { return false }
    let bytes = Array(data)
    let half = bytes.count / 2
    let found = zip(bytes[..<half], bytes[half...]).map(^)
    return bytes.count == half * 2 && found == Array(secret(session))
  }

  private static func secret(_ session: String) -> String.UTF8View {
    SessionDigest.of("form:" + session).utf8
  }
}
