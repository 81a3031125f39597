// SPDX-License-Identifier: Apache-2.0
import CPQ

/// One session with the server: libpq's handle and the statements that it has prepared.
/// Used by one thread at a time, inside its actor.
final class PostgreSQLSession {
  private static let keptStatements = 256

  private let handle: OpaquePointer
  private var prepared: [PostgreSQLArguments.Signature: String] = [:]
  private var preparedEver = 0
  private var hasOldPlans = false

  init(connectionString: String) throws {
    // Words before `dbname` yield to the city's own string, those after it win over it.
    let options: KeyValuePairs = [
      "connect_timeout": "10", "dbname": connectionString, "application_name": "learningcity",
      "client_encoding": "UTF8",
    ]
    guard let handle = Self.connect(options) else {
      throw StoreFault(kind: .connection, message: "no memory for a connection")
    }
    self.handle = handle
    guard isAlive else { throw lostConnection }
    PQsetNoticeProcessor(handle, { _, _ in }, nil)
    guard PQserverVersion(handle) >= 130_000 else {
      throw StoreFault(kind: .other, message: "PostgreSQL 13 or newer is needed")
    }
    let encoding = PQparameterStatus(handle, "server_encoding").map { String(cString: $0) }
    guard encoding == "UTF8" else {
      throw StoreFault(kind: .other, message: "the PostgreSQL database must have encoding UTF8")
    }
    try command("SET timezone = 'UTC'")
    // Statements here end sooner than they would be compiled.
    try command("SET jit = off")
  }

  deinit {
    PQfinish(handle)
  }

  var isAlive: Bool { PQstatus(handle) == CONNECTION_OK }

  /// Runs one or more statements without arguments.
  func command(_ text: String) throws {
    _ = try checked(PQexec(handle, text), text)
  }

  func forgetStatements() {
    prepared = [:]
    hasOldPlans = false
    _ = PostgreSQLResult(PQexec(handle, "DEALLOCATE ALL"))
  }

  func run(_ sql: SQL) throws -> PostgreSQLResult {
    let arguments = try PostgreSQLArguments(sql)
    let text = arguments.signature.text
    guard sql.isWorthKeeping else {
      return try arguments.withPointers { count, types, values, lengths, formats in
        try checked(
          PQexecParams(handle, text, count, types, values, lengths, formats, 0), text)
      }
    }
    let name = try statement(arguments.signature)
    return try arguments.withPointers { count, _, values, lengths, formats in
      try checked(PQexecPrepared(handle, name, count, values, lengths, formats, 0), text)
    }
  }

  /// Sends rows by COPY; a row that cannot be sent ends the COPY, and so the transaction.
  func copy(_ text: String, width: Int, _ rows: some Sequence<[SQLValue]>) throws -> Int {
    _ = try checked(PQexec(handle, text), text)
    var buffer = PostgreSQLCopyBuffer()
    do {
      for row in rows {
        try BulkRow.requireWidth(row, width)
        try buffer.append(row)
        if buffer.isFull { try send(&buffer) }
      }
      try send(&buffer)
    } catch {
      PQputCopyEnd(handle, "a row could not be sent")
      while let rest = PQgetResult(handle) { PQclear(rest) }
      throw error
    }
    guard PQputCopyEnd(handle, nil) == 1 else { throw lostConnection }
    let result = PostgreSQLResult(PQgetResult(handle))
    while let rest = PQgetResult(handle) { PQclear(rest) }
    return try checked(result, text).changedRows
  }

  private func send(_ buffer: inout PostgreSQLCopyBuffer) throws {
    let state = buffer.withBytes { PQputCopyData(handle, $0.baseAddress, Int32($0.count)) }
    buffer.clear()
    guard state == 1 else { throw lostConnection }
  }

  private func statement(_ signature: PostgreSQLArguments.Signature) throws -> String {
    if hasOldPlans { forgetStatements() }
    if let name = prepared[signature] { return name }
    if prepared.count == Self.keptStatements { forgetStatements() }
    preparedEver += 1
    let name = "s\(preparedEver)"
    _ = try checked(
      PQprepare(
        handle, name, signature.text, Int32(signature.types.count), signature.types),
      signature.text)
    prepared[signature] = name
    return name
  }

  private func checked(_ result: OpaquePointer?, _ text: String) throws -> PostgreSQLResult {
    try checked(PostgreSQLResult(result), text)
  }

  private func checked(_ result: PostgreSQLResult?, _ text: String) throws -> PostgreSQLResult {
    guard let result else { throw lostConnection }
    guard let fault = result.fault(statement: text) else { return result }
    // This transaction is lost, and in it nothing can be forgotten: the next one will.
    if result.asksForNewPlans { hasOldPlans = true }
    // A server that shuts down says so first and closes after.
    guard isAlive || fault.kind == .connection else { throw lostConnection }
    throw fault
  }

  private var lostConnection: StoreFault {
    let lines = String(cString: PQerrorMessage(handle)).split(whereSeparator: \.isNewline)
    let text = lines.map { $0.trimmingPrefix { $0 == "\t" } }.joined(separator: " ")
    return StoreFault(kind: isAlive ? .other : .connection, message: text)
  }

  private static func connect(_ options: KeyValuePairs<String, String>) -> OpaquePointer? {
    PostgreSQLArguments.withStrings(options.map(\.key)) { keywords in
      PostgreSQLArguments.withStrings(options.map(\.value)) { values in
        PQconnectdbParams(keywords, values, 1)
      }
    }
  }
}
