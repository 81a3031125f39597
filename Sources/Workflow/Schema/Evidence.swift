// SPDX-License-Identifier: Apache-2.0

extension Schema {
  /// Reports as they were handed in. Documents that units keep as evidence, their versions, and where in which report they stand. The
  /// bytes lie outside the database, under their SHA-256; what was kept in `evidence_content` before
  /// moves there when the program begins.
  static let evidence = """
    CREATE TABLE submission_snapshot (
      submission_id TEXT NOT NULL REFERENCES submission (id),
      number INTEGER NOT NULL CHECK (number >= 1),
      revision INTEGER NOT NULL,
      content TEXT NOT NULL,
      person_id TEXT REFERENCES person (id),
      submitted_at TEXT NOT NULL,
      PRIMARY KEY (submission_id, number)
    ){{strict}};

    CREATE TABLE stored_file (
      sha256 TEXT NOT NULL PRIMARY KEY,
      size {{bigint}} NOT NULL CHECK (size > 0),
      media_type TEXT NOT NULL,
      state TEXT NOT NULL CHECK (state IN ('waiting', 'clean', 'infected', 'leaving', 'gone')),
      finding TEXT NOT NULL,
      stored_at TEXT NOT NULL,
      checked_at TEXT
    ){{strict}};
    CREATE INDEX stored_file_state ON stored_file (state, stored_at);
    INSERT INTO stored_file (sha256, size, media_type, state, finding, stored_at)
      SELECT sha256, MIN(size), MIN(media_type), 'waiting', '', MIN(attached_at)
      FROM evidence GROUP BY sha256;

    CREATE TABLE evidence_document (
      id TEXT NOT NULL PRIMARY KEY,
      programme_id TEXT NOT NULL REFERENCES programme (id),
      org_unit_id TEXT NOT NULL REFERENCES org_unit (id),
      period_id TEXT NOT NULL REFERENCES reporting_period (id),
      title TEXT NOT NULL CHECK (title <> ''),
      number TEXT NOT NULL,
      issued_on TEXT,
      issuer TEXT NOT NULL,
      kind TEXT NOT NULL,
      search_text TEXT NOT NULL,
      version INTEGER NOT NULL CHECK (version >= 1),
      person_id TEXT REFERENCES person (id),
      made_at TEXT NOT NULL,
      discarded_at TEXT,
      discarded_by TEXT REFERENCES person (id)
    ){{strict}};
    CREATE INDEX evidence_document_unit ON evidence_document (programme_id, org_unit_id, made_at);
    INSERT INTO evidence_document (id, programme_id, org_unit_id, period_id, title, number, issuer,
        kind, search_text, version, person_id, made_at)
      SELECT e.id, s.programme_id, s.org_unit_id, s.period_id, e.file_name, '', '', '',
        vi_fold(e.file_name), 1, e.person_id, e.attached_at
      FROM evidence e JOIN submission s ON s.id = e.submission_id;

    CREATE TABLE evidence_version (
      id TEXT NOT NULL PRIMARY KEY,
      document_id TEXT NOT NULL REFERENCES evidence_document (id),
      number INTEGER NOT NULL CHECK (number >= 1),
      file_name TEXT NOT NULL CHECK (file_name <> ''),
      sha256 TEXT NOT NULL REFERENCES stored_file (sha256),
      reason TEXT NOT NULL,
      person_id TEXT REFERENCES person (id),
      made_at TEXT NOT NULL,
      UNIQUE (document_id, number)
    ){{strict}};
    CREATE INDEX evidence_version_sha256 ON evidence_version (sha256);
    INSERT INTO evidence_version (id, document_id, number, file_name, sha256, reason, person_id,
        made_at)
      SELECT id, id, 1, file_name, sha256, '', person_id, attached_at FROM evidence;

    ALTER TABLE evidence RENAME TO evidence_before;
    CREATE TABLE evidence (
      id TEXT NOT NULL PRIMARY KEY,
      submission_id TEXT NOT NULL REFERENCES submission (id),
      indicator INTEGER NOT NULL,
      data_element TEXT NOT NULL,
      version_id TEXT NOT NULL REFERENCES evidence_version (id),
      person_id TEXT REFERENCES person (id),
      attached_at TEXT NOT NULL,
      removed_at TEXT
    ){{strict}};
    INSERT INTO evidence (id, submission_id, indicator, data_element, version_id, person_id,
        attached_at, removed_at)
      SELECT id, submission_id, indicator, '', id, person_id, attached_at, removed_at
      FROM evidence_before;
    DROP TABLE evidence_before;
    CREATE INDEX evidence_submission ON evidence (submission_id, indicator);
    CREATE INDEX evidence_by_version ON evidence (version_id);
    """
}
