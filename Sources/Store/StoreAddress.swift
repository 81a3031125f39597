// SPDX-License-Identifier: Apache-2.0
import CPQ

/// Where the city's database is: `sqlite:PATH`, `postgresql://…`, `postgres://…` or `host=… …`.
/// It can be printed and logged: a password in it is never shown.
package struct StoreAddress: Sendable, CustomStringConvertible, CustomReflectable {
  enum Place: Sendable {
    case sqlite(path: String)
    case postgreSQL(connectionString: String)
  }

  let place: Place
  package let description: String

  /// Nil when the text is none of the four forms, or libpq cannot read it.
  package init?(_ text: String) {
    if text.hasPrefix("sqlite:") {
      let path = String(text.dropFirst("sqlite:".count))
      guard !path.isEmpty, path != ":memory:", !path.utf8.contains(0) else { return nil }
      place = .sqlite(path: path)
      description = text
      return
    }
    let beginnings = ["postgresql://", "postgres://", "host="]
    guard
      beginnings.contains(where: text.hasPrefix),
      let options = Self.connectionOptions(text)
    else { return nil }
    place = .postgreSQL(connectionString: text)
    description = Self.publicText(options)
  }

  package var dialect: Dialect {
    switch place {
    case .sqlite: .sqlite
    case .postgreSQL: .postgreSQL
    }
  }

  /// The file of an SQLite database, for a backup or a message.
  package var path: String? {
    if case .sqlite(let path) = place { path } else { nil }
  }

  // `dump` would otherwise walk into the stored text.
  package var customMirror: Mirror { Mirror(self, children: ["address": description]) }

  private static func connectionOptions(_ text: String) -> [String: String]? {
    guard !text.utf8.contains(0), let parsed = PQconninfoParse(text, nil) else { return nil }
    defer { PQconninfoFree(parsed) }
    var options: [String: String] = [:]
    var next = parsed
    while let keyword = next.pointee.keyword {
      if let value = next.pointee.val {
        options[String(cString: keyword)] = String(cString: value)
      }
      next += 1
    }
    return options
  }

  private static func publicText(_ options: [String: String]) -> String {
    var text = "postgresql://"
    if let user = options["user"] { text += user + "@" }
    text += options["host"] ?? options["hostaddr"] ?? ""
    if let port = options["port"] { text += ":" + port }
    return text + "/" + (options["dbname"] ?? "")
  }
}
