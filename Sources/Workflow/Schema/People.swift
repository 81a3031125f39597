// SPDX-License-Identifier: Apache-2.0

extension Schema {
  /// Accounts, their roles at units, sessions, what happened, and wordings written by people.
  static let people = """
    CREATE TABLE person (
      id TEXT NOT NULL PRIMARY KEY,
      login TEXT NOT NULL UNIQUE CHECK (login <> ''),
      name TEXT NOT NULL CHECK (name <> ''),
      position_vi TEXT NOT NULL,
      position_en TEXT NOT NULL,
      language TEXT NOT NULL CHECK (language IN ('vi', 'en')),
      password_hash TEXT NOT NULL,
      failed_attempts INTEGER NOT NULL DEFAULT 0 CHECK (failed_attempts >= 0),
      locked_until TEXT,
      created_at TEXT NOT NULL
    ){{strict}};

    CREATE TABLE role_grant (
      id TEXT NOT NULL PRIMARY KEY,
      person_id TEXT NOT NULL REFERENCES person (id),
      role TEXT NOT NULL CHECK (role IN
        ('clerk', 'specialist', 'headOfUnit', 'standingOffice', 'leader', 'administrator')),
      org_unit_id TEXT NOT NULL REFERENCES org_unit (id),
      granted_at TEXT NOT NULL,
      UNIQUE (person_id, role, org_unit_id)
    ){{strict}};

    CREATE TABLE session (
      token_hash TEXT NOT NULL PRIMARY KEY,
      person_id TEXT NOT NULL REFERENCES person (id),
      created_at TEXT NOT NULL,
      expires_at TEXT NOT NULL
    ){{strict}};
    CREATE INDEX session_person ON session (person_id);

    CREATE TABLE event (
      id TEXT NOT NULL PRIMARY KEY,
      kind TEXT NOT NULL,
      subject_id TEXT NOT NULL,
      person_id TEXT REFERENCES person (id),
      occurred_at TEXT NOT NULL,
      detail TEXT NOT NULL
    ){{strict}};
    CREATE INDEX event_subject ON event (subject_id, occurred_at);

    CREATE TABLE indicator_wording (
      id TEXT NOT NULL PRIMARY KEY,
      programme_id TEXT NOT NULL REFERENCES programme (id),
      indicator INTEGER NOT NULL,
      name_vi TEXT NOT NULL CHECK (name_vi <> ''),
      name_en TEXT NOT NULL,
      legal_basis TEXT NOT NULL CHECK (legal_basis <> ''),
      person_id TEXT NOT NULL REFERENCES person (id),
      written_at TEXT NOT NULL
    ){{strict}};
    CREATE INDEX indicator_wording_programme ON indicator_wording (programme_id, indicator);
    """
}
