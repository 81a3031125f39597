// SPDX-License-Identifier: Apache-2.0

extension Schema {
  /// The log: what was done, refused and taken out, by whom and from where; and the seals that chain
  /// its entries. Neither is ever changed, by the database's own rule.
  static let log = """
    CREATE TABLE log_entry (
      id TEXT NOT NULL PRIMARY KEY,
      occurred_at TEXT NOT NULL,
      kind TEXT NOT NULL CHECK (kind <> ''),
      subject_id TEXT NOT NULL,
      person_id TEXT,
      content TEXT NOT NULL
    ){{strict}};
    CREATE INDEX log_entry_time ON log_entry (occurred_at, id);
    {{only-added:log_entry}}

    CREATE TABLE log_seal (
      number {{bigint}} NOT NULL PRIMARY KEY CHECK (number > 0),
      entry_id TEXT NOT NULL UNIQUE REFERENCES log_entry (id),
      hash TEXT NOT NULL
    ){{strict}};
    {{only-added:log_seal}}
    """

  /// Accounts with an end, roles with days, links that work once, tokens of programs.
  static let access = """
    ALTER TABLE person ADD COLUMN email TEXT NOT NULL DEFAULT '';
    ALTER TABLE person ADD COLUMN phone TEXT NOT NULL DEFAULT '';
    ALTER TABLE person ADD COLUMN closed_at TEXT;

    CREATE TABLE dated_grant (
      id TEXT NOT NULL PRIMARY KEY,
      person_id TEXT NOT NULL REFERENCES person (id),
      role TEXT NOT NULL CHECK (role IN
        ('clerk', 'specialist', 'headOfUnit', 'standingOffice', 'leader', 'administrator',
         'inspector', 'auditor', 'dossierEditor', 'translator', 'expert')),
      org_unit_id TEXT NOT NULL REFERENCES org_unit (id),
      granted_at TEXT NOT NULL,
      valid_from TEXT NOT NULL DEFAULT '',
      valid_to TEXT,
      revoked_at TEXT,
      revoked_by TEXT REFERENCES person (id),
      issuer TEXT
    ){{strict}};
    INSERT INTO dated_grant (id, person_id, role, org_unit_id, granted_at)
      SELECT id, person_id, role, org_unit_id, granted_at FROM role_grant;
    DROP TABLE role_grant;
    ALTER TABLE dated_grant RENAME TO role_grant;
    CREATE INDEX role_grant_person ON role_grant (person_id);
    CREATE INDEX role_grant_unit ON role_grant (org_unit_id);

    ALTER TABLE session ADD COLUMN seen_at TEXT;
    ALTER TABLE session ADD COLUMN address TEXT;
    ALTER TABLE session ADD COLUMN post_unit_id TEXT REFERENCES org_unit (id);

    ALTER TABLE person DROP COLUMN failed_attempts;
    ALTER TABLE person DROP COLUMN locked_until;
    CREATE TABLE sign_in_try (
      key TEXT NOT NULL PRIMARY KEY,
      failed {{bigint}} NOT NULL,
      counted_from TEXT NOT NULL,
      rests_until TEXT
    ){{strict}};

    CREATE TABLE known_device (
      token_hash TEXT NOT NULL PRIMARY KEY,
      person_id TEXT NOT NULL REFERENCES person (id),
      known_since TEXT NOT NULL
    ){{strict}};

    CREATE TABLE sign_in_step (
      token_hash TEXT NOT NULL PRIMARY KEY,
      person_id TEXT NOT NULL REFERENCES person (id),
      expires_at TEXT NOT NULL
    ){{strict}};

    CREATE TABLE second_factor (
      person_id TEXT NOT NULL PRIMARY KEY REFERENCES person (id),
      secret TEXT NOT NULL,
      confirmed_at TEXT,
      last_step {{bigint}}
    ){{strict}};

    CREATE TABLE recovery_code (
      person_id TEXT NOT NULL REFERENCES person (id),
      code_hash TEXT NOT NULL,
      used_at TEXT,
      PRIMARY KEY (person_id, code_hash)
    ){{strict}};

    CREATE TABLE second_factor_role (
      role TEXT NOT NULL PRIMARY KEY,
      set_at TEXT NOT NULL,
      set_by TEXT REFERENCES person (id)
    ){{strict}};

    CREATE TABLE provider_identity (
      issuer TEXT NOT NULL,
      subject TEXT NOT NULL,
      person_id TEXT NOT NULL REFERENCES person (id),
      linked_at TEXT NOT NULL,
      PRIMARY KEY (issuer, subject)
    ){{strict}};

    CREATE TABLE past_password (
      person_id TEXT NOT NULL REFERENCES person (id),
      hash TEXT NOT NULL,
      replaced_at TEXT NOT NULL,
      PRIMARY KEY (person_id, replaced_at, hash)
    ){{strict}};

    CREATE TABLE invitation (
      token_hash TEXT NOT NULL PRIMARY KEY,
      person_id TEXT NOT NULL REFERENCES person (id),
      made_by TEXT REFERENCES person (id),
      made_at TEXT NOT NULL,
      expires_at TEXT NOT NULL,
      used_at TEXT
    ){{strict}};

    CREATE TABLE api_token (
      id TEXT NOT NULL PRIMARY KEY,
      person_id TEXT NOT NULL REFERENCES person (id),
      name TEXT NOT NULL CHECK (name <> ''),
      token_hash TEXT NOT NULL UNIQUE,
      reach TEXT NOT NULL CHECK (reach IN ('read', 'write')),
      made_at TEXT NOT NULL,
      expires_at TEXT NOT NULL,
      used_at TEXT,
      revoked_at TEXT
    ){{strict}};
    CREATE INDEX api_token_person ON api_token (person_id);
    """
}
