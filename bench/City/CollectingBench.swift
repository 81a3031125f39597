// SPDX-License-Identifier: Apache-2.0

import BenchTools
import Domain
import Foundation
import Store
import Workflow

/// What the standing office and a clerk open first, in a city of 168 wards with 69 months behind it:
/// who is missing, and the own work. Beside it the statements alone, with the same result.
struct CollectingBench {
  private static let readings = 100

  let bench: BenchCity
  let city: City
  let engine: String

  func run() async throws {
    let period = bench.month(BenchCity.months)
    let question = WhoIsMissing(programme: bench.code, period: period)
    let shown = try await city.answer(question, as: .commandLine)
    let ours = try await Measuring(Self.readings) { _ in
      _ = try await city.answer(question, as: .commandLine)
    }
    let id = bench.periodIDs[BenchCity.months]
    let bare = try await Measuring(Self.readings) { _ in
      _ = try await city.store.read { transaction in
        try transaction.query(
          """
          SELECT s.org_unit_id, s.status, (SELECT string_agg(f.data_element, ' ')
            FROM submission_figure f WHERE f.submission_id = s.id AND f.revision = s.revision)
            AS figures
          FROM submission s WHERE s.period_id = \(id)
          """)
      }
    }
    let cells = shown.rows.reduce(0) { $0 + $1.states.count }
    tell("missing-\(shown.rows.count)x\(cells / max(1, shown.rows.count))", ours, bare)
    // The same eve with every report still being written, and whole.
    try await setStatus("unitApproved", "draft", id)
    let drafts = try await Measuring(Self.readings) { _ in
      _ = try await city.answer(question, as: .commandLine)
    }
    tell("missing-drafts", drafts, bare)
    try await setStatus("draft", "unitApproved", id)
    let clerk = try await clerk()
    let work = try await Measuring(Self.readings) { _ in
      _ = try await city.answer(MyWork(), as: clerk)
    }
    tell("work-list", work, bare)
  }

  private func setStatus(_ old: String, _ new: String, _ period: UUID) async throws {
    try await city.store.write { transaction in
      _ = try transaction.execute(
        "UPDATE submission SET status = \(new) WHERE period_id = \(period) AND status = \(old)")
    }
  }

  /// Somebody who types for one ward.
  private func clerk() async throws -> Actor {
    let person = try await city.perform(
      AddPerson(
        login: "bench-clerk", name: "Clerk", password: nil, role: .clerk,
        orgUnit: "\(bench.code)-ward-1"), as: .commandLine)
    return Actor(personID: person, name: "Clerk", language: .vi)
  }

  private func tell(_ name: String, _ ours: Measuring, _ bare: Measuring) {
    print(
      "bench \(name)-\(engine) ours=\(Measuring.milliseconds(ours.median)) "
        + "(p95 \(Measuring.milliseconds(ours.p95))) "
        + "peer=bare-sql:\(Measuring.milliseconds(bare.median)) "
        + "ratio=\(String(format: "%.2f", ours.median / bare.median))")
  }
}
