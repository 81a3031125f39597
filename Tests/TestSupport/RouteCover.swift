// SPDX-License-Identifier: Apache-2.0

/// Holds a table of paths against the routes that a router really has.
/// Each path is answered by the route that spells out most of it, as the router chooses.
package struct RouteCover {
  /// A method and a path; in a route `{name}` stands for any part.
  package struct Line: Hashable, Sendable {
    package let method: String
    package let path: String

    package init(_ method: String, _ path: String) {
      self.method = method
      self.path = String(path.prefix { $0 != "?" })
    }

    fileprivate var parts: [Substring] { path.split(separator: "/") }

    /// How many parts of the route are spelled out in a path; nil where it does not answer it.
    fileprivate func likeness(to path: Line) -> Int? {
      let pairs = Array(zip(parts, path.parts))
      guard method == path.method, parts.count == path.parts.count,
        pairs.allSatisfy({ $0.first == "{" || $0 == $1 })
      else { return nil }
      return pairs.count { $0 == $1 }
    }
  }

  private let routes: [Line]

  package init(routes: [Line]) { self.routes = routes }

  /// The routes that answer none of the paths.
  package func missing(from paths: [Line]) -> [String] {
    let covered = paths.compactMap { path in
      routes.compactMap { route in route.likeness(to: path).map { (route, $0) } }
        .max { $0.1 < $1.1 }?.0
    }
    return routes.filter { !covered.contains($0) }.map { "\($0.method) \($0.path)" }.sorted()
  }
}
