// SPDX-License-Identifier: Apache-2.0
import Domain
import Workflow

/// Runs the same or different acts at the same moment and gathers how each ended.
enum Attempts {
  /// The successes, and the refusals of the rest; any other error is thrown.
  static func together<Outcome: Sendable>(
    _ acts: [@Sendable () async throws -> Outcome]
  ) async throws -> (successes: [Outcome], refusals: [Refusal]) {
    try await withThrowingTaskGroup(of: Result<Outcome, Refusal>.self) { group in
      for act in acts {
        group.addTask {
          do {
            return .success(try await act())
          } catch let refusal as Refusal {
            return .failure(refusal)
          }
        }
      }
      var successes: [Outcome] = []
      var refusals: [Refusal] = []
      for try await result in group {
        switch result {
        case .success(let outcome): successes.append(outcome)
        case .failure(let refusal): refusals.append(refusal)
        }
      }
      return (successes, refusals)
    }
  }
}
