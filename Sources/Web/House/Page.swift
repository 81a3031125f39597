// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Small things that several pages need.
enum Page {
  static func escaped(_ text: String) -> String {
    text.replacingOccurrences(of: "&", with: "&amp;").replacingOccurrences(of: "<", with: "&lt;")
      .replacingOccurrences(of: ">", with: "&gt;").replacingOccurrences(of: "\"", with: "&quot;")
  }

  /// A cell of a matrix as HTML: there may be ten thousand of them.
  static func cell(_ kind: String, _ text: String) -> String {
    "<td class=\"\(kind)\"><span class=\"visually-hidden\">\(escaped(text))</span></td>"
  }

  /// A link with its words.
  struct Link {
    let href: String
    let text: String
    var isCurrent = false
  }

  /// A badge: its class and its words.
  struct Badge {
    let kind: String
    let text: String
  }

  /// What is wrong, with a link to the place.
  struct Fault {
    let href: String
    let text: String
  }
}

extension String {
  /// A dash for what nobody said.
  var orDash: String { isEmpty ? "–" : self }
}
