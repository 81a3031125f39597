// SPDX-License-Identifier: Apache-2.0

package import Store

/// The migrations of the product's database, in order. A landed one is never edited.
package enum Schema {
  package static let migrations: [Migration] = [
    Migration(name: "0001-rules-and-units", sql: rulesAndUnits),
    Migration(name: "0002-people", sql: people),
    Migration(name: "0003-submissions", sql: submissions),
    Migration(name: "0004-results", sql: results),
    Migration(name: "0005-city-rules", sql: cityRules),
    Migration(name: "0006-organisation", sql: organisation),
    Migration(name: "0007-log", sql: log),
    Migration(name: "0008-access", sql: access),
    Migration(name: "0009-personal-data", sql: personalData),
    Migration(name: "0010-collecting", sql: collecting),
    Migration(name: "0011-outbox", sql: outbox),
    Migration(name: "0012-evidence", sql: evidence),
    Migration(name: "0013-approval-levels", sql: approvalLevels),
    Migration(name: "0014-league-list", sql: leagueList),
  ]
}
