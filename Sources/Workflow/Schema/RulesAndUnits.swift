// SPDX-License-Identifier: Apache-2.0

extension Schema {
  /// Frameworks and programmes as loaded, the unit tree, periods, and wordings that a city wrote.
  static let rulesAndUnits = """
    CREATE TABLE framework (
      id TEXT NOT NULL PRIMARY KEY,
      code TEXT NOT NULL,
      version TEXT NOT NULL,
      checksum TEXT NOT NULL,
      content TEXT NOT NULL,
      loaded_at TEXT NOT NULL,
      UNIQUE (code, version)
    ){{strict}};

    CREATE TABLE org_unit (
      id TEXT NOT NULL PRIMARY KEY,
      code TEXT NOT NULL UNIQUE,
      name_vi TEXT NOT NULL CHECK (name_vi <> ''),
      name_en TEXT NOT NULL CHECK (name_en <> ''),
      kind TEXT NOT NULL,
      level TEXT NOT NULL CHECK (level IN ('city', 'commune')),
      parent_id TEXT REFERENCES org_unit (id),
      position INTEGER NOT NULL
    ){{strict}};
    CREATE INDEX org_unit_parent ON org_unit (parent_id);

    CREATE TABLE programme (
      id TEXT NOT NULL PRIMARY KEY,
      code TEXT NOT NULL UNIQUE,
      framework_id TEXT NOT NULL REFERENCES framework (id),
      area_unit_id TEXT NOT NULL REFERENCES org_unit (id),
      standing_office_id TEXT NOT NULL REFERENCES org_unit (id),
      time_zone TEXT NOT NULL,
      checksum TEXT NOT NULL,
      content TEXT NOT NULL,
      loaded_at TEXT NOT NULL
    ){{strict}};

    CREATE TABLE reporting_period (
      id TEXT NOT NULL PRIMARY KEY,
      programme_id TEXT NOT NULL REFERENCES programme (id),
      code TEXT NOT NULL,
      starts_on TEXT NOT NULL,
      ends_on TEXT NOT NULL,
      due_on TEXT NOT NULL,
      status TEXT NOT NULL CHECK (status IN ('open', 'closed')),
      CHECK (starts_on <= ends_on),
      UNIQUE (programme_id, code)
    ){{strict}};
    """
}
