package io.aegis.images.adapters.eventstore.readmodel;

import io.aegis.images.adapters.eventstore.sqlite.Nanos;
import io.aegis.images.adapters.eventstore.sqlite.Query;
import io.aegis.images.application.record.AuditQuery;
import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.List;

/**
 * An audit query in SQL. The narrowest thing asked for leads by its index, whose entries stand in the order of positions;
 * SQLite, which knows nothing of how narrow each is, is not left to choose. Times are narrowed to positions by their days.
 */
final class AuditSearch {

    private final List<String> conditions = new ArrayList<>();
    private final List<Object> arguments = new ArrayList<>();

    static Query of(AuditQuery query) {
        var search = matching(query);
        search.arguments.add(query.limit());
        return new Query(
                "SELECT position FROM audit " + index(query) + search.where() + " ORDER BY position DESC LIMIT ?",
                search.arguments);
    }

    /** The columns of all events that match. */
    static Query rows(String columns, AuditQuery query) {
        var search = matching(query);
        return new Query("SELECT " + columns + " FROM audit " + index(query) + search.where(), search.arguments);
    }

    private static AuditSearch matching(AuditQuery query) {
        var search = new AuditSearch();
        search.identify(query);
        search.limitTimes(query);
        return search;
    }

    private static String index(AuditQuery query) {
        if (query.pull().isDefined()) {
            return "INDEXED BY audit_pull";
        }
        if (query.execution().isDefined()) {
            return "INDEXED BY audit_execution";
        }
        if (query.reference().isDefined()) {
            return query.outcome().isDefined() ? "INDEXED BY audit_reference_outcome" : "INDEXED BY audit_reference";
        }
        if (query.tenant().isDefined()) {
            return "INDEXED BY audit_tenant";
        }
        if (query.outcome().isDefined()) {
            return "INDEXED BY audit_outcome";
        }
        if (query.credentialSource().isDefined()) {
            return "INDEXED BY audit_credential_source";
        }
        return query.node().isDefined() ? "INDEXED BY audit_node" : "NOT INDEXED";
    }

    private void identify(AuditQuery query) {
        matching("pull", query.pull());
        matching("execution", query.execution());
        matching("tenant", query.tenant());
        matching("reference", query.reference());
        matching("outcome", query.outcome());
        matching("credential_source", query.credentialSource());
        matching("node", query.node());
    }

    private void matching(String column, Option<?> wanted) {
        wanted.forEach(value -> condition(column + " = ?", value));
    }

    private void limitTimes(AuditQuery query) {
        query.before().forEach(before -> condition("position < ?", before));
        query.since().forEach(since -> {
            condition("position >= (SELECT min(first_position) FROM audit_day WHERE day >= ?)", Days.of(since));
            condition("at >= ?", Nanos.of(since));
        });
        query.until().forEach(until -> {
            condition("position <= (SELECT max(last_position) FROM audit_day WHERE day <= ?)", Days.of(until));
            condition("at < ?", Nanos.of(until));
        });
    }

    private void condition(String sql, Object argument) {
        conditions.add(sql);
        arguments.add(argument);
    }

    private String where() {
        return conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions);
    }

    private AuditSearch() {}
}
