// SPDX-License-Identifier: Apache-2.0

extension Schema {
  /// What is kept so that lists need not add: totals up the tree, and the area's results. Both are
  /// written by the act that approves, and can be made again from the figures at any time.
  static let results = """
    CREATE TABLE element_total (
      period_id TEXT NOT NULL REFERENCES reporting_period (id),
      org_unit_id TEXT NOT NULL REFERENCES org_unit (id),
      indicator INTEGER NOT NULL,
      data_element TEXT NOT NULL,
      rank INTEGER NOT NULL,
      total TEXT NOT NULL,
      units INTEGER NOT NULL CHECK (units > 0),
      estimates INTEGER NOT NULL CHECK (estimates >= 0),
      illustratives INTEGER NOT NULL CHECK (illustratives >= 0),
      PRIMARY KEY (period_id, org_unit_id, indicator, data_element, rank)
    ){{strict}};

    CREATE TABLE indicator_result (
      period_id TEXT NOT NULL REFERENCES reporting_period (id),
      indicator INTEGER NOT NULL,
      value TEXT,
      numerator TEXT,
      denominator TEXT,
      verdict TEXT NOT NULL,
      reported INTEGER NOT NULL,
      owed INTEGER NOT NULL,
      is_estimate INTEGER NOT NULL CHECK (is_estimate IN (0, 1)),
      is_illustrative INTEGER NOT NULL CHECK (is_illustrative IN (0, 1)),
      has_discrepancy INTEGER NOT NULL CHECK (has_discrepancy IN (0, 1)),
      PRIMARY KEY (period_id, indicator)
    ){{strict}};
    """
}
