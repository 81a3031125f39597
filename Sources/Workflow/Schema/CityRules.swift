// SPDX-License-Identifier: Apache-2.0

extension Schema {
  /// What a city decides beside the folders that were loaded, and what people say of indicators.
  /// Both are only ever added to: the latest of a key counts, the earlier ones are its history.
  static let cityRules = """
    CREATE TABLE city_rule (
      id TEXT NOT NULL PRIMARY KEY,
      programme_id TEXT NOT NULL REFERENCES programme (id),
      kind TEXT NOT NULL CHECK (kind IN ('target', 'reference', 'assignment', 'version')),
      key TEXT NOT NULL CHECK (key <> ''),
      content TEXT NOT NULL,
      person_id TEXT REFERENCES person (id),
      written_at TEXT NOT NULL
    ){{strict}};
    CREATE INDEX city_rule_programme ON city_rule (programme_id, kind, key, written_at);

    CREATE TABLE self_assessment (
      id TEXT NOT NULL PRIMARY KEY,
      period_id TEXT NOT NULL REFERENCES reporting_period (id),
      indicator INTEGER,
      criterion TEXT,
      reached TEXT NOT NULL CHECK (reached IN ('met', 'partly', 'notMet')),
      likely TEXT NOT NULL CHECK (likely IN ('met', 'partly', 'notMet')),
      expected_by INTEGER,
      reason TEXT NOT NULL CHECK (reason <> ''),
      person_id TEXT REFERENCES person (id),
      written_at TEXT NOT NULL,
      CHECK ((indicator IS NULL) <> (criterion IS NULL))
    ){{strict}};
    CREATE INDEX self_assessment_period ON self_assessment (period_id, written_at);

    ALTER TABLE indicator_result ADD COLUMN reason TEXT;
    """
}
