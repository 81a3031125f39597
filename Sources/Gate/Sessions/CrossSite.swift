// SPDX-License-Identifier: Apache-2.0

import Foundation
import HTTPTypes
package import Hummingbird

/// Refuses writing requests that another site sent: by the browser's own word, by the origin, and
/// by the form's token, which is bound to the session.
package enum CrossSite {
  package struct Refused: Error {}

  package static func check(_ request: Request) throws {
    if let site = request.headers[.secFetchSite] {
      guard ["same-origin", "none"].contains(site) else { throw Refused() }
      return
    }
    guard let origin = request.headers[.origin] else { return }
    let host = origin.split(separator: "/").last.map(String.init)
    guard host == request.head.authority else { throw Refused() }
  }

  /// The token of a session's forms, in another guise each time.
  package static func token(for session: String) -> String { FormToken.make(session) }

  package static func check(_ form: Form, _ visitor: Visitor) throws {
    guard let session = visitor.token, FormToken.isFor(session, form["token"]) else {
      throw Refused()
    }
  }
}

extension Visitor {
  /// The token of the session's forms, in another guise each time; empty where there is no session.
  package var formToken: String { token.map(CrossSite.token) ?? "" }
}
