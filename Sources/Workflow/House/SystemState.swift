// SPDX-License-Identifier: Apache-2.0

import Domain
package import Foundation
import Store

/// What whoever keeps the installation looks at: backups, the log, what waits.
package struct SystemState: Question {
  package struct Answer: Sendable {
    package let lastBackup: Date?
    package let logHead: LogHead?
    package let people: Int
    package let openRequests: Int
    package let secondFactorRoles: Int
    /// Files of evidence, each content once, and their bytes.
    package let files: Int
    package let fileBytes: Int
    /// That nobody has looked into for viruses, and in which something was found.
    package let filesWaiting: Int
    package let filesInfected: Int
    package let mailsWaiting: Int
    /// Mails that were refused, given up, or may have gone out.
    package let mailsToLookAt: Int
  }

  package init() {}

  package func answer(_ work: Work) throws -> Answer {
    guard try work.mayAnywhere(.manageAccounts) else {
      throw Refusal.notAllowed(.manageAccounts)
    }
    func count(_ sql: SQL) throws -> Int {
      try work.transaction.scalar("SELECT COUNT(*) FROM \(sql)", as: Int.self) ?? 0
    }
    return Answer(
      lastBackup: try work.transaction.scalar(
        "SELECT MAX(occurred_at) FROM log_entry WHERE kind = 'backup'", as: Date.self),
      logHead: try work.logHead(), people: try count("person WHERE closed_at IS NULL"),
      openRequests: try count("data_request r WHERE NOT \(DataRequests.isClosed)"),
      secondFactorRoles: try count("second_factor_role"),
      files: try count("stored_file WHERE state <> 'gone'"),
      fileBytes: try work.transaction.scalar(
        """
        SELECT CAST(COALESCE(SUM(size), 0) AS BIGINT) FROM stored_file WHERE state <> 'gone'
        """, as: Int.self) ?? 0,
      filesWaiting: try count("stored_file WHERE state = 'waiting'"),
      filesInfected: try count("stored_file WHERE state = 'infected'"),
      mailsWaiting: try count("mail WHERE outcome IS NULL"),
      mailsToLookAt: try count("mail WHERE outcome IN ('refused', 'expired', 'uncertain')"))
  }
}
