// SPDX-License-Identifier: Apache-2.0

extension Schema {
  /// Between the head of a unit and the standing office a regime may name levels: where a report waits
  /// among them, and for which unit somebody approved.
  static let approvalLevels = """
    ALTER TABLE submission ADD COLUMN level TEXT
      CHECK (level IS NULL OR status = 'unitApproved');

    ALTER TABLE approval RENAME TO approval_before;
    CREATE TABLE approval (
      id TEXT NOT NULL PRIMARY KEY,
      submission_id TEXT NOT NULL REFERENCES submission (id),
      revision INTEGER NOT NULL,
      level TEXT NOT NULL CHECK (level <> ''),
      org_unit_id TEXT NOT NULL REFERENCES org_unit (id),
      person_id TEXT REFERENCES person (id),
      approved_at TEXT NOT NULL,
      UNIQUE (submission_id, revision, level, approved_at)
    ){{strict}};
    INSERT INTO approval (id, submission_id, revision, level, org_unit_id, person_id, approved_at)
      SELECT a.id, a.submission_id, a.revision, a.level,
        CASE a.level WHEN 'unit' THEN s.org_unit_id ELSE p.standing_office_id END,
        a.person_id, a.approved_at
      FROM approval_before a JOIN submission s ON s.id = a.submission_id
      JOIN programme p ON p.id = s.programme_id;
    DROP TABLE approval_before;
    """
}
