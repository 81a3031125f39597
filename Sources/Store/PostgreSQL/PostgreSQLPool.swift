// SPDX-License-Identifier: Apache-2.0

/// The connections of one store; who finds none free waits in line.
/// A waiter whose task is cancelled leaves the line at once.
actor PostgreSQLPool {
  private struct Waiter {
    let ticket: Int
    let continuation: CheckedContinuation<PostgreSQLConnection, any Error>
  }

  private var idle: [PostgreSQLConnection]
  private var inUse = 0
  private var waiters: [Waiter] = []
  private var nextTicket = 0
  private var isClosed = false
  private var closers: [CheckedContinuation<Void, Never>] = []

  init(connectionString: String, size: Int) {
    idle = (0..<size).map { _ in PostgreSQLConnection(connectionString: connectionString) }
  }

  func take() async throws -> PostgreSQLConnection {
    try Task.checkCancellation()
    if isClosed { throw Self.closedFault }
    if let connection = idle.popLast() {
      inUse += 1
      return connection
    }
    let ticket = nextTicket
    nextTicket += 1
    return try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation {
        waiters.append(Waiter(ticket: ticket, continuation: $0))
      }
    } onCancel: {
      Task { await self.leave(ticket) }
    }
  }

  func giveBack(_ connection: PostgreSQLConnection) async {
    if !waiters.isEmpty {
      waiters.removeFirst().continuation.resume(returning: connection)
      return
    }
    inUse -= 1
    idle.append(connection)
    guard isClosed, inUse == 0 else { return }
    for closer in closers { closer.resume() }
    closers = []
  }

  func close() async {
    isClosed = true
    for waiter in waiters { waiter.continuation.resume(throwing: Self.closedFault) }
    waiters = []
    if inUse > 0 { await withCheckedContinuation { closers.append($0) } }
    for connection in idle { await connection.close() }
  }

  private func leave(_ ticket: Int) {
    guard let index = waiters.firstIndex(where: { $0.ticket == ticket }) else { return }
    waiters.remove(at: index).continuation.resume(throwing: CancellationError())
  }

  private static let closedFault = StoreFault(
    kind: .connection, message: "the store has been closed")
}
