// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Who shares an address, for counting.
package enum NetworkAddress {
  /// Whoever has one address of IPv6 has the whole network of 64 bits; IPv4 is counted by the address,
  /// also where it comes in the form of IPv6.
  package static func network(_ address: String) -> String {
    var parsed = in6_addr()
    guard inet_pton(AF_INET6, address, &parsed) == 1 else { return address }
    let bytes = withUnsafeBytes(of: parsed) { Array($0) }
    if bytes[0..<10].allSatisfy({ $0 == 0 }), bytes[10] == 0xFF, bytes[11] == 0xFF {
      return bytes[12...].map(String.init).joined(separator: ".")
    }
    return bytes.prefix(8).map { String(format: "%02x", $0) }.joined()
  }
}
