// SPDX-License-Identifier: Apache-2.0

/// Gives PostgreSQL the names that SQLite gets from the program: `vi` and `vi_fold`.
/// They need no extension, only the right to create objects in the schema.
enum PostgreSQLHelpers {
  static func ensure(_ transaction: any StoreTransaction) throws {
    let isComplete = try transaction.exists(
      """
      SELECT 1 WHERE to_regprocedure('vi_fold(text)') IS NOT NULL
      AND EXISTS (SELECT 1 FROM pg_collation WHERE collname = 'vi' AND pg_collation_is_visible(oid))
      """)
    if isComplete { return }
    let mayCreate = try transaction.exists(
      """
      SELECT 1 WHERE current_schema() IS NOT NULL
      AND has_schema_privilege(current_schema(), 'CREATE')
      """)
    guard mayCreate else {
      throw StoreFault(
        kind: .other,
        message: "the PostgreSQL user may not create tables and functions in this database;"
          + " let its owner run: GRANT CREATE ON SCHEMA public TO the user")
    }
    try transaction.script(definitions)
  }

  // Steps and order are those of VietnameseText.folded. Only names of pg_catalog are used, so the
  // function means the same under every search_path and a restored dump works.
  static let definitions = #"""
    CREATE COLLATION IF NOT EXISTS vi (provider = icu, locale = 'vi');
    CREATE OR REPLACE FUNCTION vi_fold(text) RETURNS text
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $body$
      SELECT pg_catalog.normalize(pg_catalog.lower(pg_catalog.translate(
        pg_catalog.regexp_replace(
          pg_catalog.normalize($1, 'NFD'), '[\u0300-\u036f]+', '', 'g'),
        'Đđ', 'dd') COLLATE pg_catalog."und-x-icu"), 'NFC')
    $body$;
    """#
}
