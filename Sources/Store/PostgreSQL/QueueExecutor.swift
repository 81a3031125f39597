// SPDX-License-Identifier: Apache-2.0
import Dispatch

/// Runs one actor's work on a queue of its own.
/// libpq blocks its thread while it waits; the threads that Swift's tasks share must not.
final class QueueExecutor: SerialExecutor {
  private let queue = DispatchQueue(label: "learningcity.postgresql")

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    queue.async { job.runSynchronously(on: self.asUnownedSerialExecutor()) }
  }

  func asUnownedSerialExecutor() -> UnownedSerialExecutor {
    UnownedSerialExecutor(ordinary: self)
  }
}
