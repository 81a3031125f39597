// SPDX-License-Identifier: Apache-2.0

package import Domain
import Foundation
import Store

/// Puts a checked framework into the database; the same one again changes nothing.
package struct LoadFramework: Act {
  let framework: Framework

  package init(framework: Framework) { self.framework = framework }

  package func perform(_ work: Work) throws -> [LoadChange] {
    guard work.actor.isOperator else { throw Refusal.notAllowed(.editWording) }
    let content = try CanonicalJSON.text(framework)
    let checksum = Checksum.sha256(content)
    let stored = try work.transaction.one(
      """
      SELECT id, checksum FROM framework
      WHERE code = \(framework.id) AND version = \(framework.version)
      """, as: Row.self)
    let name = "\(framework.id) \(framework.version)"
    guard let stored else {
      let id = Identifier.make(at: work.now)
      try work.transaction.execute(
        """
        INSERT INTO framework (id, code, version, checksum, content, loaded_at)
        VALUES (\(id), \(framework.id), \(framework.version), \(checksum), \(content), \(work.now))
        """)
      try work.record("framework.load", on: id, ["name": name, "checksum": checksum])
      return [LoadChange(kind: .added, subject: "framework", name: name)]
    }
    if stored.checksum == checksum {
      return [LoadChange(kind: .unchanged, subject: "framework", name: name)]
    }
    let orphaned = try orphaned(stored, work)
    try work.transaction.execute(
      """
      UPDATE framework SET checksum = \(checksum), content = \(content), loaded_at = \(work.now)
      WHERE id = \(stored.id)
      """)
    try work.record("framework.load", on: stored.id, ["name": name, "checksum": checksum])
    for programme in try users(work) { try work.rebuildResults(of: programme) }
    return [LoadChange(kind: .changed, subject: "framework", name: name)] + orphaned
  }

  /// The data elements that are no longer in the framework, with how many reported figures they
  /// have; those without any are gone for good.
  private func orphaned(_ stored: Row, _ work: Work) throws -> [LoadChange] {
    let fresh = Set(framework.dataElements.map(\.code))
    let old = try work.framework(stored.checksum, stored.id).dataElements.map(\.code)
    let lost = old.filter { !fresh.contains($0) }
    guard !lost.isEmpty else { return [] }
    let rows = try work.transaction.all(
      """
      SELECT data_element, COUNT(*) AS figures FROM submission_figure
      WHERE data_element IN (\(list: lost)) GROUP BY data_element ORDER BY data_element
      """, as: OrphanRow.self)
    return rows.map {
      LoadChange(kind: .orphaned, subject: "element", name: "\($0.dataElement) (\($0.figures))")
    }
  }

  /// The programmes whose indicators are of this framework, alone or beside others.
  private func users(_ work: Work) throws -> [String] {
    let codes = try work.transaction.all("SELECT code FROM programme", as: Code.self).map(\.code)
    let name = FrameworkName(id: framework.id, version: framework.version)
    return try codes.filter { code in
      let programme = try work.book(code).programme
      return programme.alongside.contains(name)
        || (programme.framework == name.id && programme.frameworkVersion == name.version)
    }
  }

  private struct Code: Decodable {
    let code: String
  }

  private struct Row: Decodable {
    let id: UUID
    let checksum: String
  }

  private struct OrphanRow: Decodable {
    let dataElement: String
    let figures: Int
  }
}
