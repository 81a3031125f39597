// SPDX-License-Identifier: Apache-2.0

extension Schema {
  /// Requests of people about what is kept of them, with the days until which they are dealt with.
  static let personalData = """
    CREATE TABLE data_request (
      id TEXT NOT NULL PRIMARY KEY,
      person_id TEXT REFERENCES person (id),
      subject TEXT NOT NULL CHECK (subject <> ''),
      contact TEXT NOT NULL,
      kind TEXT NOT NULL CHECK (kind IN
        ('access', 'correction', 'erasure', 'restriction', 'objection')),
      content TEXT NOT NULL CHECK (content <> ''),
      received_on TEXT NOT NULL,
      made_at TEXT NOT NULL,
      made_by TEXT REFERENCES person (id),
      answer_by TEXT NOT NULL,
      fulfil_by TEXT NOT NULL
    ){{strict}};
    CREATE INDEX data_request_person ON data_request (person_id);

    CREATE TABLE data_request_answer (
      id TEXT NOT NULL PRIMARY KEY,
      request_id TEXT NOT NULL REFERENCES data_request (id),
      outcome TEXT NOT NULL CHECK (outcome IN ('answered', 'fulfilled', 'refused')),
      answer TEXT NOT NULL CHECK (answer <> ''),
      answered_at TEXT NOT NULL,
      answered_by TEXT REFERENCES person (id)
    ){{strict}};
    CREATE INDEX data_request_answer_request ON data_request_answer (request_id, answered_at);
    """
}
