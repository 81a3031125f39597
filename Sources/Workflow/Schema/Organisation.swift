// SPDX-License-Identifier: Apache-2.0

extension Schema {
  /// Units through time. What people decide is only added to (an undone change stays, marked); the
  /// links say who stands below whom on which days, so that the database decides scope. A link of
  /// the hierarchy `succession` leads from a unit to those that it came from, whose records it holds.
  static let organisation = """
    CREATE TABLE org_change (
      id TEXT NOT NULL PRIMARY KEY,
      programme_id TEXT NOT NULL REFERENCES programme (id),
      kind TEXT NOT NULL CHECK (kind IN ('units', 'change')),
      content TEXT NOT NULL,
      person_id TEXT REFERENCES person (id),
      written_at TEXT NOT NULL,
      undone_at TEXT,
      undone_by TEXT REFERENCES person (id)
    ){{strict}};
    CREATE INDEX org_change_programme ON org_change (programme_id, written_at);

    CREATE TABLE org_unit_link (
      programme_id TEXT NOT NULL REFERENCES programme (id),
      org_unit_id TEXT NOT NULL REFERENCES org_unit (id),
      hierarchy TEXT NOT NULL,
      parent_id TEXT NOT NULL REFERENCES org_unit (id),
      valid_from TEXT NOT NULL,
      valid_to TEXT,
      PRIMARY KEY (org_unit_id, parent_id, hierarchy, valid_from, programme_id),
      CHECK (org_unit_id <> parent_id)
    ){{strict}};
    CREATE INDEX org_unit_link_parent ON org_unit_link (parent_id);
    CREATE INDEX org_unit_link_programme ON org_unit_link (programme_id);
    INSERT INTO org_unit_link (programme_id, org_unit_id, hierarchy, parent_id, valid_from)
      SELECT p.id, o.id, '', o.parent_id, '' FROM org_unit o
      JOIN (SELECT MIN(id) AS id FROM programme) p ON p.id IS NOT NULL
      WHERE o.parent_id IS NOT NULL;
    DROP INDEX org_unit_parent;
    ALTER TABLE org_unit DROP COLUMN parent_id;
    ALTER TABLE org_unit DROP COLUMN position;

    ALTER TABLE indicator_result ADD COLUMN is_apportioned INTEGER NOT NULL DEFAULT 0;
    """
}
