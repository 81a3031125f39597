// SPDX-License-Identifier: Apache-2.0

/// How the doors stand: what is in front of them, and how much one visitor may ask.
package struct DoorSettings: Sendable {
  /// The browser speaks HTTPS: cookies are sent over nothing else.
  package var isSecure: Bool
  /// Addresses of proxies whose word on the client's address counts.
  package var trustedProxies: Set<String>
  /// Requests a minute of one person, or of one address that has not signed in; nil for no limit.
  package var requestsPerMinute: Int?

  /// Where browsers find the product, without a slash at the end: for links that leave it.
  package var publicAddress = ""
  /// What opens the first-run page; nil when there is none.
  package var firstRunToken: String?
  /// What opens the metrics; nil when there are none.
  package var metricsToken: String?

  package init(
    isSecure: Bool = false, trustedProxies: Set<String> = [], requestsPerMinute: Int? = nil
  ) {
    self.isSecure = isSecure
    self.trustedProxies = trustedProxies
    self.requestsPerMinute = requestsPerMinute
  }
}
