// SPDX-License-Identifier: Apache-2.0

import Domain
package import Files
import Foundation
import Store

/// Looks after the contents of evidence beside the pages: moves what older versions of the program kept
/// in the database, lets the virus scanner look, takes out what nothing refers to.
package struct EvidenceKeeper: Sendable {
  private let city: City
  private let staging: Staging

  /// What the scanner could not look at is handed to it again after so many seconds.
  private static let again = 3600.0
  /// What came and was never attached is taken out after a day.
  private static let unused = 24 * 3600.0

  package init(city: City, staging: Staging) {
    self.city = city
    self.staging = staging
  }

  /// Everything that is due now. One thing that fails keeps nothing else from being done; the first fault
  /// is thrown at the end.
  package func round() async throws {
    staging.sweep(at: city.now)
    var faults: [any Error] = []
    for step in [move, scan, takeOut] {
      do { try await step() } catch { faults.append(error) }
    }
    if let fault = faults.first { throw fault }
  }

  /// Contents that lie in the database go into the store, one after the other; each is in one of both
  /// at every moment.
  package func move() async throws {
    while true {
      let next = try await city.read { work in
        try work.transaction.query("SELECT sha256, content FROM evidence_content LIMIT 1").first
      }
      guard let next, case .text(let checksum) = next["sha256"],
        case .blob(let content) = next["content"]
      else { return }
      let path = try staging.spill(content)
      defer { FilePath.remove(path) }
      try await city.files.keep(path, as: checksum)
      try await city.write { work in
        try work.transaction.execute("DELETE FROM evidence_content WHERE sha256 = \(checksum)")
      }
    }
  }

  /// Hands what waits to the scanner. While it is away everything waits on.
  package func scan() async throws {
    guard let scanner = city.scanner else { return }
    let before = city.now.addingTimeInterval(-Self.again)
    let waiting = try await city.read { work in
      try work.transaction.all(
        """
        SELECT sha256 FROM stored_file WHERE state = 'waiting'
          AND (checked_at IS NULL OR checked_at < \(before)) ORDER BY stored_at LIMIT 100
        """, as: String.self)
    }
    for checksum in waiting {
      do {
        let file = try await city.files.fetch(checksum)
        // While the scanner is away nothing more is asked.
        let finding = try await scanner.scan(file.path)
        try await city.write { try $0.note(finding, of: checksum) }
      } catch FileFault.missing {
        // Announced and not there yet: looked at again when it is attached, or in an hour.
        try await city.write { try $0.note(.notScanned(""), of: checksum) }
      }
    }
  }

  /// Takes out what was given up, and what nothing ever came to refer to.
  package func takeOut() async throws {
    let before = city.now.addingTimeInterval(-Self.unused)
    let leaving = try await city.write { work in
      // What somebody brings again is announced anew, and so a day younger.
      try work.transaction.execute(
        """
        UPDATE stored_file SET state = 'leaving' WHERE stored_at < \(before)
          AND state IN ('waiting', 'clean')
          AND NOT EXISTS (SELECT 1 FROM evidence_version v
            JOIN evidence_document d ON d.id = v.document_id
            WHERE v.sha256 = stored_file.sha256 AND d.discarded_at IS NULL)
        """)
      return try work.transaction.all(
        "SELECT sha256 FROM stored_file WHERE state = 'leaving'", as: String.self)
    }
    for checksum in leaving {
      // Another program on the same database may have been quicker.
      guard try await isLeaving(checksum) else { continue }
      try await city.files.discard(checksum)
      try await city.write { work in
        try work.transaction.execute(
          "UPDATE stored_file SET state = 'gone' WHERE sha256 = \(checksum) AND state = 'leaving'")
        try work.transaction.execute(
          """
          DELETE FROM stored_file WHERE sha256 = \(checksum) AND state = 'gone'
            AND NOT EXISTS (SELECT 1 FROM evidence_version v WHERE v.sha256 = stored_file.sha256)
          """)
      }
    }
  }

  private func isLeaving(_ checksum: String) async throws -> Bool {
    try await city.read { work in
      try work.transaction.exists(
        "SELECT 1 FROM stored_file WHERE sha256 = \(checksum) AND state = 'leaving'")
    }
  }
}

extension City {
  /// Work of the program itself, which no person asked for.
  func write<R: Sendable>(_ body: @escaping @Sendable (Work) throws -> R) async throws -> R {
    try await perform(HouseWork(body: body), as: .commandLine)
  }

  func read<R: Sendable>(_ body: @escaping @Sendable (Work) throws -> R) async throws -> R {
    try await answer(HouseQuestion(body: body), as: .commandLine)
  }
}

/// Work of the program itself.
private struct HouseWork<Outcome: Sendable>: Act {
  let body: @Sendable (Work) throws -> Outcome

  func perform(_ work: Work) throws -> Outcome { try body(work) }
}

private struct HouseQuestion<Answer: Sendable>: Question {
  let body: @Sendable (Work) throws -> Answer

  func answer(_ work: Work) throws -> Answer { try body(work) }
}

extension Work {
  /// Keeps what the scanner said. Whoever brought the file is told when it is not clean.
  func note(_ finding: VirusScanner.Finding, of checksum: String) throws {
    let (state, text): (FileState, String) =
      switch finding {
      case .clean: (.clean, "")
      case .infected(let name): (.infected, name)
      case .notScanned(let reason): (.waiting, reason)
      }
    try transaction.execute(
      """
      UPDATE stored_file SET state = \(state.rawValue), finding = \(text), checked_at = \(now)
      WHERE sha256 = \(checksum) AND state = 'waiting'
      """)
    guard state == .infected else { return }
    let bringers = try transaction.all(
      """
      SELECT d.id, d.title, v.person_id FROM evidence_version v
      JOIN evidence_document d ON d.id = v.document_id WHERE v.sha256 = \(checksum)
      """, as: Bringer.self)
    for bringer in bringers {
      try record("evidence.infected", on: bringer.id, ["finding": text, "sha256": checksum])
      guard let person = bringer.personID else { continue }
      var content = Notice.Content()
      content.message = "\(bringer.title) (\(text))"
      try tell(
        person, .fileStopped, content, once: "\(bringer.id.uuidString.lowercased()):\(checksum)")
    }
  }

  private struct Bringer: Decodable {
    let id: UUID
    let title: String
    let personID: UUID?
  }
}
