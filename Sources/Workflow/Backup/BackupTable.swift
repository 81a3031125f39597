// SPDX-License-Identifier: Apache-2.0

package import Store

/// A table of the schema with its columns, as a backup keeps it.
package struct BackupTable: Sendable {
  package let name: StaticString
  package let columns: [StaticString]

  private init(_ name: StaticString, _ columns: [StaticString]) {
    self.name = name
    self.columns = columns
  }

  /// Every row of it.
  var rows: SQL {
    let names = columns.map { column -> SQL in "\(raw: column)" }.joined(separator: ", ")
    return "SELECT \(names) FROM \(raw: name)"
  }

  /// What passes within hours: everybody signs in again after a restore.
  package static let passing: Set<String> = ["session", "sign_in_try", "sign_in_step"]

  /// Every other table, each after those that it refers to.
  package static let all: [BackupTable] = [
    BackupTable("evidence_content", ["sha256", "content"]),
    BackupTable("framework", ["id", "code", "version", "checksum", "content", "loaded_at"]),
    BackupTable("log_entry", ["id", "occurred_at", "kind", "subject_id", "person_id", "content"]),
    BackupTable("org_unit", ["id", "code", "name_vi", "name_en", "kind", "level"]),
    BackupTable(
      "person",
      [
        "id", "login", "name", "position_vi", "position_en", "language", "password_hash",
        "created_at", "email", "phone", "closed_at", "wants_mail",
      ]),
    BackupTable(
      "api_token",
      [
        "id", "person_id", "name", "token_hash", "reach", "made_at", "expires_at", "used_at",
        "revoked_at",
      ]),
    BackupTable(
      "data_request",
      [
        "id", "person_id", "subject", "contact", "kind", "content", "received_on", "made_at",
        "made_by", "answer_by", "fulfil_by",
      ]),
    BackupTable(
      "data_request_answer",
      ["id", "request_id", "outcome", "answer", "answered_at", "answered_by"]),
    BackupTable("event", ["id", "kind", "subject_id", "person_id", "occurred_at", "detail"]),
    BackupTable(
      "invitation", ["token_hash", "person_id", "made_by", "made_at", "expires_at", "used_at"]),
    BackupTable("known_device", ["token_hash", "person_id", "known_since"]),
    BackupTable("log_seal", ["number", "entry_id", "hash"]),
    BackupTable("past_password", ["person_id", "hash", "replaced_at"]),
    BackupTable(
      "programme",
      [
        "id", "code", "framework_id", "area_unit_id", "standing_office_id", "time_zone", "checksum",
        "content", "loaded_at", "has_league_list",
      ]),
    BackupTable("provider_identity", ["issuer", "subject", "person_id", "linked_at"]),
    BackupTable("recovery_code", ["person_id", "code_hash", "used_at"]),
    BackupTable(
      "role_grant",
      [
        "id", "person_id", "role", "org_unit_id", "granted_at", "valid_from", "valid_to",
        "revoked_at", "revoked_by", "issuer", "delegated_by",
      ]),
    BackupTable("second_factor", ["person_id", "secret", "confirmed_at", "last_step"]),
    BackupTable("second_factor_role", ["role", "set_at", "set_by"]),
    BackupTable(
      "city_rule", ["id", "programme_id", "kind", "key", "content", "person_id", "written_at"]),
    BackupTable(
      "indicator_wording",
      [
        "id", "programme_id", "indicator", "name_vi", "name_en", "legal_basis", "person_id",
        "written_at",
      ]),
    BackupTable(
      "org_change",
      [
        "id", "programme_id", "kind", "content", "person_id", "written_at", "undone_at",
        "undone_by",
      ]),
    BackupTable(
      "org_unit_link",
      ["programme_id", "org_unit_id", "hierarchy", "parent_id", "valid_from", "valid_to"]),
    BackupTable(
      "reporting_period",
      [
        "id", "programme_id", "code", "starts_on", "ends_on", "due_on", "status", "regime",
        "locks_after", "asked", "name_vi", "name_en", "reason",
      ]),
    BackupTable(
      "deadline_exception",
      ["id", "period_id", "org_unit_id", "due_on", "reason", "person_id", "written_at"]),
    BackupTable(
      "difficulty",
      [
        "id", "programme_id", "period_id", "org_unit_id", "indicator", "text", "person_id",
        "made_at",
      ]),
    BackupTable(
      "difficulty_answer",
      ["id", "difficulty_id", "outcome", "text", "person_id", "answered_at"]),
    BackupTable(
      "calendar_day",
      ["id", "day", "state", "name", "legal_basis", "person_id", "written_at"]),
    BackupTable(
      "mail",
      [
        "id", "kind", "person_id", "made_by", "made_at", "due_at", "tries", "claimed_at", "fault",
        "outcome", "ended_at",
      ]),
    BackupTable(
      "notice",
      [
        "id", "person_id", "kind", "period_id", "org_unit_id", "content", "once", "made_at",
        "read_at", "mail_id",
      ]),
    BackupTable("feed_token", ["token_hash", "person_id", "made_at"]),
    BackupTable(
      "consolidation", ["id", "period_id", "comment", "content", "person_id", "consolidated_at"]),
    BackupTable(
      "element_total",
      [
        "period_id", "org_unit_id", "indicator", "data_element", "rank", "total", "units",
        "estimates", "illustratives",
      ]),
    BackupTable(
      "indicator_result",
      [
        "period_id", "indicator", "value", "numerator", "denominator", "verdict", "reported",
        "owed", "is_estimate", "is_illustrative", "has_discrepancy", "reason", "is_apportioned",
      ]),
    BackupTable(
      "self_assessment",
      [
        "id", "period_id", "indicator", "criterion", "reached", "likely", "expected_by", "reason",
        "person_id", "written_at",
      ]),
    BackupTable(
      "submission",
      [
        "id", "programme_id", "period_id", "org_unit_id", "status", "revision", "approved_revision",
        "version", "created_at", "submitted_at", "looked_at", "level",
      ]),
    BackupTable(
      "approval",
      ["id", "submission_id", "revision", "level", "org_unit_id", "person_id", "approved_at"]),
    BackupTable(
      "stored_file",
      ["sha256", "size", "media_type", "state", "finding", "stored_at", "checked_at"]),
    BackupTable(
      "evidence_document",
      [
        "id", "programme_id", "org_unit_id", "period_id", "title", "number", "issued_on", "issuer",
        "kind", "search_text", "version", "person_id", "made_at", "discarded_at", "discarded_by",
      ]),
    BackupTable(
      "evidence_version",
      [
        "id", "document_id", "number", "file_name", "sha256", "reason", "person_id", "made_at",
      ]),
    BackupTable(
      "evidence",
      [
        "id", "submission_id", "indicator", "data_element", "version_id", "person_id",
        "attached_at", "removed_at",
      ]),
    BackupTable(
      "remark", ["id", "submission_id", "revision", "indicator", "text", "person_id", "made_at"]),
    BackupTable(
      "submission_figure",
      [
        "submission_id", "revision", "data_element", "breakdown", "value", "maturity",
        "is_illustrative",
      ]),
    BackupTable(
      "submission_snapshot",
      ["submission_id", "number", "revision", "content", "person_id", "submitted_at"]),
    BackupTable(
      "submission_note",
      ["submission_id", "revision", "indicator", "text", "is_not_applicable"]),
  ]
}
