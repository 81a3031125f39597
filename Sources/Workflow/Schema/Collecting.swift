// SPDX-License-Identifier: Apache-2.0

extension Schema {
  /// What periods ask and until when, who was given longer, and days off that a city decided. Both of
  /// the latter are only added to: the latest of a key counts.
  static let collecting = """
    ALTER TABLE reporting_period ADD COLUMN regime TEXT NOT NULL DEFAULT '';
    ALTER TABLE reporting_period ADD COLUMN locks_after TEXT;
    ALTER TABLE reporting_period ADD COLUMN asked TEXT;
    ALTER TABLE reporting_period ADD COLUMN name_vi TEXT;
    ALTER TABLE reporting_period ADD COLUMN name_en TEXT;
    ALTER TABLE reporting_period ADD COLUMN reason TEXT;

    ALTER TABLE role_grant ADD COLUMN delegated_by TEXT REFERENCES person (id);
    ALTER TABLE submission ADD COLUMN looked_at TEXT;
    ALTER TABLE submission_note ADD COLUMN is_not_applicable INTEGER NOT NULL DEFAULT 0;

    CREATE TABLE deadline_exception (
      id TEXT NOT NULL PRIMARY KEY,
      period_id TEXT NOT NULL REFERENCES reporting_period (id),
      org_unit_id TEXT REFERENCES org_unit (id),
      due_on TEXT NOT NULL,
      reason TEXT NOT NULL CHECK (reason <> ''),
      person_id TEXT REFERENCES person (id),
      written_at TEXT NOT NULL
    ){{strict}};
    CREATE INDEX deadline_exception_period ON deadline_exception (period_id, written_at);

    CREATE TABLE difficulty (
      id TEXT NOT NULL PRIMARY KEY,
      programme_id TEXT NOT NULL REFERENCES programme (id),
      period_id TEXT NOT NULL REFERENCES reporting_period (id),
      org_unit_id TEXT NOT NULL REFERENCES org_unit (id),
      indicator INTEGER,
      text TEXT NOT NULL CHECK (text <> ''),
      person_id TEXT REFERENCES person (id),
      made_at TEXT NOT NULL
    ){{strict}};
    CREATE INDEX difficulty_programme ON difficulty (programme_id, made_at);

    CREATE TABLE difficulty_answer (
      id TEXT NOT NULL PRIMARY KEY,
      difficulty_id TEXT NOT NULL REFERENCES difficulty (id),
      outcome TEXT NOT NULL CHECK (outcome IN ('answered', 'raised', 'solved')),
      text TEXT NOT NULL CHECK (text <> ''),
      person_id TEXT REFERENCES person (id),
      answered_at TEXT NOT NULL
    ){{strict}};
    CREATE INDEX difficulty_answer_difficulty ON difficulty_answer (difficulty_id, answered_at);

    CREATE TABLE calendar_day (
      id TEXT NOT NULL PRIMARY KEY,
      day TEXT NOT NULL,
      state TEXT NOT NULL CHECK (state IN ('off', 'worked', 'asRules')),
      name TEXT NOT NULL,
      legal_basis TEXT NOT NULL CHECK (legal_basis <> ''),
      person_id TEXT REFERENCES person (id),
      written_at TEXT NOT NULL
    ){{strict}};
    CREATE INDEX calendar_day_day ON calendar_day (day, written_at);
    """

  /// What is told to people: in the product, and by mails that leave through an outbox. `once` says
  /// what a notice is about, so that nobody is told the same twice. A mail that was claimed and never
  /// settled may have gone out: it is not sent again by itself.
  static let outbox = """
    ALTER TABLE person ADD COLUMN wants_mail INTEGER NOT NULL DEFAULT 1;

    CREATE TABLE mail (
      id TEXT NOT NULL PRIMARY KEY,
      kind TEXT NOT NULL CHECK (kind IN ('notices', 'invitation')),
      person_id TEXT NOT NULL REFERENCES person (id),
      made_by TEXT REFERENCES person (id),
      made_at TEXT NOT NULL,
      due_at TEXT NOT NULL,
      tries INTEGER NOT NULL DEFAULT 0,
      claimed_at TEXT,
      fault TEXT,
      outcome TEXT CHECK (outcome IN ('sent', 'refused', 'expired', 'uncertain')),
      ended_at TEXT,
      CHECK ((outcome IS NULL) = (ended_at IS NULL))
    ){{strict}};
    CREATE INDEX mail_due ON mail (outcome, due_at);
    CREATE INDEX mail_person ON mail (person_id, made_at);

    CREATE TABLE notice (
      id TEXT NOT NULL PRIMARY KEY,
      person_id TEXT NOT NULL REFERENCES person (id),
      kind TEXT NOT NULL CHECK (kind <> ''),
      period_id TEXT REFERENCES reporting_period (id),
      org_unit_id TEXT REFERENCES org_unit (id),
      content TEXT NOT NULL,
      once TEXT NOT NULL UNIQUE,
      made_at TEXT NOT NULL,
      read_at TEXT,
      mail_id TEXT REFERENCES mail (id)
    ){{strict}};
    CREATE INDEX notice_person ON notice (person_id, made_at);
    CREATE INDEX notice_period ON notice (period_id, org_unit_id);
    CREATE INDEX notice_mail ON notice (mail_id);

    CREATE TABLE feed_token (
      token_hash TEXT NOT NULL PRIMARY KEY,
      person_id TEXT NOT NULL UNIQUE REFERENCES person (id),
      made_at TEXT NOT NULL
    ){{strict}};
    """
}
