// SPDX-License-Identifier: Apache-2.0

import Foundation
import HTTPTypes
package import Hummingbird

/// The cookies of the pages. Over HTTPS their names begin with `__Host-`: no other host, no other
/// path and no plain HTTP can set one.
package struct SiteCookies: Sendable {
  package enum Name: String, Sendable {
    case session, language, device
    /// The secret of a try to sign in by a provider.
    case attempt
  }

  let isSecure: Bool

  package init(isSecure: Bool) { self.isSecure = isSecure }

  package func name(_ name: Name) -> String {
    (isSecure ? "__Host-" : "") + "learningcity_" + name.rawValue
  }

  package func value(_ name: Name, _ request: Request) -> String? {
    request.cookies[self.name(name)]?.value
  }

  /// A cookie for some seconds; 0 removes it.
  package func cookie(_ name: Name, _ value: String, seconds: Int) -> Cookie {
    Cookie(
      name: self.name(name), value: value, maxAge: seconds, path: "/", secure: isSecure,
      httpOnly: true, sameSite: .lax)
  }
}
