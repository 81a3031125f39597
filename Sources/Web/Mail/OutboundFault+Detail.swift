// SPDX-License-Identifier: Apache-2.0

import Outbound

extension OutboundFault {
  /// What the other side or libcurl said, for whoever keeps the installation.
  var detail: String {
    switch self {
    case .unreachable(let text), .unexpected(let text), .unsettled(let text): text
    case .status(let status): String(status)
    }
  }
}
