// SPDX-License-Identifier: Apache-2.0

extension Schema {
  /// What units report: submissions, their revisions, approvals, remarks, evidence; and what the
  /// standing office consolidated.
  static let submissions = """
    CREATE TABLE submission (
      id TEXT NOT NULL PRIMARY KEY,
      programme_id TEXT NOT NULL REFERENCES programme (id),
      period_id TEXT NOT NULL REFERENCES reporting_period (id),
      org_unit_id TEXT NOT NULL REFERENCES org_unit (id),
      status TEXT NOT NULL CHECK (status IN
        ('draft', 'submitted', 'unitApproved', 'approved', 'returned')),
      revision INTEGER NOT NULL CHECK (revision >= 1),
      approved_revision INTEGER CHECK (approved_revision <= revision),
      version INTEGER NOT NULL CHECK (version >= 1),
      created_at TEXT NOT NULL,
      submitted_at TEXT,
      CHECK (status <> 'approved' OR approved_revision = revision),
      UNIQUE (period_id, org_unit_id)
    ){{strict}};

    CREATE TABLE submission_note (
      submission_id TEXT NOT NULL REFERENCES submission (id),
      revision INTEGER NOT NULL,
      indicator INTEGER NOT NULL,
      text TEXT NOT NULL CHECK (text <> ''),
      PRIMARY KEY (submission_id, revision, indicator)
    ){{strict}};

    CREATE TABLE submission_figure (
      submission_id TEXT NOT NULL REFERENCES submission (id),
      revision INTEGER NOT NULL,
      data_element TEXT NOT NULL,
      breakdown TEXT NOT NULL,
      value TEXT NOT NULL CHECK (value <> ''),
      maturity TEXT NOT NULL CHECK (maturity IN ('estimate', 'final')),
      is_illustrative INTEGER NOT NULL CHECK (is_illustrative IN (0, 1)),
      PRIMARY KEY (submission_id, revision, data_element, breakdown)
    ){{strict}};

    CREATE TABLE approval (
      id TEXT NOT NULL PRIMARY KEY,
      submission_id TEXT NOT NULL REFERENCES submission (id),
      revision INTEGER NOT NULL,
      level TEXT NOT NULL CHECK (level IN ('unit', 'programme')),
      person_id TEXT REFERENCES person (id),
      approved_at TEXT NOT NULL,
      UNIQUE (submission_id, revision, level, approved_at)
    ){{strict}};

    CREATE TABLE remark (
      id TEXT NOT NULL PRIMARY KEY,
      submission_id TEXT NOT NULL REFERENCES submission (id),
      revision INTEGER NOT NULL,
      indicator INTEGER,
      text TEXT NOT NULL CHECK (text <> ''),
      person_id TEXT REFERENCES person (id),
      made_at TEXT NOT NULL
    ){{strict}};
    CREATE INDEX remark_submission ON remark (submission_id, made_at);

    CREATE TABLE evidence_content (
      sha256 TEXT NOT NULL PRIMARY KEY,
      content {{blob}} NOT NULL
    ){{strict}};

    CREATE TABLE evidence (
      id TEXT NOT NULL PRIMARY KEY,
      submission_id TEXT NOT NULL REFERENCES submission (id),
      indicator INTEGER NOT NULL,
      file_name TEXT NOT NULL CHECK (file_name <> ''),
      media_type TEXT NOT NULL,
      size {{bigint}} NOT NULL CHECK (size > 0),
      sha256 TEXT NOT NULL REFERENCES evidence_content (sha256),
      person_id TEXT REFERENCES person (id),
      attached_at TEXT NOT NULL,
      removed_at TEXT
    ){{strict}};
    CREATE INDEX evidence_submission ON evidence (submission_id, indicator);

    CREATE TABLE consolidation (
      id TEXT NOT NULL PRIMARY KEY,
      period_id TEXT NOT NULL REFERENCES reporting_period (id),
      comment TEXT NOT NULL,
      content TEXT NOT NULL,
      person_id TEXT REFERENCES person (id),
      consolidated_at TEXT NOT NULL
    ){{strict}};
    """
}
