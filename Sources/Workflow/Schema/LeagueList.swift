// SPDX-License-Identifier: Apache-2.0

extension Schema {
  /// Whether a programme ranks its units.
  static let leagueList = """
    ALTER TABLE programme ADD COLUMN has_league_list INTEGER NOT NULL DEFAULT 1
      CHECK (has_league_list IN (0, 1));
    """
}
