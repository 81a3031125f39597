// SPDX-License-Identifier: Apache-2.0

import Foundation
import Workflow

/// The token of a session's forms: a hash that only the server can have made from the session.
enum FormToken {
  static func make(_ session: String) -> String { SessionDigest.of("form:" + session) }
}
