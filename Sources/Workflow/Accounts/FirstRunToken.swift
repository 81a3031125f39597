// SPDX-License-Identifier: Apache-2.0

/// What opens the first-run page: known to the server's console and to nobody else.
package enum FirstRunToken {
  package static func make() -> String { Token.make() }
}
