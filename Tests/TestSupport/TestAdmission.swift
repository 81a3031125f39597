// SPDX-License-Identifier: Apache-2.0

/// Lets sixteen tests at a time have a PostgreSQL database, the others wait.
/// Each may use eight connections, and a cluster has a few hundred.
actor TestAdmission {
  static let shared = TestAdmission()

  private var free = 16
  private var waiters: [CheckedContinuation<Void, Never>] = []

  func enter() async {
    if free > 0 {
      free -= 1
    } else {
      await withCheckedContinuation { waiters.append($0) }
    }
  }

  func leave() {
    if waiters.isEmpty {
      free += 1
    } else {
      waiters.removeFirst().resume()
    }
  }
}
