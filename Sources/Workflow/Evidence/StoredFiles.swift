// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Store

/// The contents that documents refer to, for whoever keeps the installation.
package struct StoredFiles: Question {
  package struct Entry: Sendable, Decodable {
    package let sha256: String
    /// In bytes.
    package let size: Int
    package let state: FileState
    /// The title of one of its documents.
    package let title: String
  }

  package init() {}

  package func answer(_ work: Work) throws -> [Entry] {
    guard work.actor.isOperator else { throw Refusal.notAllowed(.viewLog) }
    return try work.transaction.all(
      """
      SELECT f.sha256, f.size, f.state, MIN(d.title) AS title FROM stored_file f
      JOIN evidence_version v ON v.sha256 = f.sha256
      JOIN evidence_document d ON d.id = v.document_id
      WHERE f.state NOT IN ('leaving', 'gone')
      GROUP BY f.sha256, f.size, f.state ORDER BY f.sha256
      """, as: Entry.self)
  }
}
