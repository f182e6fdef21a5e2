package io.aegis.images.adapters.eventstore.sqlite;

import java.util.List;

/** What makes each version of the schema of the one before. A step that was released never changes. */
final class SchemaSteps {

    private static final List<String> FIRST = List.of(
            """
            CREATE TABLE event(
              global_index INTEGER PRIMARY KEY,
              event_id TEXT NOT NULL,
              type TEXT NOT NULL,
              version TEXT NOT NULL,
              at INTEGER NOT NULL,
              payload TEXT NOT NULL,
              metadata TEXT NOT NULL)""",
            """
            CREATE TABLE event_tag(
              key TEXT NOT NULL,
              value TEXT NOT NULL,
              global_index INTEGER NOT NULL,
              PRIMARY KEY (key, value, global_index)) WITHOUT ROWID""",
            """
            CREATE TABLE projection_token(
              projection TEXT PRIMARY KEY,
              position INTEGER NOT NULL) WITHOUT ROWID""",
            """
            CREATE TABLE projection_failure(
              position INTEGER NOT NULL,
              projection TEXT NOT NULL,
              why TEXT NOT NULL,
              PRIMARY KEY (position, projection)) WITHOUT ROWID""",
            """
            CREATE TABLE inventory(
              node TEXT NOT NULL,
              reference TEXT NOT NULL,
              image_id TEXT NOT NULL,
              digest TEXT,
              os TEXT NOT NULL,
              architecture TEXT NOT NULL,
              variant TEXT,
              size_bytes INTEGER NOT NULL,
              how TEXT NOT NULL,
              since TEXT NOT NULL,
              PRIMARY KEY (node, reference)) WITHOUT ROWID""",
            """
            CREATE TABLE inventory_use(
              node TEXT NOT NULL,
              reference TEXT NOT NULL,
              times INTEGER NOT NULL,
              last_at TEXT NOT NULL,
              PRIMARY KEY (node, reference)) WITHOUT ROWID""",
            """
            CREATE TABLE audit(
              position INTEGER PRIMARY KEY,
              node TEXT NOT NULL,
              reference TEXT NOT NULL,
              execution TEXT,
              pull TEXT,
              outcome TEXT NOT NULL,
              at INTEGER NOT NULL)""",
            "CREATE INDEX audit_node ON audit(node)",
            "CREATE INDEX audit_reference ON audit(reference)",
            "CREATE INDEX audit_execution ON audit(execution)",
            "CREATE INDEX audit_pull ON audit(pull)",
            "CREATE INDEX audit_outcome ON audit(outcome)",
            "CREATE INDEX audit_reference_outcome ON audit(reference, outcome)",
            """
            CREATE TABLE audit_day(
              day INTEGER PRIMARY KEY,
              first_position INTEGER NOT NULL,
              last_position INTEGER NOT NULL)""",
            """
            CREATE TABLE open_pull(
              pull TEXT PRIMARY KEY,
              node TEXT NOT NULL,
              position INTEGER NOT NULL) WITHOUT ROWID""",
            "CREATE INDEX open_pull_node ON open_pull(node, position)");

    /** What registries have said, and the audit by credential source: of the first version's events, only starts name one. */
    private static final List<String> SECOND =
            List.of("""
            CREATE TABLE access_proof(
              repository TEXT NOT NULL,
              image_id TEXT NOT NULL,
              claimant TEXT NOT NULL,
              source TEXT NOT NULL,
              at INTEGER NOT NULL,
              revoked_at INTEGER,
              PRIMARY KEY (repository, image_id, claimant)) WITHOUT ROWID""", """
            CREATE TABLE rate_budget(
              registry TEXT PRIMARY KEY,
              allowed INTEGER NOT NULL,
              remaining INTEGER NOT NULL,
              counts_back TEXT,
              at INTEGER NOT NULL) WITHOUT ROWID""", "ALTER TABLE audit ADD COLUMN credential_source TEXT", """
            UPDATE audit SET credential_source =
              (SELECT payload ->> '$.credential_source' FROM event
               WHERE global_index = position AND json_valid(payload))
            WHERE outcome = 'started'""", """
            CREATE INDEX audit_credential_source ON audit(credential_source)
            WHERE credential_source IS NOT NULL""");

    /**
     * From when to when what was held, which its projection fills from the first event on, with how such spans are looked up; and
     * the audit by who used what.
     */
    private static final List<String> THIRD = List.of(
            """
            CREATE TABLE holding(
              position INTEGER PRIMARY KEY,
              node TEXT NOT NULL,
              reference TEXT NOT NULL,
              image_id TEXT NOT NULL,
              digest TEXT,
              os TEXT NOT NULL,
              architecture TEXT NOT NULL,
              variant TEXT,
              size_bytes INTEGER NOT NULL,
              how TEXT NOT NULL,
              since INTEGER NOT NULL,
              until INTEGER,
              fork INTEGER)""",
            "CREATE UNIQUE INDEX holding_open ON holding(node, reference) WHERE until IS NULL",
            "CREATE INDEX holding_since ON holding(node, since)",
            "CREATE INDEX holding_fork_since ON holding(node, fork, since) WHERE fork IS NOT NULL",
            "CREATE INDEX holding_fork_until ON holding(node, fork, until) WHERE fork IS NOT NULL",
            "ALTER TABLE audit ADD COLUMN digest TEXT",
            "ALTER TABLE audit ADD COLUMN tenant TEXT",
            """
            UPDATE audit SET (digest, tenant) =
              (SELECT payload ->> '$.digest', payload ->> '$.tenant_id' FROM event
               WHERE global_index = position AND json_valid(payload))""",
            "CREATE INDEX audit_tenant ON audit(tenant) WHERE tenant IS NOT NULL",
            """
            CREATE TABLE use_day(
              day INTEGER NOT NULL,
              node TEXT NOT NULL,
              tenant TEXT NOT NULL,
              reference TEXT NOT NULL,
              digest TEXT NOT NULL,
              credential_source TEXT NOT NULL,
              outcome TEXT NOT NULL,
              uses INTEGER NOT NULL,
              first_at INTEGER NOT NULL,
              last_at INTEGER NOT NULL,
              PRIMARY KEY (day, node, tenant, reference, digest, credential_source, outcome)) WITHOUT ROWID""",
            "CREATE INDEX use_day_reference ON use_day(reference, day)",
            "CREATE INDEX use_day_tenant ON use_day(tenant, day)",
            "CREATE INDEX use_day_credential_source ON use_day(credential_source, day)",
            """
            INSERT INTO use_day
            SELECT at / 86400000000000, node, coalesce(tenant, ''), reference, coalesce(digest, ''),
              coalesce(credential_source, ''), outcome, count(*), min(at), max(at)
            FROM audit WHERE outcome IN ('Cached', 'Downloaded') GROUP BY 1, 2, 3, 4, 5, 6, 7""");

    /** How far receivers of events were told. */
    private static final List<String> FOURTH = List.of("""
            CREATE TABLE delivery_cursor(
              receiver TEXT PRIMARY KEY,
              position INTEGER NOT NULL) WITHOUT ROWID""");

    /** What registries have said to whom; to whom they had said it before is not known. */
    private static final List<String> FIFTH = List.of("DROP TABLE rate_budget", """
            CREATE TABLE rate_budget(
              registry TEXT NOT NULL,
              account TEXT NOT NULL,
              allowed INTEGER NOT NULL,
              remaining INTEGER NOT NULL,
              counts_back TEXT,
              at INTEGER NOT NULL,
              PRIMARY KEY (registry, account)) WITHOUT ROWID""");

    static final List<List<String>> ALL = List.of(FIRST, SECOND, THIRD, FOURTH, FIFTH);

    private SchemaSteps() {}
}
