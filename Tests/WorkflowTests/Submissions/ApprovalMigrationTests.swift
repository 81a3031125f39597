// SPDX-License-Identifier: Apache-2.0
import Store
import TestSupport
import Testing
import Workflow

/// A database from before levels of approval: each approval finds the unit whose decision it was.
@Suite struct ApprovalMigrationTests {
  private static let before = """
    INSERT INTO framework (id, code, version, checksum, content, loaded_at)
      VALUES ('f', 'f', '1', '', '{}', '2025');
    INSERT INTO org_unit (id, code, name_vi, name_en, kind, level) VALUES
      ('city', 'city', 'C', 'C', 'x', 'city'), ('office', 'office', 'O', 'O', 'x', 'city'),
      ('ward', 'ward', 'W', 'W', 'x', 'commune');
    INSERT INTO programme (id, code, framework_id, area_unit_id, standing_office_id, time_zone,
        checksum, content, loaded_at)
      VALUES ('p', 'p', 'f', 'city', 'office', 'Asia/Ho_Chi_Minh', '', '{}', '2025');
    INSERT INTO reporting_period (id, programme_id, code, starts_on, ends_on, due_on, status)
      VALUES ('t', 'p', '2025-01', '2025-01-01', '2025-01-31', '2025-01-24', 'open');
    INSERT INTO submission (id, programme_id, period_id, org_unit_id, status, revision,
        approved_revision, version, created_at)
      VALUES ('s', 'p', 't', 'ward', 'approved', 1, 1, 4, '2025');
    INSERT INTO approval (id, submission_id, revision, level, person_id, approved_at) VALUES
      ('1', 's', 1, 'unit', NULL, '2025-01-02'), ('2', 's', 1, 'programme', NULL, '2025-01-03');
    """

  @Test(arguments: TestEngine.allCases)
  func `Approvals are kept, with their unit`(_ engine: TestEngine) async throws {
    let old = Array(Schema.migrations.prefix { $0.name != "0013-approval-levels" })
    #expect(old.count == 12)
    try await TestStore.withStore(engine, migrations: old) { store in
      try await store.write { try $0.script(Self.before) }
      _ = try await Migrator(Schema.migrations).migrate(store)
      let rows = try await store.read {
        try $0.query("SELECT level, org_unit_id, approved_at FROM approval ORDER BY id")
      }
      #expect(rows.map { $0["level"] } == [.text("unit"), .text("programme")])
      #expect(rows.map { $0["org_unit_id"] } == [.text("ward"), .text("office")])
      #expect(rows.map { $0["approved_at"] } == [.text("2025-01-02"), .text("2025-01-03")])
      // A level is only where a report waits between its head and the standing office.
      await #expect(throws: StoreFault.self) {
        try await store.write {
          _ = try $0.execute("UPDATE submission SET level = 'x' WHERE id = 's'")
        }
      }
      let waiting = try await store.write {
        try $0.execute(
          "UPDATE submission SET status = 'unitApproved', level = 'x', approved_revision = NULL")
      }
      #expect(waiting == 1)
    }
  }
}
