// SPDX-License-Identifier: Apache-2.0

/// What PostgreSQL's error codes mean in the store's words.
/// The message leaves out the detail, because that quotes what people typed.
enum PostgreSQLFault {
  static func fault(
    field: (PostgreSQLField) -> String?, asksForNewPlans: Bool, _ statement: String
  ) -> StoreFault {
    let state = field(.state) ?? ""
    // Run again with new plans the transaction will pass, so it counts as a collision.
    let kind = asksForNewPlans ? .serialization : kind(state)
    var message = [state, field(.message) ?? "unknown error"].joined(separator: " ")
    if kind == .other { message += ", in: \(statement.prefix(300))" }
    return StoreFault(kind: kind, message: message, constraint: constraint(kind, field))
  }

  private static func kind(_ state: String) -> StoreFault.Kind {
    switch state {
    case "23505": .unique
    case "23503": .foreignKey
    case "23502": .notNull
    case "23514": .check
    case "40001", "40P01": .serialization
    case "55P03": .busy
    case "53100": .full
    case "57P01", "57P02", "57P03", "57P05", "53300", "": .connection
    default: state.hasPrefix("08") ? .connection : .other
    }
  }

  private static func constraint(
    _ kind: StoreFault.Kind, _ field: (PostgreSQLField) -> String?
  ) -> String? {
    switch kind {
    case .notNull:
      return [field(.table), field(.column)].compactMap(\.self).joined(separator: ".")
    case .unique:
      guard let table = field(.table), let columns = field(.detail).flatMap(columns)
      else { return field(.constraint) }
      return columns.map { "\(table).\($0)" }.joined(separator: ", ")
    default:
      return field(.constraint)
    }
  }

  /// `Key (city_id, code)=(…) already exists.` -> `city_id`, `code`; nil for an expression.
  /// The words around the brackets depend on the server's language.
  private static func columns(_ detail: String) -> [String]? {
    guard
      let start = detail.firstIndex(of: "("), let end = detail.firstRange(of: ")=(")?.lowerBound
    else { return nil }
    let names = detail[detail.index(after: start)..<end].split(separator: ", ").map(String.init)
    let areNames = names.allSatisfy { name in
      name.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" }
    }
    return areNames ? names : nil
  }
}
